"""platform: Linux and CPython 3.11, as sys says; the rest is the machine's (https://docs.python.org/3.11/library/platform.html)."""
import sys
from _stdlib import runtime, unmodelled


def python_version():
    return "%d.%d.%d" % sys.version_info[:3]


def python_version_tuple():
    return tuple(python_version().split("."))


def python_implementation():
    return "CPython"


def python_build():
    return "main", ""


def python_compiler():
    return "GCC"


def python_branch():
    return ""


def python_revision():
    return ""


def system():
    return "Linux"


def architecture(executable=None, bits="", linkage=""):
    return "64bit", "ELF"


def mac_ver(release="", versioninfo=("", "", ""), machine=""):
    return release, versioninfo, machine


def win32_ver(release="", version="", csd="", ptype=""):
    return release, version, csd, ptype


def machine():
    return runtime("platform.machine()")


def node():
    return runtime("platform.node()")


def platform(aliased=False, terse=False):
    return runtime("platform.platform()")


def processor():
    return runtime("platform.processor()")


def release():
    return runtime("platform.release()")


def version():
    return runtime("platform.version()")


def uname():
    return runtime("platform.uname()")


def libc_ver(executable=None, lib="", version="", chunksize=16384):
    return runtime("platform.libc_ver()")


def freedesktop_os_release():
    return runtime("platform.freedesktop_os_release()")


__getattr__ = unmodelled(__name__, "DEV_NULL java_ver system_alias uname_result win32_edition win32_is_iot")

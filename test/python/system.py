"""sys, os.environ, platform, importlib, pkgutil, types of a frame."""

import importlib
import math
import os
import sys
import types

check("version", [sys.version_info[:2], sys.version_info >= (3, 8), sys.version_info < (3, 11), sys.version_info.major, sys.version_info.minor, sys.version_info.releaselevel])
check("version text", sys.version.split(".")[:2])
check("platform", [sys.platform, sys.byteorder, sys.maxsize, sys.maxunicode, sys.implementation.name, sys.float_repr_style])
check("float info", [sys.float_info.max, sys.float_info.epsilon, sys.float_info.min, sys.float_info.dig, sys.float_info[3]])
check("int and hash info", [sys.int_info.bits_per_digit, sys.hash_info.width, sys.hash_info.modulus])
check("flags", [sys.flags.optimize, sys.flags.debug, bool(sys.flags.interactive)])
check("recursion limit", [sys.getrecursionlimit(), sys.setrecursionlimit(3000), sys.getrecursionlimit()])
sys.setrecursionlimit(1000)
check("modules", ["math" in sys.modules, sys.modules["math"] is math, "no_such_module" in sys.modules, sys.modules.get("os") is os, "os.path" in sys.modules])
check("argv", len(sys.argv) >= 1)
check("path", [isinstance(sys.path, list), all(isinstance(entry, str) for entry in sys.path)])
check("encoding", [sys.getdefaultencoding(), sys.getfilesystemencoding()])
check("intern", sys.intern("abc") is sys.intern("abc"))
check("exc_info outside", sys.exc_info())
check("stdlib names", ["os" in sys.stdlib_module_names, "torch" in sys.stdlib_module_names])
check("write", [sys.stdout.writable(), sys.stderr.name, hasattr(sys.stdin, "read")])


def inside():
    try:
        raise ValueError("v")
    except ValueError:
        kind, value, trace = sys.exc_info()
        return kind.__name__, str(value)


check("exc_info", inside())
check_raises("exit", lambda: sys.exit())
check_raises("exit code", lambda: sys.exit(3))
check_raises("exit message", lambda: sys.exit("done"))


def exit_code():
    try:
        sys.exit(4)
    except SystemExit as error:
        return error.code, error.args


check("exit code value", exit_code())


def own_name():
    return sys._getframe().f_code.co_name


def caller_name():
    return sys._getframe(1).f_code.co_name


def calls():
    local_value = 7
    return caller_name(), sys._getframe(0).f_locals["local_value"], sys._getframe().f_globals is globals()


check("frames", [own_name(), calls()[:2]])
check("globals of a frame", sys._getframe().f_globals["calls"] is calls)
check_raises("frame too deep", lambda: sys._getframe(5000))

module = types.ModuleType("made_here")
module.value = 5
sys.modules["made_here"] = module
import made_here

check("module put into sys.modules", [made_here.value, importlib.import_module("made_here") is module])
del sys.modules["made_here"]






def import_missing():
    try:
        importlib.import_module("made_here")
    except ImportError as error:
        return type(error).__name__, str(error), error.name


check("module taken out", import_missing())
check("import_module", [importlib.import_module("math") is math, importlib.import_module("os.path") is os.path])
check_raises("relative without package", lambda: importlib.import_module(".x"))

# Environment: what the program itself sets
os.environ["NUMEL_A"] = "1"
check("set", [os.environ["NUMEL_A"], os.environ.get("NUMEL_A"), os.getenv("NUMEL_A"), "NUMEL_A" in os.environ])
check("not set", [os.environ.get("NUMEL_NOT"), os.environ.get("NUMEL_NOT", "d"), os.getenv("NUMEL_NOT", 4), "NUMEL_NOT" in os.environ])
check("setdefault", [os.environ.setdefault("NUMEL_B", "2"), os.environ.setdefault("NUMEL_B", "3"), os.environ["NUMEL_B"]])
os.environ.update({"NUMEL_C": "x"}, NUMEL_D="y")
check("update", [os.environ["NUMEL_C"], os.environ["NUMEL_D"]])
del os.environ["NUMEL_A"]
check("deleted", [os.environ.get("NUMEL_A"), os.environ.pop("NUMEL_A", None), os.environ.pop("NUMEL_B")])
check_raises("deleted twice", lambda: os.environ.__delitem__("NUMEL_A"))
check_raises("not a string", lambda: os.environ.__setitem__("NUMEL_A", 1))
check("int of a default", int(os.environ.get("NUMEL_WIDTH", "64")))
check("flag", bool(int(os.getenv("NUMEL_FLAG", 0))))
check_raises("no such attribute", lambda: os.does_not_exist)
check_raises("no such attribute of sys", lambda: sys.does_not_exist)

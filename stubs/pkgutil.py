"""pkgutil: the modules of a package, as its folders list them (https://docs.python.org/3.11/library/pkgutil.html)."""
import os
import sys
from collections import namedtuple
from importlib import import_module
from inspect import getmodulename
from _stdlib import is_unknown, runtime, unmodelled

_numel_answers_unknown = True


def _holds(answer):
    return not is_unknown(answer) and answer


ModuleInfo = namedtuple("ModuleInfo", "module_finder name ispkg")


class FileFinder:
    def __init__(self, path):
        self.path = path

    def find_spec(self, fullname, target=None):
        from importlib.util import find_spec

        return find_spec(fullname)

    def __repr__(self):
        return f"FileFinder({self.path!r})"


def iter_modules(path=None, prefix=""):
    if is_unknown(path):
        return path
    if isinstance(path, str):
        raise ValueError("path must be None or list of paths to look for modules in")
    folders = [(folder, os.listdir(folder)) for folder in (sys.path if path is None else path)]
    for _, names in folders:
        if is_unknown(names):
            return names
    return _modules(folders, prefix)


def _modules(folders, prefix):
    seen = {"__init__"}
    for folder, names in folders:
        for file in sorted(names):
            name = getmodulename(file)
            ispkg = False
            if name in seen:
                continue
            full = os.path.join(folder, file)
            if not name and "." not in file and _holds(os.path.isdir(full)):
                name = file
                ispkg = _holds(os.path.isfile(os.path.join(full, "__init__.py")))
                if not ispkg:
                    continue
            if name and "." not in name and name not in seen:
                seen.add(name)
                yield ModuleInfo(FileFinder(folder), prefix + name, ispkg)


def walk_packages(path=None, prefix="", onerror=None):
    found = iter_modules(path, prefix)
    return found if is_unknown(found) else _walk(found, onerror)


def _walk(found, onerror):
    for info in found:
        yield info
        if not info.ispkg:
            continue
        try:
            package = import_module(info.name)
        except ImportError:
            if onerror is not None:
                onerror(info.name)
            continue
        except Exception:
            if onerror is None:
                raise
            onerror(info.name)
            continue
        yield from walk_packages(getattr(package, "__path__", []), info.name + ".", onerror)


def get_data(package, resource):
    module = import_module(package)
    file = getattr(module, "__file__", None)
    if is_unknown(file) or file is None:
        return file
    return open(os.path.join(os.path.dirname(file), *resource.split("/")), "rb").read()


def extend_path(path, name):
    return path


def resolve_name(name):
    if ":" in name:
        module, _, attributes = name.partition(":")
        found = import_module(module)
        attributes = attributes.split(".") if attributes else []
    else:
        first, *rest = name.split(".")
        found = import_module(first)
        attributes = rest
        while attributes and not hasattr(found, attributes[0]):
            try:
                found = import_module(f"{found.__name__}.{attributes[0]}")
            except ImportError:
                break
            attributes.pop(0)
    for attribute in attributes:
        found = getattr(found, attribute)
    return found


def find_loader(fullname):
    from importlib.util import find_spec

    spec = find_spec(fullname)
    return spec if is_unknown(spec) or spec is None else spec.loader


get_loader = find_loader


def iter_importers(fullname=""):
    return runtime("pkgutil.iter_importers()")


__getattr__ = unmodelled(__name__, "ImpImporter ImpLoader get_importer iter_importer_modules read_code simplegeneric")

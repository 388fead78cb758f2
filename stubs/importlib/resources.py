"""importlib.resources: files that lie in a package (https://docs.python.org/3.11/library/importlib.resources.html)."""
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from _stdlib import is_unknown, runtime, unmodelled

_numel_answers_unknown = True


def files(package):
    if isinstance(package, str):
        package = import_module(package)
    if is_unknown(package):
        return package
    folders = getattr(package, "__path__", None)
    if not folders:
        raise TypeError(f"{package!r} is not a package")
    return Path(folders[0])


@contextmanager
def as_file(path):
    yield path


@contextmanager
def path(package, resource):
    yield files(package) / resource


def open_text(package, resource, encoding="utf-8", errors="strict"):
    return (files(package) / resource).open("r", encoding=encoding, errors=errors)


def open_binary(package, resource):
    return (files(package) / resource).open("rb")


def read_text(package, resource, encoding="utf-8", errors="strict"):
    return (files(package) / resource).read_text(encoding, errors)


def read_binary(package, resource):
    return (files(package) / resource).read_bytes()


def is_resource(package, name):
    return (files(package) / name).is_file()


def contents(package):
    return (each.name for each in files(package).iterdir())


__getattr__ = unmodelled(__name__, "Package Resource ResourceReader abc")

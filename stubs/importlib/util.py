"""importlib.util (https://docs.python.org/3.11/library/importlib.html#module-importlib.util)."""
import sys
from _importing import absolute_name, locate, make_module
from _stdlib import is_unknown, unmodelled
from importlib.machinery import (
    BuiltinImporter, ExtensionFileLoader, ModuleSpec, NamespaceLoader, SourceFileLoader,
)

_numel_answers_unknown = True


def resolve_name(name, package):
    return absolute_name(name, package)


def find_spec(name, package=None):
    """None for a module that is nowhere on the import roots: as if it were not installed."""
    if is_unknown(name):
        return name
    full = absolute_name(name, package)
    found = locate(full)
    if is_unknown(found) or found is None:
        # What numel stands for without having it is there all the same.
        known = sys.modules.get(full)
        return ModuleSpec(full, BuiltinImporter()) if known is not None and not is_unknown(known) else found
    kind, path, folders = found
    loader = {
        "source": lambda: SourceFileLoader(full, path),
        "extension": lambda: ExtensionFileLoader(),
        "namespace": lambda: NamespaceLoader(),
        "builtin": lambda: BuiltinImporter(),
    }[kind]()
    spec = ModuleSpec(full, loader, origin=path or ("built-in" if kind == "builtin" else None))
    spec.submodule_search_locations = folders
    return spec


def spec_from_file_location(name, location=None, *, loader=None, submodule_search_locations=None):
    if is_unknown(location):
        return location
    if location is None:
        location = loader.get_filename(name)
    location = getattr(location, "__fspath__", lambda: location)()
    spec = ModuleSpec(name, loader or SourceFileLoader(name, location), origin=location)
    spec.submodule_search_locations = submodule_search_locations
    return spec


def spec_from_loader(name, loader, *, origin=None, is_package=None):
    return ModuleSpec(name, loader, origin=origin, is_package=is_package)


def module_from_spec(spec):
    module = make_module(spec.name, spec.origin if spec.has_location else None)
    module.__spec__ = spec
    module.__loader__ = spec.loader
    module.__package__ = spec.parent
    if spec.submodule_search_locations is not None:
        module.__path__ = spec.submodule_search_locations
    return module


class LazyLoader:
    """Modules are run when they are first imported all the same."""

    def __init__(self, loader):
        self.loader = loader

    @classmethod
    def factory(cls, loader):
        return lambda *args, **kwargs: cls(loader(*args, **kwargs))

    def create_module(self, spec):
        return self.loader.create_module(spec)

    def exec_module(self, module):
        self.loader.exec_module(module)


__getattr__ = unmodelled(
    __name__, "MAGIC_NUMBER cache_from_source decode_source module_for_loader set_loader set_package source_from_cache source_hash"
)

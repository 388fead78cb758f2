"""importlib.machinery: what a module was found as (https://docs.python.org/3.11/library/importlib.html#module-importlib.machinery)."""
from _importing import execute_file
from _stdlib import runtime, unmodelled

SOURCE_SUFFIXES = [".py"]
BYTECODE_SUFFIXES = [".pyc"]
EXTENSION_SUFFIXES = [".cpython-311-x86_64-linux-gnu.so", ".abi3.so", ".so"]


class ModuleSpec:
    def __init__(self, name, loader, *, origin=None, loader_state=None, is_package=None):
        self.name = name
        self.loader = loader
        self.origin = origin
        self.loader_state = loader_state
        self.submodule_search_locations = [] if is_package else None
        self.cached = None
        self.has_location = origin is not None

    @property
    def parent(self):
        return self.name.rpartition(".")[0] if self.submodule_search_locations is None else self.name

    def __eq__(self, other):
        return isinstance(other, ModuleSpec) and vars(self) == vars(other)

    def __repr__(self):
        parts = [f"name={self.name!r}", f"loader={self.loader!r}"]
        if self.origin is not None:
            parts.append(f"origin={self.origin!r}")
        if self.submodule_search_locations is not None:
            parts.append(f"submodule_search_locations={self.submodule_search_locations}")
        return f"ModuleSpec({', '.join(parts)})"


class SourceFileLoader:
    def __init__(self, fullname, path):
        self.name, self.path = fullname, path

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        if not execute_file(module, self.path):
            # Whatever the file would define is not known.
            path = self.path
            module.__getattr__ = lambda name: runtime(f"{name} of {path}")

    def load_module(self, fullname=None):
        from importlib.util import module_from_spec

        module = module_from_spec(ModuleSpec(self.name, self, origin=self.path))
        self.exec_module(module)
        return module

    def get_filename(self, fullname=None):
        return self.path

    def is_package(self, fullname=None):
        return self.path.endswith("__init__.py")

    def get_source(self, fullname=None):
        return open(self.path).read()

    def get_data(self, path):
        return open(path, "rb").read()


class _OtherLoader:
    """Of what is no source file."""


class ExtensionFileLoader(_OtherLoader):
    pass


class BuiltinImporter(_OtherLoader):
    pass


class NamespaceLoader(_OtherLoader):
    pass


class PathFinder:
    @classmethod
    def find_spec(cls, fullname, path=None, target=None):
        from importlib.util import find_spec

        return find_spec(fullname)


def all_suffixes():
    return SOURCE_SUFFIXES + BYTECODE_SUFFIXES + EXTENSION_SUFFIXES


__getattr__ = unmodelled(
    __name__,
    "DEBUG_BYTECODE_SUFFIXES FileFinder FrozenImporter OPTIMIZED_BYTECODE_SUFFIXES SourcelessFileLoader WindowsRegistryFinder",
)

"""importlib.abc: base classes of finders and loaders (https://docs.python.org/3.11/library/importlib.html#module-importlib.abc)."""


class Loader:
    def create_module(self, spec):
        return None

    def load_module(self, fullname):
        raise ImportError


class MetaPathFinder:
    def invalidate_caches(self):
        pass


class PathEntryFinder:
    def invalidate_caches(self):
        pass


class ResourceLoader(Loader):
    pass


class InspectLoader(Loader):
    pass


class ExecutionLoader(InspectLoader):
    pass


class FileLoader(ResourceLoader, ExecutionLoader):
    pass


class SourceLoader(ResourceLoader, ExecutionLoader):
    pass


class Traversable:
    pass


class TraversableResources:
    pass


class ResourceReader:
    pass

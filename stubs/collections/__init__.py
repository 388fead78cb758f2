"""collections (https://docs.python.org/3.11/library/collections.html): what every program uses is native
(`_collections`), the rest is loaded when it is asked for, because every import of torch comes by here.
"""
from _collections import OrderedDict, _count_elements, defaultdict, deque, namedtuple

__all__ = [
    "ChainMap",
    "Counter",
    "OrderedDict",
    "UserDict",
    "UserList",
    "UserString",
    "defaultdict",
    "deque",
    "namedtuple",
]


def __getattr__(name):
    if name == "abc":
        import collections.abc

        return collections.abc
    if name in __all__:
        from collections import _classes

        value = getattr(_classes, name)
        globals()[name] = value
        return value
    raise AttributeError(f"module 'collections' has no attribute '{name}'")

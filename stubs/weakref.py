"""weakref: nothing is collected while a model is built, so that weak containers keep what they are given.
https://docs.python.org/3.11/library/weakref.html"""
from _weakref import ReferenceType, getweakrefcount, getweakrefs, proxy, ref
from collections import UserDict
from collections.abc import MutableSet

ProxyType = CallableProxyType = ReferenceType
ProxyTypes = (ProxyType, CallableProxyType)


class WeakMethod(ref):
    """A weak reference to a bound method."""


class WeakValueDictionary(UserDict):
    def __repr__(self):
        return f"<{self.__class__.__name__}>"

    def valuerefs(self):
        return [ref(value) for value in self.values()]

    def itervaluerefs(self):
        return iter(self.valuerefs())


class WeakKeyDictionary(UserDict):
    def __repr__(self):
        return f"<{self.__class__.__name__}>"

    def keyrefs(self):
        return [ref(key) for key in self]


class WeakSet(MutableSet):
    def __init__(self, data=None):
        self.data = set()
        if data is not None:
            self.update(data)

    def __iter__(self):
        return iter(self.data)

    def __len__(self):
        return len(self.data)

    def __contains__(self, item):
        return item in self.data

    def add(self, item):
        self.data.add(item)

    def discard(self, item):
        self.data.discard(item)

    def update(self, other):
        for item in other:
            self.add(item)

    def copy(self):
        return self.__class__(self)

    __copy__ = copy


class finalize:
    """Calls a function when it is called itself, once; never by itself."""

    def __init__(self, obj, func, /, *args, **kwargs):
        self._pending = (obj, func, args, kwargs)
        self.atexit = True

    def __call__(self, _=None):
        pending, self._pending = self._pending, None
        if pending is not None:
            _, func, args, kwargs = pending
            return func(*args, **kwargs)

    def detach(self):
        pending, self._pending = self._pending, None
        return pending

    def peek(self):
        return self._pending

    @property
    def alive(self):
        return self._pending is not None

"""functools: what is easier said in Python; the rest is native (`_functools`).
https://docs.python.org/3.11/library/functools.html"""
from _functools import (
    WRAPPER_ASSIGNMENTS,
    WRAPPER_UPDATES,
    cache,
    lru_cache,
    partial,
    reduce,
    update_wrapper,
    wraps,
)
from types import GenericAlias

__all__ = [
    "WRAPPER_ASSIGNMENTS",
    "WRAPPER_UPDATES",
    "cache",
    "cached_property",
    "cmp_to_key",
    "lru_cache",
    "partial",
    "partialmethod",
    "reduce",
    "singledispatch",
    "singledispatchmethod",
    "total_ordering",
    "update_wrapper",
    "wraps",
]


def cmp_to_key(mycmp):
    """A key function for sorting by a comparison function."""

    class K:
        __slots__ = ["obj"]
        __hash__ = None

        def __init__(self, obj):
            self.obj = obj

        def __lt__(self, other):
            return mycmp(self.obj, other.obj) < 0

        def __gt__(self, other):
            return mycmp(self.obj, other.obj) > 0

        def __eq__(self, other):
            return mycmp(self.obj, other.obj) == 0

        def __le__(self, other):
            return mycmp(self.obj, other.obj) <= 0

        def __ge__(self, other):
            return mycmp(self.obj, other.obj) >= 0

    return K


def _negated(name):
    """The opposite of a comparison: `not (self < other)`."""

    def method(self, other):
        result = getattr(type(self), name)(self, other)
        return result if result is NotImplemented else not result

    return method


def _or_equal(name):
    """`self < other or self == other`"""

    def method(self, other):
        result = getattr(type(self), name)(self, other)
        return result if result is NotImplemented else result or self == other

    return method


def _and_unequal(name):
    """`self <= other and self != other`"""

    def method(self, other):
        result = getattr(type(self), name)(self, other)
        return result if result is NotImplemented else result and self != other

    return method


def _neither(name):
    """`not (self < other) and self != other`"""

    def method(self, other):
        result = getattr(type(self), name)(self, other)
        return result if result is NotImplemented else not result and self != other

    return method


def _opposite_or_equal(name):
    """`not (self <= other) or self == other`"""

    def method(self, other):
        result = getattr(type(self), name)(self, other)
        return result if result is NotImplemented else not result or self == other

    return method


_derived_orders = {
    "__lt__": [("__gt__", _neither), ("__le__", _or_equal), ("__ge__", _negated)],
    "__le__": [("__ge__", _opposite_or_equal), ("__lt__", _and_unequal), ("__gt__", _negated)],
    "__gt__": [("__lt__", _neither), ("__ge__", _or_equal), ("__le__", _negated)],
    "__ge__": [("__le__", _opposite_or_equal), ("__gt__", _and_unequal), ("__lt__", _negated)],
}


def total_ordering(cls):
    """Adds the comparisons that follow from the one that the class defines."""
    defined = {op for op in _derived_orders if getattr(cls, op, None) is not getattr(object, op, None)}
    if not defined:
        raise ValueError("must define at least one ordering operation: < > <= >=")
    root = max(defined)
    for name, derive in _derived_orders[root]:
        if name not in defined:
            method = derive(root)
            method.__name__ = name
            setattr(cls, name, method)
    return cls


class partialmethod:
    """A partial that becomes a method when it is found on a class."""

    def __init__(self, func, /, *args, **keywords):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        if isinstance(func, partialmethod):
            self.func = func.func
            self.args = func.args + args
            self.keywords = {**func.keywords, **keywords}
        else:
            self.func = func
            self.args = args
            self.keywords = keywords

    def __repr__(self):
        parts = [repr(self.func)]
        parts += [repr(each) for each in self.args]
        parts += [f"{name}={value!r}" for name, value in self.keywords.items()]
        cls = type(self)
        return f"{cls.__module__}.{cls.__qualname__}({', '.join(parts)})"

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)

    def __get__(self, obj, cls=None):
        get = getattr(self.func, "__get__", None)
        if get is not None and not isinstance(self.func, partial):
            bound = get(obj, cls)
            if bound is not self.func:
                return partial(bound, *self.args, **self.keywords)
        unbound = self._as_function()
        return unbound.__get__(obj, cls)

    def _as_function(self):
        def method(cls_or_self, /, *args, **keywords):
            return self.func(cls_or_self, *self.args, *args, **{**self.keywords, **keywords})

        method.__isabstractmethod__ = self.__isabstractmethod__
        return method

    __class_getitem__ = classmethod(GenericAlias)


_missing = object()


class cached_property:
    """A property that is computed once per instance, and then an ordinary attribute."""

    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError(
                "Cannot assign the same cached_property to two different names "
                f"({self.attrname!r} and {name!r})."
            )

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        if self.attrname is None:
            raise TypeError("Cannot use cached_property instance without calling __set_name__ on it.")
        try:
            known = instance.__dict__
        except AttributeError:
            raise TypeError(
                f"No '__dict__' attribute on {type(instance).__name__!r} "
                f"instance to cache {self.attrname!r} property."
            ) from None
        value = known.get(self.attrname, _missing)
        if value is _missing:
            value = self.func(instance)
            known[self.attrname] = value
        return value

    __class_getitem__ = classmethod(GenericAlias)


def _candidates(cls, registry):
    """The registered classes that `cls` is an instance's class of, the most specific first.

    An ABC that is no base stands right behind the last base that is still its subclass.
    """
    mro = list(cls.__mro__)
    virtual = {}
    for each in registry:
        if each in mro or not hasattr(each, "__mro__") or not issubclass(cls, each):
            continue
        position = max(i for i, base in enumerate(mro) if issubclass(base, each))
        virtual.setdefault(position, []).append(each)
    for i, base in enumerate(mro):
        if base in registry:
            yield [base]
        group = virtual.get(i, [])
        while group:
            first = [one for one in group if not any(o is not one and issubclass(o, one) for o in group)]
            yield first
            group = [one for one in group if one not in first]


def _find_implementation(cls, registry):
    for group in _candidates(cls, registry):
        if len(group) > 1:
            raise RuntimeError(f"Ambiguous dispatch: {group[0]} or {group[1]}")
        return registry[group[0]]
    return None


def singledispatch(func):
    """Makes a function generic in the class of its first argument."""
    registry = {}
    known = {}

    def dispatch(cls):
        if cls not in known:
            known[cls] = registry[cls] if cls in registry else _find_implementation(cls, registry)
        return known[cls]

    def _is_union(cls):
        return type(cls).__name__ in ("UnionType", "_UnionGenericAlias")

    def _is_valid(cls):
        if isinstance(cls, type):
            return True
        return _is_union(cls) and all(isinstance(arg, type) for arg in cls.__args__)

    def register(cls, func=None):
        if _is_valid(cls):
            if func is None:
                return lambda f: register(cls, f)
        else:
            if func is not None:
                raise TypeError(f"Invalid first argument to `register()`. {cls!r} is not a class or union type.")
            annotations = getattr(cls, "__annotations__", {})
            if not annotations:
                raise TypeError(
                    f"Invalid first argument to `register()`: {cls!r}. "
                    "Use either `@register(some_class)` or plain `@register` "
                    "on an annotated function."
                )
            func = cls
            from typing import get_type_hints

            name, cls = next(iter(get_type_hints(func).items()))
            if not _is_valid(cls):
                if _is_union(cls):
                    raise TypeError(f"Invalid annotation for {name!r}. {cls!r} not all arguments are classes.")
                raise TypeError(f"Invalid annotation for {name!r}. {cls!r} is not a class.")
        for each in cls.__args__ if _is_union(cls) else (cls,):
            registry[each] = func
        known.clear()
        return func

    def wrapper(*args, **kwargs):
        if not args:
            raise TypeError(f"{name} requires at least 1 positional argument")
        return dispatch(type(args[0]))(*args, **kwargs)

    name = getattr(func, "__name__", "singledispatch function")
    registry[object] = func
    wrapper.register = register
    wrapper.dispatch = dispatch
    from types import MappingProxyType

    wrapper.registry = MappingProxyType(registry)
    wrapper._clear_cache = known.clear
    update_wrapper(wrapper, func)
    return wrapper


class singledispatchmethod:
    """As singledispatch, for methods: dispatches on the argument behind `self`."""

    def __init__(self, func):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        return self.dispatcher.register(cls, func=method)

    def __get__(self, obj, cls=None):
        def method(*args, **kwargs):
            implementation = self.dispatcher.dispatch(type(args[0]))
            return implementation.__get__(obj, cls)(*args, **kwargs)

        method.register = self.register
        update_wrapper(method, self.func)
        return method

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)

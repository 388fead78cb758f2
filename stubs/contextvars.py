"""contextvars: variables of the one context there is (https://docs.python.org/3.11/library/contextvars.html)."""
from types import GenericAlias

_missing = object()


class Token:
    MISSING = _missing

    def __init__(self, var, old_value):
        self.var, self.old_value = var, old_value


class ContextVar:
    def __init__(self, name, *, default=_missing):
        self.name = name
        self._default = default
        self._value = _missing

    def get(self, *default):
        for value in (self._value, *default, self._default):
            if value is not _missing:
                return value
        raise LookupError(self)

    def set(self, value):
        token = Token(self, self._value)
        self._value = value
        return token

    def reset(self, token):
        self._value = token.old_value

    __class_getitem__ = classmethod(GenericAlias)


class Context:
    def run(self, callable, *args, **kwargs):
        return callable(*args, **kwargs)

    def copy(self):
        return Context()


def copy_context():
    return Context()

"""Classes that constructors may hold or inherit from, and that do nothing here."""
from _numel import unsupported


class Inert:
    """Takes any arguments; what is asked of it is `unsupported`."""

    def __init__(self, *args, **kwargs):
        pass

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")
        return unsupported(f"{type(self).__name__}.{name}")


class InertContext(Inert):
    """A context manager and decorator that changes nothing."""

    def __enter__(self):
        return self

    def __exit__(self, *error):
        return False

    def __call__(self, function):
        return function


def ignored(*args, **kwargs):
    """A function that does nothing here."""
    return None


def plain(function=None, *args, **kwargs):
    """A decorator, with arguments or without, that changes nothing."""
    return function if callable(function) else plain

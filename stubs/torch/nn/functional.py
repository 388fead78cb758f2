"""torch.nn.functional: a table; each function is found in its file when it is first asked for."""
from importlib import import_module

# File → the functions in it.
_FILES = {}


def __getattr__(name):
    for file, names in _FILES.items():
        if name in names.split():
            value = getattr(import_module(f"torch.nn._functional.{file}"), name)
            globals()[name] = value
            return value
    raise AttributeError(f"module 'torch.nn.functional' has no attribute '{name}'")


def __dir__():
    return sorted({*globals(), *(name for names in _FILES.values() for name in names.split())})

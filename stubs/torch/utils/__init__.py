"""torch.utils: its parts, each when it is first asked for."""
from importlib import import_module

from _numel import unsupported

_SUBMODULES = "_pytree checkpoint data hooks model_zoo tensorboard".split()


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(f"module 'torch.utils' has no attribute '{name}'")
    if name not in _SUBMODULES:
        return unsupported(f"torch.utils.{name}")
    value = import_module(f"torch.utils.{name}")
    globals()[name] = value
    return value

"""torch.utils: its parts, each when it is first asked for."""
from importlib import import_module

_SUBMODULES = ["checkpoint", "data", "hooks", "model_zoo"]


def __getattr__(name):
    if name not in _SUBMODULES:
        raise AttributeError(f"module 'torch.utils' has no attribute '{name}'")
    value = import_module(f"torch.utils.{name}")
    globals()[name] = value
    return value

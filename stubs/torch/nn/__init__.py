"""torch.nn: the layers' names, each found in its file when it is first asked for."""
from importlib import import_module

from _numel import unsupported
from torch.nn import modules
from torch.nn.parameter import Buffer, Parameter, UninitializedBuffer, UninitializedParameter

_SUBMODULES = ["attention", "common_types", "functional", "init", "parallel", "quantized", "utils"]

# What PyTorch has here and numel does not model.
_UNMODELLED = ["_reduction", "grad", "intrinsic", "qat", "quantizable"]

__all__ = [
    *modules.__all__, "Buffer", "Parameter", "UninitializedBuffer", "UninitializedParameter", "DataParallel",
    "modules", "parameter", *_SUBMODULES
]


def factory_kwargs(kwargs):
    """The `device`, `dtype` and `memory_format` among `kwargs`."""
    if kwargs is None:
        return {}
    known = ("device", "dtype", "memory_format")
    unexpected = [key for key in kwargs if key not in known and key != "factory_kwargs"]
    if unexpected:
        raise TypeError(f"unexpected kwargs {set(unexpected)}")
    chosen = dict(kwargs.get("factory_kwargs", {}))
    for key in known:
        if key in kwargs:
            if key in chosen:
                raise TypeError(f"{key} specified twice, in **kwargs and in factory_kwargs")
            chosen[key] = kwargs[key]
    return chosen


def __getattr__(name):
    if name in _SUBMODULES:
        value = import_module(f"torch.nn.{name}")
    elif name == "DataParallel":
        from torch.nn.parallel import DataParallel as value
    elif name in modules.__all__:
        value = getattr(modules, name)
    elif name in _UNMODELLED:
        value = unsupported(f"torch.nn.{name}")
    else:
        raise AttributeError(f"module 'torch.nn' has no attribute '{name}'")
    globals()[name] = value
    return value


def __dir__():
    return sorted({*globals(), *__all__})

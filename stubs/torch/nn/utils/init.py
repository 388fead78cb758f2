"""torch.nn.utils.skip_init."""
import inspect

from torch.nn.modules.module import Module


def skip_init(module_cls, *args, **kwargs):
    """The module, without initialization: the same registration."""
    if not issubclass(module_cls, Module):
        raise RuntimeError(f"Expected a Module; got {module_cls}")
    if "device" not in inspect.signature(module_cls).parameters:
        raise RuntimeError("Module must support a 'device' arg to skip initialization")
    kwargs.pop("device", None)
    return module_cls(*args, **kwargs)

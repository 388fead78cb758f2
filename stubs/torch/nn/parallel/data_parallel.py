"""torch.nn.DataParallel."""
from torch.nn.modules.module import Module


class DataParallel(Module):
    """The wrapped module, as `module`."""

    def __init__(self, module, device_ids=None, output_device=None, dim=0):
        super().__init__()
        self.add_module("module", module)
        self.device_ids = []

    def __class_getitem__(cls, item):
        return cls

    def forward(self, *inputs, **kwargs):
        return self.module(*inputs, **kwargs)


def data_parallel(module, inputs, device_ids=None, output_device=None, dim=0, module_kwargs=None):
    inputs = inputs if isinstance(inputs, tuple) else (inputs,)
    return module(*inputs, **(module_kwargs or {}))

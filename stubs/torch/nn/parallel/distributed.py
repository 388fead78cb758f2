"""torch.nn.parallel.DistributedDataParallel: as if the process group were there."""
from torch.nn.modules.module import Module


class DistributedDataParallel(Module):
    """The wrapped module, as `module`."""

    def __init__(self, module, device_ids=None, output_device=None, dim=0, *args, **kwargs):
        super().__init__()
        self.add_module("module", module)
        self.device_ids = device_ids
        self.output_device = output_device
        self.dim = dim

    def forward(self, *inputs, **kwargs):
        return self.module(*inputs, **kwargs)

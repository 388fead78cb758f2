"""torch.ao.quantization: the stubs that models hold for quantization later."""
from torch.nn.modules.module import Module


class QuantStub(Module):
    """No parameters."""

    def __init__(self, qconfig=None):
        super().__init__()
        if qconfig:
            self.qconfig = qconfig

    def forward(self, x):
        return x


class DeQuantStub(Module):
    """No parameters."""

    def __init__(self, qconfig=None):
        super().__init__()
        if qconfig:
            self.qconfig = qconfig

    def forward(self, x):
        return x


class QuantWrapper(Module):
    """quant, dequant and the wrapped module, as `module`."""

    def __init__(self, module):
        super().__init__()
        self.add_module("quant", QuantStub(getattr(module, "qconfig", None)))
        self.add_module("dequant", DeQuantStub(getattr(module, "qconfig", None)))
        self.add_module("module", module)
        self.train(module.training)

    def forward(self, X):
        return self.dequant(self.module(self.quant(X)))

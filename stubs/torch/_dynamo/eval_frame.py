"""What torch.compile makes of a module."""
from torch.nn.modules.module import Module


class OptimizedModule(Module):
    """The module, as `_orig_mod`: its names come before every parameter's; other attributes are the module's own."""

    def __init__(self, mod, *args):
        super().__init__()
        object.__setattr__(self, "_compiled", True)
        self._orig_mod = mod
        self.training = mod.training

    def __getattr__(self, name):
        if name == "_orig_mod":
            return self._modules["_orig_mod"]
        return getattr(self._orig_mod, name)

    def __setattr__(self, name, value):
        if name == "_orig_mod" or "_orig_mod" not in self.__dict__.get("_modules", ()):
            super().__setattr__(name, value)
        elif name == "training":
            super().__setattr__(name, value)
            self._orig_mod.training = value
        else:
            setattr(self._orig_mod, name, value)

    def __delattr__(self, name):
        delattr(self._orig_mod, name)

    def __len__(self):
        return len(self._orig_mod)

    def __bool__(self):
        return True

    def forward(self, *args, **kwargs):
        return self._orig_mod(*args, **kwargs)

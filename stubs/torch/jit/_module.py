"""torch.jit.ScriptModule: a Module like any other here."""
from torch.nn.modules.module import Module


class ScriptModule(Module):
    """What its constructor registers."""

    def __init__(self, optimize=None):
        super().__init__()


class RecursiveScriptModule(ScriptModule):
    """What torch.jit.script makes of a module; `script` returns the module itself here."""

"""torch.optim: optimizers hold parameters; they change no shape and count nowhere."""
from torch.optim import lr_scheduler
from torch.optim.optimizer import Optimizer


class _Named(Optimizer):
    """One of PyTorch's: any options."""

    def __init__(self, params, lr=1e-3, *args, **options):
        super().__init__(params, {"lr": lr, **options})


class ASGD(_Named):
    """Registers nothing."""


class Adadelta(_Named):
    """Registers nothing."""


class Adafactor(_Named):
    """Registers nothing."""


class Adagrad(_Named):
    """Registers nothing."""


class Adam(_Named):
    """Registers nothing."""


class AdamW(_Named):
    """Registers nothing."""


class Adamax(_Named):
    """Registers nothing."""


class LBFGS(_Named):
    """Registers nothing."""


class Muon(_Named):
    """Registers nothing."""


class NAdam(_Named):
    """Registers nothing."""


class RAdam(_Named):
    """Registers nothing."""


class RMSprop(_Named):
    """Registers nothing."""


class Rprop(_Named):
    """Registers nothing."""


class SGD(_Named):
    """Registers nothing."""


class SparseAdam(_Named):
    """Registers nothing."""

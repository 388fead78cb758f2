"""torch.optim.lr_scheduler: schedulers schedule nothing."""
from torch._inert import Inert


class LRScheduler(Inert):
    """Keeps its optimizer."""

    def __init__(self, optimizer=None, *args, **kwargs):
        self.optimizer = optimizer

    def step(self, *args, **kwargs):
        return None


_LRScheduler = LRScheduler


class ChainedScheduler(LRScheduler):
    """Registers nothing."""


class ConstantLR(LRScheduler):
    """Registers nothing."""


class CosineAnnealingLR(LRScheduler):
    """Registers nothing."""


class CosineAnnealingWarmRestarts(LRScheduler):
    """Registers nothing."""


class CyclicLR(LRScheduler):
    """Registers nothing."""


class ExponentialLR(LRScheduler):
    """Registers nothing."""


class LambdaLR(LRScheduler):
    """Registers nothing."""


class LinearLR(LRScheduler):
    """Registers nothing."""


class MultiStepLR(LRScheduler):
    """Registers nothing."""


class MultiplicativeLR(LRScheduler):
    """Registers nothing."""


class OneCycleLR(LRScheduler):
    """Registers nothing."""


class PolynomialLR(LRScheduler):
    """Registers nothing."""


class ReduceLROnPlateau(LRScheduler):
    """Registers nothing."""


class SequentialLR(LRScheduler):
    """Registers nothing."""


class StepLR(LRScheduler):
    """Registers nothing."""

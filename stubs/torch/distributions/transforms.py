"""torch.distributions.transforms: kept, never applied."""
from torch._inert import Inert


class Transform(Inert):
    """Holds nothing that is registered."""

    bijective = False


class AbsTransform(Transform):
    """Holds nothing that is registered."""


class AffineTransform(Transform):
    """Holds nothing that is registered."""


class CatTransform(Transform):
    """Holds nothing that is registered."""


class ComposeTransform(Transform):
    """Holds nothing that is registered."""


class CorrCholeskyTransform(Transform):
    """Holds nothing that is registered."""


class CumulativeDistributionTransform(Transform):
    """Holds nothing that is registered."""


class ExpTransform(Transform):
    """Holds nothing that is registered."""


class IndependentTransform(Transform):
    """Holds nothing that is registered."""


class LowerCholeskyTransform(Transform):
    """Holds nothing that is registered."""


class PositiveDefiniteTransform(Transform):
    """Holds nothing that is registered."""


class PowerTransform(Transform):
    """Holds nothing that is registered."""


class ReshapeTransform(Transform):
    """Holds nothing that is registered."""


class SigmoidTransform(Transform):
    """Holds nothing that is registered."""


class SoftmaxTransform(Transform):
    """Holds nothing that is registered."""


class SoftplusTransform(Transform):
    """Holds nothing that is registered."""


class StackTransform(Transform):
    """Holds nothing that is registered."""


class StickBreakingTransform(Transform):
    """Holds nothing that is registered."""


class TanhTransform(Transform):
    """Holds nothing that is registered."""

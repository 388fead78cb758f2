"""torch.nn.attention: which kernel runs changes no shape."""
from enum import Enum

from torch._inert import InertContext


class SDPBackend(Enum):
    """Kernels of scaled_dot_product_attention."""

    ERROR = -1
    MATH = 0
    FLASH_ATTENTION = 1
    EFFICIENT_ATTENTION = 2
    CUDNN_ATTENTION = 3
    OVERRIDEABLE = 4


class sdpa_kernel(InertContext):
    """Chooses nothing."""

"""torch.backends.cuda: switches; set and forgotten."""
from torch._inert import Inert, InertContext, ignored

enable_flash_sdp = enable_math_sdp = enable_mem_efficient_sdp = enable_cudnn_sdp = ignored
preferred_linalg_library = ignored


class _Matmul(Inert):
    """Switches."""

    allow_tf32 = False
    allow_fp16_reduced_precision_reduction = True
    allow_bf16_reduced_precision_reduction = True


matmul = _Matmul()


class sdp_kernel(InertContext):
    """Chooses nothing."""


def is_built():
    return False


def flash_sdp_enabled():
    return True


math_sdp_enabled = mem_efficient_sdp_enabled = cudnn_sdp_enabled = flash_sdp_enabled

"""Activations: the shape stays. https://docs.pytorch.org/docs/stable/nn.functional.html#non-linear-activation-functions"""
from _numel import computed, is_unknown
from torch.nn._functional.shapes import check, same, wrap_dim


def relu(input, inplace=False):
    return same(input, inplace)


def relu6(input, inplace=False):
    return same(input, inplace)


def relu_(input):
    return same(input, True)


def silu(input, inplace=False):
    return same(input, inplace)


def mish(input, inplace=False):
    return same(input, inplace)


def hardswish(input, inplace=False):
    return same(input, inplace)


def hardsigmoid(input, inplace=False):
    return same(input, inplace)


def selu(input, inplace=False):
    return same(input, inplace)


def selu_(input):
    return same(input, True)


def elu(input, alpha=1.0, inplace=False):
    return same(input, inplace)


def elu_(input, alpha=1.0):
    return same(input, True)


def celu(input, alpha=1.0, inplace=False):
    return same(input, inplace)


def celu_(input, alpha=1.0):
    return same(input, True)


def leaky_relu(input, negative_slope=0.01, inplace=False):
    return same(input, inplace)


def leaky_relu_(input, negative_slope=0.01):
    return same(input, True)


def rrelu(input, lower=1.0 / 8, upper=1.0 / 3, training=False, inplace=False):
    return same(input, inplace)


def rrelu_(input, lower=1.0 / 8, upper=1.0 / 3, training=False):
    return same(input, True)


def hardtanh(input, min_val=-1.0, max_val=1.0, inplace=False):
    check(min_val <= max_val, ValueError, "min_val cannot be greater than max_val")
    return same(input, inplace)


def hardtanh_(input, min_val=-1.0, max_val=1.0):
    return hardtanh(input, min_val, max_val, True)


def threshold(input, threshold, value, inplace=False):
    return same(input, inplace)


def threshold_(input, threshold, value):
    return same(input, True)


def gelu(input, *, approximate="none"):
    if approximate not in ("none", "tanh"):
        raise RuntimeError("approximate argument must be either none or tanh.")
    return same(input)


def sigmoid(input):
    return input.sigmoid()


def tanh(input):
    return input.tanh()


def logsigmoid(input):
    return same(input)


def softplus(input, beta=1, threshold=20):
    return same(input)


def softsign(input):
    return same(input)


def tanhshrink(input):
    return same(input)


def hardshrink(input, lambd=0.5):
    return same(input)


def softshrink(input, lambd=0.5):
    check(lambd >= 0, RuntimeError, f"lambda must be greater or equal to 0, but found to be {lambd}.")
    return same(input)


def _along(input, dim, dtype, name):
    if is_unknown(input):
        return input
    if dim is not None:
        wrap_dim(dim, input.dim())
    if dtype is None and not input.is_floating_point() and not input.is_complex():
        raise NotImplementedError(f'"{name}_lastdim_kernel_impl" not implemented for an integer type')
    return computed(input, dtype=dtype)


def softmax(input, dim=None, _stacklevel=3, dtype=None):
    return _along(input, dim, dtype, "softmax")


def softmin(input, dim=None, _stacklevel=3, dtype=None):
    return _along(input, dim, dtype, "softmax")


def log_softmax(input, dim=None, _stacklevel=3, dtype=None):
    return _along(input, dim, dtype, "log_softmax")


def gumbel_softmax(logits, tau=1, hard=False, eps=1e-10, dim=-1):
    return _along(logits, dim, None, "softmax")


def glu(input, dim=-1):
    """Half of the dimension is left."""
    if is_unknown(input):
        return input
    if input.dim() == 0:
        raise RuntimeError("glu does not support scalars because halving size must be even")
    dim = wrap_dim(dim, input.dim())
    size = input.shape[dim]
    check(size % 2 == 0, RuntimeError, f"Halving dimension must be even, but dimension {dim} is size {size}")
    return computed(input, (*input.shape[:dim], size // 2, *input.shape[dim + 1 :]))


def prelu(input, weight):
    if is_unknown(input) or is_unknown(weight):
        return input if is_unknown(input) else weight
    if weight.dim() > 1:
        raise RuntimeError(f"prelu: Expected `weight` to be a scalar or 1D tensor, but got: ndim = {weight.dim()}")
    count = weight.numel()
    channels = input.shape[1] if input.dim() > 1 else 1
    if count != 1:
        check(
            count == channels, RuntimeError,
            "Mismatch of parameter numbers and input channel size. "
            f"Found parameter numbers = {count} and channel size = {channels}."
        )
    return same(input)

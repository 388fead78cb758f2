"""torch.nn.init: the same checks and the same return values; of the numbers only constants are kept.
https://docs.pytorch.org/docs/stable/nn.init.html"""
import math

from _numel import fill, holds, is_unknown, randomize

_FANS = ["fan_in", "fan_out"]
_GAIN_ONE = (
    "linear conv1d conv2d conv3d conv_transpose1d conv_transpose2d conv_transpose3d sigmoid"
).split()
_GAINS = {"tanh": 5.0 / 3, "relu": math.sqrt(2.0), "selu": 3.0 / 4}


def _random(tensor, method):
    """Random numbers go into floating tensors only. `method`: the one PyTorch calls on the tensor."""
    if is_unknown(tensor):
        return tensor
    getattr(tensor, method)
    if not tensor.is_floating_point() and not tensor.is_complex():
        raise NotImplementedError(f'"{method}" not implemented for {tensor.dtype}')
    return randomize(tensor)


def _constant(tensor, value, method="fill_"):
    if is_unknown(tensor):
        return tensor
    getattr(tensor, method)
    return fill(tensor, value)


def calculate_gain(nonlinearity, param=None):
    if is_unknown(nonlinearity):
        return nonlinearity
    if nonlinearity in _GAIN_ONE:
        return 1
    if nonlinearity in _GAINS:
        return _GAINS[nonlinearity]
    if nonlinearity == "leaky_relu":
        if is_unknown(param):
            return param
        slope = 0.01 if param is None else param
        if isinstance(slope, bool) or not isinstance(slope, (int, float)):
            raise ValueError(f"negative_slope {param} not a valid number")
        return math.sqrt(2.0 / (1 + slope**2))
    raise ValueError(f"Unsupported nonlinearity {nonlinearity}")


def _calculate_fan_in_and_fan_out(tensor):
    if is_unknown(tensor):
        return tensor, tensor
    shape = tensor.shape
    if len(shape) < 2:
        raise ValueError("Fan in and fan out can not be computed for tensor with fewer than 2 dimensions")
    area = 1
    for length in shape[2:]:
        area = area * length
    return shape[1] * area, shape[0] * area


def _calculate_correct_fan(tensor, mode):
    mode = mode.lower()
    if is_unknown(mode):
        return mode
    if mode not in _FANS:
        raise ValueError(f"Mode {mode} not supported, please use one of {_FANS}")
    return _calculate_fan_in_and_fan_out(tensor)[_FANS.index(mode)]


def uniform_(tensor, a=0.0, b=1.0, generator=None):
    if not holds(a <= b):
        raise RuntimeError(f"uniform_ expects to return a [from, to) range, but found from={a} > to={b}")
    return _random(tensor, "uniform_")


def normal_(tensor, mean=0.0, std=1.0, generator=None):
    if not holds(std >= 0):
        raise RuntimeError(f"normal expects std >= 0.0, but found std {std}")
    return _random(tensor, "normal_")


def trunc_normal_(tensor, mean=0.0, std=1.0, a=-2.0, b=2.0, generator=None):
    return uniform_(tensor, a, b)


def constant_(tensor, val):
    return _constant(tensor, val)


def ones_(tensor):
    return _constant(tensor, 1.0)


def zeros_(tensor):
    return _constant(tensor, 0.0, "zero_")


def _check_two_dims(tensor):
    if not is_unknown(tensor) and tensor.dim() != 2:
        raise ValueError("Only tensors with 2 dimensions are supported")


def eye_(tensor):
    _check_two_dims(tensor)
    return _random(tensor, "fill_")


def dirac_(tensor, groups=1):
    if is_unknown(tensor):
        return tensor
    if tensor.dim() not in (3, 4, 5):
        raise ValueError("Only tensors with 3, 4, or 5 dimensions are supported")
    if not holds(tensor.shape[0] % groups == 0):
        raise ValueError("dim 0 must be divisible by groups")
    return _random(tensor, "fill_")


def _xavier(tensor, gain):
    fan_in, fan_out = _calculate_fan_in_and_fan_out(tensor)
    gain * math.sqrt(2.0 / (fan_in + fan_out))
    return _random(tensor, "uniform_")


def xavier_uniform_(tensor, gain=1.0, generator=None):
    return _xavier(tensor, gain)


def xavier_normal_(tensor, gain=1.0, generator=None):
    return _xavier(tensor, gain)


def _kaiming(tensor, a, mode, nonlinearity):
    if not is_unknown(tensor) and 0 not in tensor.shape:
        _calculate_correct_fan(tensor, mode)
        calculate_gain(nonlinearity, a)
    return _random(tensor, "uniform_")


def kaiming_uniform_(tensor, a=0, mode="fan_in", nonlinearity="leaky_relu", generator=None):
    return _kaiming(tensor, a, mode, nonlinearity)


def kaiming_normal_(tensor, a=0, mode="fan_in", nonlinearity="leaky_relu", generator=None):
    return _kaiming(tensor, a, mode, nonlinearity)


def orthogonal_(tensor, gain=1, generator=None):
    if not is_unknown(tensor) and tensor.dim() < 2:
        raise ValueError("Only tensors with 2 or more dimensions are supported")
    return _random(tensor, "normal_")


def sparse_(tensor, sparsity, std=0.01, generator=None):
    _check_two_dims(tensor)
    return _random(tensor, "normal_")


# The names without the underscore are deprecated and do the same.
uniform = uniform_
normal = normal_
constant = constant_
eye = eye_
dirac = dirac_
xavier_uniform = xavier_uniform_
xavier_normal = xavier_normal_
kaiming_uniform = kaiming_uniform_
kaiming_normal = kaiming_normal_
orthogonal = orthogonal_
sparse = sparse_


def _no_grad_uniform_(tensor, a, b, generator=None):
    return uniform_(tensor, a, b)


def _no_grad_normal_(tensor, mean, std, generator=None):
    return normal_(tensor, mean, std)


def _no_grad_trunc_normal_(tensor, mean, std, a, b, generator=None):
    return trunc_normal_(tensor, mean, std, a, b)


def _no_grad_fill_(tensor, val):
    return constant_(tensor, val)


def _no_grad_zero_(tensor):
    return zeros_(tensor)

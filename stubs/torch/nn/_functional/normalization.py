"""Normalization: the shape stays. https://docs.pytorch.org/docs/stable/nn.functional.html#normalization-functions"""
from _numel import is_unknown
from torch.nn._functional.shapes import check, same, wrap_dim


def _check_vectors(channels, **vectors):
    for name, vector in vectors.items():
        if vector is not None and not is_unknown(vector):
            count = vector.numel()
            check(count == channels, RuntimeError, f"{name} should contain {channels} elements not {count}")


def _product(sizes):
    product = 1
    for size in sizes:
        product = product * size
    return product


def batch_norm(
    input, running_mean, running_var, weight=None, bias=None, training=False, momentum=0.1, eps=1e-5
):
    if is_unknown(input):
        return input
    if training:
        count = _product(input.shape) // input.shape[1] if input.shape[1] != 0 else 0
        check(
            count != 1, ValueError,
            f"Expected more than 1 value per channel when training, got input size {input.shape}"
        )
    elif running_mean is None:
        raise RuntimeError("running_mean must be defined in evaluation mode")
    _check_vectors(
        input.shape[1], running_mean=running_mean, running_var=running_var, weight=weight, bias=bias
    )
    return same(input)


def instance_norm(
    input, running_mean=None, running_var=None, weight=None, bias=None, use_input_stats=True, momentum=0.1, eps=1e-5
):
    if is_unknown(input):
        return input
    if use_input_stats:
        check(
            _product(input.shape[2:]) != 1, ValueError,
            f"Expected more than 1 spatial element when training, got input size {input.shape}"
        )
    return same(input)


def _check_normalized(input, normalized_shape, **scales):
    wanted = tuple(normalized_shape)
    if not wanted:
        raise RuntimeError(
            "Expected normalized_shape to be at least 1-dimensional, i.e., containing at least one element, "
            "but got normalized_shape = []"
        )
    for name, scale in scales.items():
        if scale is not None and not is_unknown(scale):
            check(
                tuple(scale.shape) == wanted, RuntimeError,
                f"Expected {name} to be of same shape as normalized_shape, but got {name} of shape "
                f"{list(scale.shape)} and normalized_shape = {list(wanted)}"
            )
    check(
        tuple(input.shape[-len(wanted) :]) == wanted, RuntimeError,
        f"Given normalized_shape={list(wanted)}, expected input with shape [*, {str(list(wanted))[1:]}, "
        f"but got input of size{list(input.shape)}"
    )


def layer_norm(input, normalized_shape, weight=None, bias=None, eps=1e-5):
    if is_unknown(input):
        return input
    _check_normalized(input, normalized_shape, weight=weight, bias=bias)
    return same(input)


def rms_norm(input, normalized_shape, weight=None, eps=None):
    if is_unknown(input):
        return input
    _check_normalized(input, normalized_shape, weight=weight)
    return same(input)


def group_norm(input, num_groups, weight=None, bias=None, eps=1e-5):
    if is_unknown(input):
        return input
    if input.dim() < 2:
        raise RuntimeError(f"Expected at least 2 dimensions for input tensor but received {input.dim()}")
    channels = input.shape[1]
    check(
        channels % num_groups == 0, RuntimeError,
        "Expected number of channels in input to be divisible by num_groups, "
        f"but got input of shape {list(input.shape)} and num_groups={num_groups}"
    )
    check(
        _product(input.shape) != num_groups, ValueError,
        f"Expected more than 1 value per channel when training, got input size {list(input.shape)}"
    )
    for name, vector in (("weight", weight), ("bias", bias)):
        if vector is not None and not is_unknown(vector):
            check(
                tuple(vector.shape) == (channels,), RuntimeError,
                f"Expected {name} to be a vector of size equal to the number of channels in input, but got {name} of "
                f"shape {list(vector.shape)} and input of shape {list(input.shape)}"
            )
    return same(input)


def local_response_norm(input, size, alpha=1e-4, beta=0.75, k=1.0):
    if not is_unknown(input) and input.dim() < 3:
        raise ValueError(f"Expected 3D or higher dimensionality input (got {input.dim()} dimensions)")
    return same(input)


def normalize(input, p=2.0, dim=1, eps=1e-12, out=None):
    if is_unknown(input):
        return input
    for each_dim in dim if isinstance(dim, (tuple, list)) else (dim,):
        wrap_dim(each_dim, input.dim())
    return same(input)

"""Pooling. https://docs.pytorch.org/docs/stable/nn.functional.html#pooling-functions"""
from _numel import computed, is_unknown
from _numel.tensor import long
from torch.nn._functional.shapes import check, each, window_count


def _check_dims(input, dims):
    if input.dim() not in (dims + 1, dims + 2):
        raise RuntimeError(f"non-empty {dims + 1}D or {dims + 2}D (batch mode) tensor expected for input")


def _pooled_size(size, kernel, stride, padding, dilation, ceil_mode):
    span = dilation * (kernel - 1) + 1
    check(stride != 0, RuntimeError, "stride should not be zero")
    check(
        padding * 2 <= kernel, RuntimeError,
        f"pad should be smaller than or equal to half of kernel size, but got pad = {padding}, kernel = {kernel}"
    )
    count = window_count(size, kernel, stride, padding, dilation)
    if ceil_mode:
        # The last window starts inside the input or its left padding, not in the right padding.
        count = -((span - size - 2 * padding) // stride) + 1
        if (count - 1) * stride >= size + padding:
            count = count - 1
    check(
        count > 0, RuntimeError,
        f"Given input size: ({size}). Calculated output size: ({count}). Output size is too small"
    )
    return count


def _pool(dims, input, kernel_size, stride, padding, dilation, ceil_mode):
    if is_unknown(input):
        return input
    _check_dims(input, dims)
    kernel = each(kernel_size, dims)
    stride = kernel if stride is None or stride == [] else each(stride, dims)
    padding, dilation = each(padding, dims), each(dilation, dims)
    out = [
        _pooled_size(input.shape[d - dims], kernel[d], stride[d], padding[d], dilation[d], ceil_mode)
        for d in range(dims)
    ]
    return computed(input, (*input.shape[:-dims], *out))


def _with_indices(output, return_indices):
    return (output, computed(output, dtype=long)) if return_indices else output


def max_pool1d(
    input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False, return_indices=False
):
    return _with_indices(_pool(1, input, kernel_size, stride, padding, dilation, ceil_mode), return_indices)


def max_pool2d(
    input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False, return_indices=False
):
    return _with_indices(_pool(2, input, kernel_size, stride, padding, dilation, ceil_mode), return_indices)


def max_pool3d(
    input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False, return_indices=False
):
    return _with_indices(_pool(3, input, kernel_size, stride, padding, dilation, ceil_mode), return_indices)


def max_pool1d_with_indices(
    input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False, return_indices=False
):
    return max_pool1d(input, kernel_size, stride, padding, dilation, ceil_mode, True)


def max_pool2d_with_indices(
    input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False, return_indices=False
):
    return max_pool2d(input, kernel_size, stride, padding, dilation, ceil_mode, True)


def max_pool3d_with_indices(
    input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False, return_indices=False
):
    return max_pool3d(input, kernel_size, stride, padding, dilation, ceil_mode, True)


def avg_pool1d(input, kernel_size, stride=None, padding=0, ceil_mode=False, count_include_pad=True):
    return _pool(1, input, kernel_size, stride, padding, 1, ceil_mode)


def avg_pool2d(
    input, kernel_size, stride=None, padding=0, ceil_mode=False, count_include_pad=True, divisor_override=None
):
    return _pool(2, input, kernel_size, stride, padding, 1, ceil_mode)


def avg_pool3d(
    input, kernel_size, stride=None, padding=0, ceil_mode=False, count_include_pad=True, divisor_override=None
):
    if not is_unknown(input) and input.dim() > 3:
        for size, kernel in zip(input.shape[-3:], each(kernel_size, 3)):
            check(size >= kernel, RuntimeError, f"input image ({size}) smaller than kernel size ({kernel})")
    return _pool(3, input, kernel_size, stride, padding, 1, ceil_mode)


def lp_pool1d(input, norm_type, kernel_size, stride=None, ceil_mode=False):
    return _pool(1, input, kernel_size, stride, 0, 1, ceil_mode)


def lp_pool2d(input, norm_type, kernel_size, stride=None, ceil_mode=False):
    return _pool(2, input, kernel_size, stride, 0, 1, ceil_mode)


def lp_pool3d(input, norm_type, kernel_size, stride=None, ceil_mode=False):
    return _pool(3, input, kernel_size, stride, 0, 1, ceil_mode)


def _adaptive(dims, input, output_size):
    if is_unknown(input):
        return input
    out = each(output_size, dims)
    if input.dim() <= dims:
        raise ValueError(f"Input dimension should be at least {dims + 1}")
    _check_dims(input, dims)
    if len(out) != dims:
        raise RuntimeError(f"adaptive pooling: output_size must have {dims} elements, got {len(out)}")
    if dims == 1 and out[0] is None:
        raise TypeError("argument 'output_size' (position 2) must be tuple of ints, but found element of type NoneType")
    out = [input.shape[d - dims] if out[d] is None else out[d] for d in range(dims)]
    return computed(input, (*input.shape[:-dims], *out))


def adaptive_avg_pool1d(input, output_size):
    return _adaptive(1, input, output_size)


def adaptive_avg_pool2d(input, output_size):
    return _adaptive(2, input, output_size)


def adaptive_avg_pool3d(input, output_size):
    return _adaptive(3, input, output_size)


def adaptive_max_pool1d(input, output_size, return_indices=False):
    return _with_indices(_adaptive(1, input, output_size), return_indices)


def adaptive_max_pool2d(input, output_size, return_indices=False):
    return _with_indices(_adaptive(2, input, output_size), return_indices)


def adaptive_max_pool3d(input, output_size, return_indices=False):
    return _with_indices(_adaptive(3, input, output_size), return_indices)


def adaptive_max_pool1d_with_indices(input, output_size, return_indices=False):
    return adaptive_max_pool1d(input, output_size, True)


def adaptive_max_pool2d_with_indices(input, output_size, return_indices=False):
    return adaptive_max_pool2d(input, output_size, True)


def adaptive_max_pool3d_with_indices(input, output_size, return_indices=False):
    return adaptive_max_pool3d(input, output_size, True)


def _fractional(dims, input, output_size, output_ratio, return_indices):
    if is_unknown(input):
        return input
    if output_size is None and output_ratio is None:
        raise ValueError(f"fractional_max_pool{dims}d requires specifying either an output_size or an output_ratio")
    _check_dims(input, dims)
    if output_size is not None:
        out = each(output_size, dims)
    else:
        if len(output_ratio) != dims:
            raise ValueError(f"fractional_max_pool{dims}d requires output_ratio to have {dims} elements")
        out = [int(input.shape[d - dims] * output_ratio[d]) for d in range(dims)]
    return _with_indices(computed(input, (*input.shape[:-dims], *out)), return_indices)


def fractional_max_pool2d(
    input, kernel_size, output_size=None, output_ratio=None, return_indices=False, _random_samples=None
):
    return _fractional(2, input, output_size, output_ratio, return_indices)


def fractional_max_pool3d(
    input, kernel_size, output_size=None, output_ratio=None, return_indices=False, _random_samples=None
):
    return _fractional(3, input, output_size, output_ratio, return_indices)


def fractional_max_pool2d_with_indices(
    input, kernel_size, output_size=None, output_ratio=None, return_indices=False, _random_samples=None
):
    return _fractional(2, input, output_size, output_ratio, True)


def fractional_max_pool3d_with_indices(
    input, kernel_size, output_size=None, output_ratio=None, return_indices=False, _random_samples=None
):
    return _fractional(3, input, output_size, output_ratio, True)


def _unpool(dims, input, kernel_size, stride, padding, output_size):
    if is_unknown(input):
        return input
    kernel, padding = each(kernel_size, dims), each(padding, dims)
    stride = kernel if stride is None else each(stride, dims)
    usual = [
        (input.shape[d - dims] - 1) * stride[d] - 2 * padding[d] + kernel[d] for d in range(dims)
    ]
    if output_size is None:
        return computed(input, (*input.shape[:-dims], *usual))
    wanted = list(output_size)
    if len(wanted) == dims + 2:
        wanted = wanted[2:]
    if len(wanted) != dims:
        raise ValueError(
            f"output_size should be a sequence containing {dims} or {dims + 2} elements, but it has a length of "
            f"'{len(output_size)}'"
        )
    for d in range(dims):
        check(
            abs(wanted[d] - usual[d]) < stride[d], ValueError,
            f'invalid output_size "{output_size}" '
            f"(dim {d} must be between {usual[d] - stride[d]} and {usual[d] + stride[d]})"
        )
    return computed(input, (*input.shape[:-dims], *wanted))


def max_unpool1d(input, indices, kernel_size, stride=None, padding=0, output_size=None):
    return _unpool(1, input, kernel_size, stride, padding, output_size)


def max_unpool2d(input, indices, kernel_size, stride=None, padding=0, output_size=None):
    return _unpool(2, input, kernel_size, stride, padding, output_size)


def max_unpool3d(input, indices, kernel_size, stride=None, padding=0, output_size=None):
    return _unpool(3, input, kernel_size, stride, padding, output_size)

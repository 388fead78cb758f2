"""Convolutions, fold and unfold. https://docs.pytorch.org/docs/stable/nn.functional.html#convolution-functions"""
from _numel import computed, is_unknown
from torch.nn._functional.shapes import check, check_batch, each, window_count


def _conv(function, dims, input, weight, bias, stride, padding, dilation, groups):
    if is_unknown(input) or is_unknown(weight):
        return input if is_unknown(input) else weight
    check_batch(input, dims, function)
    stride, dilation = each(stride, dims), each(dilation, dims)
    kernel = list(weight.shape[2:])
    shape = list(weight.shape)
    for step in stride:
        check(step > 0, RuntimeError, "non-positive stride is not supported")
    if padding == "same":
        for step in stride:
            check(step == 1, RuntimeError, "padding='same' is not supported for strided convolutions")
    elif padding != "valid" and isinstance(padding, str):
        raise RuntimeError(f"Invalid padding string: '{padding}'")
    check(shape[0] % groups == 0, RuntimeError, f"Given groups={groups}, expected weight to be divisible by it")
    channels = input.shape[-dims - 1]
    check(
        channels == shape[1] * groups, RuntimeError,
        f"Given groups={groups}, weight of size {shape}, expected input{list(input.shape)} to have "
        f"{shape[1] * groups} channels, but got {channels} channels instead"
    )
    _check_bias(bias, shape[0], shape)
    sizes = input.shape[-dims:]
    if padding == "same":
        out = list(sizes)
    else:
        pads = each(0 if padding == "valid" else padding, dims)
        for size, k, pad, step in zip(sizes, kernel, pads, dilation):
            check(
                size + 2 * pad >= step * (k - 1) + 1, RuntimeError,
                f"Calculated padded input size per channel: ({size + 2 * pad}). Kernel size: ({step * (k - 1) + 1}). "
                "Kernel size can't be greater than actual input size"
            )
        out = [window_count(*each_dim) for each_dim in zip(sizes, kernel, stride, pads, dilation)]
    return computed(input, (*input.shape[: -dims - 1], shape[0], *out))


def _check_bias(bias, outputs, shape):
    if bias is not None:
        check(
            tuple(bias.shape) == (outputs,), RuntimeError,
            f"Given weight of size {shape}, expected bias to be 1-dimensional with {outputs} elements, "
            f"but got bias of size {list(bias.shape)} instead"
        )


def conv1d(input, weight, bias=None, stride=1, padding=0, dilation=1, groups=1):
    return _conv("conv1d", 1, input, weight, bias, stride, padding, dilation, groups)


def conv2d(input, weight, bias=None, stride=1, padding=0, dilation=1, groups=1):
    return _conv("conv2d", 2, input, weight, bias, stride, padding, dilation, groups)


def conv3d(input, weight, bias=None, stride=1, padding=0, dilation=1, groups=1):
    return _conv("conv3d", 3, input, weight, bias, stride, padding, dilation, groups)


def conv_tbc(input, weight, bias, pad=0):
    """Time, batch, channels."""
    if is_unknown(input) or is_unknown(weight):
        return input if is_unknown(input) else weight
    steps, batch, channels = input.shape
    check(channels == weight.shape[1], RuntimeError, "Input and weight tensors have different channel counts")
    return computed(input, (steps + 2 * pad - weight.shape[0] + 1, batch, weight.shape[2]))


def _conv_transpose(function, dims, input, weight, bias, stride, padding, output_padding, groups, dilation):
    if is_unknown(input) or is_unknown(weight):
        return input if is_unknown(input) else weight
    check_batch(input, dims, function)
    shape = list(weight.shape)
    channels = input.shape[-dims - 1]
    check(
        channels == shape[0], RuntimeError,
        f"Given transposed=1, weight of size {shape}, expected input{list(input.shape)} to have {shape[0]} channels, "
        f"but got {channels} channels instead"
    )
    _check_bias(bias, shape[1] * groups, shape)
    stride, padding, dilation = each(stride, dims), each(padding, dims), each(dilation, dims)
    added = each(output_padding, dims)
    out = []
    for d in range(dims):
        check(
            added[d] < max(stride[d], dilation[d]), RuntimeError,
            "output padding must be smaller than either stride or dilation, but got "
            f"output_padding: {added[d]} stride: {stride[d]} dilation: {dilation[d]}"
        )
        size = input.shape[d - dims]
        out.append((size - 1) * stride[d] - 2 * padding[d] + dilation[d] * (shape[d + 2] - 1) + added[d] + 1)
    return computed(input, (*input.shape[: -dims - 1], shape[1] * groups, *out))


def conv_transpose1d(input, weight, bias=None, stride=1, padding=0, output_padding=0, groups=1, dilation=1):
    return _conv_transpose(
        "conv_transpose1d", 1, input, weight, bias, stride, padding, output_padding, groups, dilation
    )


def conv_transpose2d(input, weight, bias=None, stride=1, padding=0, output_padding=0, groups=1, dilation=1):
    return _conv_transpose(
        "conv_transpose2d", 2, input, weight, bias, stride, padding, output_padding, groups, dilation
    )


def conv_transpose3d(input, weight, bias=None, stride=1, padding=0, output_padding=0, groups=1, dilation=1):
    return _conv_transpose(
        "conv_transpose3d", 3, input, weight, bias, stride, padding, output_padding, groups, dilation
    )


def _blocks(sizes, kernel, dilation, padding, stride):
    """How many sliding blocks there are along each of the two dimensions."""
    counts = [window_count(*each_dim) for each_dim in zip(sizes, kernel, stride, padding, dilation)]
    for count in counts:
        check(
            count > 0, RuntimeError,
            f"Given input with spatial size {tuple(sizes)}, calculated shape of the array of sliding blocks as "
            f"{tuple(counts)}, but its components must be at least one."
        )
    return counts


def unfold(input, kernel_size, dilation=1, padding=0, stride=1):
    if is_unknown(input):
        return input
    if input.dim() not in (3, 4):
        raise RuntimeError(f"Expected 3D or 4D (batch mode) tensor for input, but got: {list(input.shape)}")
    kernel, dilation, padding, stride = (each(value, 2) for value in (kernel_size, dilation, padding, stride))
    rows, columns = _blocks(input.shape[-2:], kernel, dilation, padding, stride)
    return computed(input, (*input.shape[:-3], input.shape[-3] * kernel[0] * kernel[1], rows * columns))


def fold(input, output_size, kernel_size, dilation=1, padding=0, stride=1):
    if is_unknown(input):
        return input
    if input.dim() not in (2, 3):
        raise RuntimeError(f"Expected 2D or 3D (batch mode) tensor for input, but got: {list(input.shape)}")
    size, kernel, dilation, padding, stride = (
        each(value, 2) for value in (output_size, kernel_size, dilation, padding, stride)
    )
    area = kernel[0] * kernel[1]
    check(
        input.shape[-2] % area == 0, RuntimeError,
        "Expected size of input's dimension 1 to be divisible by the product of kernel_size, "
        f"but got input.size(1)={input.shape[-2]} and kernel_size={tuple(kernel)}."
    )
    rows, columns = _blocks(size, kernel, dilation, padding, stride)
    check(
        input.shape[-1] == rows * columns, RuntimeError,
        f"Given output_size={tuple(size)}, kernel_size={tuple(kernel)}, expected size of input's dimension 2 to match "
        f"the calculated number of sliding blocks {rows} * {columns} = {rows * columns}, "
        f"but got input.size(2)={input.shape[-1]}."
    )
    return computed(input, (*input.shape[:-2], input.shape[-2] // area, *size))

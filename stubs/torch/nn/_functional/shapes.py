"""What the functional ops share: sizes per dimension, results, checks."""

from _numel import computed, holds, is_unknown, randomize


def each(value, dims):
    """`value` for each of `dims` dimensions: one number for all, or a sequence (of one: for all)."""
    if is_unknown(value):
        return [value] * dims
    if not hasattr(type(value), "__iter__"):
        return [value] * dims
    items = list(value)
    return items * dims if len(items) == 1 else items


def same(input, inplace=False, dtype=None):
    """A tensor like the input, or the input itself with other values."""
    return randomize(input) if inplace else computed(input, dtype=dtype)


def window_count(size, kernel, stride, padding, dilation=1):
    """How many windows fit: ⌊(size + 2·padding - dilation·(kernel - 1) - 1) / stride⌋ + 1."""
    return (size + 2 * padding - dilation * (kernel - 1) - 1) // stride + 1


def wrap_dim(dim, dims):
    """`dim` counted from 0; a scalar counts as one dimension."""
    dims = max(dims, 1)
    if not -dims <= dim < dims:
        raise IndexError(
            f"Dimension out of range (expected to be in range of [{-dims}, {dims - 1}], but got {dim})"
        )
    return dim % dims


def check(condition, error, message):
    """Raises unless the condition holds or cannot be decided."""
    if not holds(condition):
        raise error(message)


def check_batch(input, dims, function):
    """A convolution's input has its channels and `dims` dimensions, and perhaps a batch."""
    if input.dim() not in (dims + 1, dims + 2):
        raise RuntimeError(
            f"Expected {dims + 1}D (unbatched) or {dims + 2}D (batched) input to {function}, "
            f"but got input of size: {list(input.shape)}"
        )

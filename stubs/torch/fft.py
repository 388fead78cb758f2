"""torch.fft: shapes and dtypes. https://docs.pytorch.org/docs/stable/fft.html"""
from _numel import computed, holds, is_unknown, randomize
from _numel.tensor import complex64, complex128, empty, float32, float64


def _complex(dtype):
    return complex128 if dtype in (float64, complex128) else complex64


def _real(dtype):
    return float64 if dtype in (float64, complex128) else float32


def _dims(input, s, dim):
    """The dimensions that are transformed, each with the length asked for or None."""
    dims = input.dim()
    if dim is None:
        dim = range(dims) if s is None else range(dims - len(s), dims)
    chosen = []
    for each in dim:
        if not -dims <= each < dims:
            raise IndexError(f"Dimension out of range (expected to be in range of [{-dims}, {dims - 1}], but got {each})")
        chosen.append(each % dims)
    lengths = [None] * len(chosen) if s is None else [None if length == -1 else length for length in s]
    return list(zip(chosen, lengths))


def _transform(input, s, dim, last=None, dtype=_complex):
    """`last`: how the last transformed dimension's length follows from the input's, where it does not stay."""
    if is_unknown(input):
        return input
    shape = list(input.shape)
    pairs = _dims(input, s, dim)
    for position, (each, length) in enumerate(pairs):
        is_last = position == len(pairs) - 1
        if is_last and last is not None:
            length = last(shape[each], length)
        size = shape[each] if length is None else length
        if not holds(size > 0):
            raise RuntimeError(f"Invalid number of data points ({size}) specified")
        shape[each] = size
    return computed(input, tuple(shape), dtype(input.dtype))


def _half(size, length):
    """The other half of a real signal's transform is its mirror image."""
    return (size if length is None else length) // 2 + 1


def _whole(size, length):
    return 2 * (size - 1) if length is None else length


def _check_real(input, name):
    if not is_unknown(input) and input.is_complex():
        raise RuntimeError(f"{name} expects a real input tensor, but got {input.dtype}")


def fft(input, n=None, dim=-1, norm=None):
    return _transform(input, [n] if n is not None else None, [dim])


ifft = fft


def rfft(input, n=None, dim=-1, norm=None):
    _check_real(input, "rfft")
    return _transform(input, [n] if n is not None else None, [dim], _half)


ihfft = rfft


def irfft(input, n=None, dim=-1, norm=None):
    return _transform(input, [n] if n is not None else None, [dim], _whole, _real)


hfft = irfft


def fft2(input, s=None, dim=(-2, -1), norm=None):
    return _transform(input, s, dim)


ifft2 = fft2


def rfft2(input, s=None, dim=(-2, -1), norm=None):
    _check_real(input, "rfft2")
    return _transform(input, s, dim, _half)


ihfft2 = rfft2


def irfft2(input, s=None, dim=(-2, -1), norm=None):
    return _transform(input, s, dim, _whole, _real)


hfft2 = irfft2


def fftn(input, s=None, dim=None, norm=None):
    return _transform(input, s, dim)


ifftn = fftn


def rfftn(input, s=None, dim=None, norm=None):
    _check_real(input, "rfftn")
    return _transform(input, s, dim, _half)


ihfftn = rfftn


def irfftn(input, s=None, dim=None, norm=None):
    return _transform(input, s, dim, _whole, _real)


hfftn = irfftn


def fftfreq(n, d=1.0, *, dtype=None, device=None, requires_grad=False):
    return randomize(empty(n, dtype=dtype, device=device))


def rfftfreq(n, d=1.0, *, dtype=None, device=None, requires_grad=False):
    return randomize(empty(n // 2 + 1, dtype=dtype, device=device))


def fftshift(input, dim=None):
    return computed(input)


ifftshift = fftshift

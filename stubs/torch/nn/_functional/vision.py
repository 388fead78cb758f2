"""Padding, resizing, shuffling and sampling. https://docs.pytorch.org/docs/stable/nn.functional.html#vision-functions"""
import math

from _numel import computed, is_unknown
from torch.nn._functional.shapes import check, each

_BY_DIMS = {3: ("linear",), 4: ("bilinear", "bicubic", "lanczos"), 5: ("trilinear",)}
_ANY_DIMS = ("nearest", "nearest-exact", "area")


def pad(input, pad, mode="constant", value=None):
    """Pairs of how much goes before and after, the last dimension first; negative ones cut."""
    if is_unknown(input) or is_unknown(pad):
        return input if is_unknown(input) else pad
    if not isinstance(pad, (tuple, list)):
        raise TypeError(f"pad(): argument 'pad' (position 2) must be tuple of ints, not {type(pad).__name__}")
    if len(pad) % 2:
        raise RuntimeError("Padding length must be divisible by 2")
    pairs = len(pad) // 2
    if pairs > input.dim():
        raise RuntimeError(
            "Padding length should be less than or equal to two times the input dimension but got padding length "
            f"{len(pad)} and input of dimension {input.dim()}"
        )
    if mode != "constant":
        _check_mode(input, pad, pairs, mode, value)
    shape = list(input.shape)
    for pair in range(pairs):
        size = shape[-1 - pair] + pad[2 * pair] + pad[2 * pair + 1]
        check(size >= 0, RuntimeError, "narrow(): length must be non-negative.")
        shape[-1 - pair] = size
    return computed(input, tuple(shape))


def _check_mode(input, pad, pairs, mode, value):
    if mode not in ("reflect", "replicate", "circular"):
        raise NotImplementedError(f"Unrecognised padding mode {mode}")
    if value is not None and value != 0:
        raise RuntimeError(f'Padding mode "{mode}" doesn\'t take in value argument')
    if input.dim() not in (pairs + 1, pairs + 2):
        raise NotImplementedError(f"Padding size {2 * pairs} is not supported for {input.dim()}D input tensor.")
    for pair in range(pairs):
        size = input.shape[-1 - pair]
        for amount in (pad[2 * pair], pad[2 * pair + 1]):
            if mode == "reflect":
                check(
                    amount < size, RuntimeError,
                    "Padding size should be less than the corresponding input dimension, "
                    f"but got: padding {amount} at dimension {input.dim() - 1 - pair} of input {list(input.shape)}"
                )
            elif mode == "circular":
                check(amount <= size, RuntimeError, "Padding value causes wrapping around more than once.")


def interpolate(
    input, size=None, scale_factor=None, mode="nearest", align_corners=None, recompute_scale_factor=None,
    antialias=False
):
    for value in (input, size, scale_factor, mode):
        if is_unknown(value):
            return value
    if mode in _ANY_DIMS and align_corners is not None:
        raise ValueError(
            "align_corners option can only be set with the interpolating modes: "
            "linear | bilinear | bicubic | trilinear"
        )
    dims = input.dim() - 2
    out = _resized(input, dims, size, scale_factor)
    _check_resize_mode(input, mode)
    for length in out:
        check(
            length > 0, RuntimeError,
            f"Input and output sizes should be greater than 0, but got input {list(input.shape[2:])} output {out}"
        )
    return computed(input, (*input.shape[:2], *out))


def _resized(input, dims, size, scale_factor):
    if size is not None and scale_factor is not None:
        raise ValueError("only one of size or scale_factor should be defined")
    if size is None and scale_factor is None:
        raise ValueError("either size or scale_factor should be defined")
    given = size if size is not None else scale_factor
    if isinstance(given, (tuple, list)) and len(given) != dims:
        what = "output size of" if size is not None else "scale_factor of shape"
        raise ValueError(
            "Input and output must have the same number of spatial dimensions, but got input with spatial dimensions "
            f"of {list(input.shape[2:])} and {what} {given}."
        )
    if size is not None:
        return each(size, dims)
    return [_scaled(length, factor) for length, factor in zip(input.shape[2:], each(scale_factor, dims))]


def _scaled(length, factor):
    # A whole factor stays an int, so that a symbolic length stays a polynomial.
    return length * int(factor) if factor == int(factor) else math.floor(length * factor)


def _check_resize_mode(input, mode):
    dims = input.dim()
    if dims in _BY_DIMS and (mode in _ANY_DIMS or mode in _BY_DIMS[dims]):
        return
    for needed, modes in _BY_DIMS.items():
        if mode in modes and dims in _BY_DIMS:
            raise NotImplementedError(f"Got {dims}D input, but {mode} mode needs {needed}D input")
    raise NotImplementedError(
        f"Input Error: Only 3D, 4D and 5D input Tensors supported (got {dims}D) for the modes: nearest | linear | "
        f"bilinear | bicubic | trilinear | lanczos | area | nearest-exact (got {mode})"
    )


def upsample(input, size=None, scale_factor=None, mode="nearest", align_corners=None):
    return interpolate(input, size, scale_factor, mode, align_corners)


def upsample_nearest(input, size=None, scale_factor=None):
    return interpolate(input, size, scale_factor, mode="nearest")


def upsample_bilinear(input, size=None, scale_factor=None):
    return interpolate(input, size, scale_factor, mode="bilinear", align_corners=True)


def _check_image(input, function):
    if input.dim() < 3:
        raise RuntimeError(
            f"{function} expects input to have at least 3 dimensions, but got input with {input.dim()} dimension(s)"
        )


def pixel_shuffle(input, upscale_factor):
    """(…, C·r², H, W) → (…, C, H·r, W·r)."""
    if is_unknown(input):
        return input
    _check_image(input, "pixel_shuffle")
    *batch, channels, height, width = input.shape
    square = upscale_factor * upscale_factor
    check(
        channels % square == 0, RuntimeError,
        "pixel_shuffle expects its input's 'channel' dimension to be divisible by the square of upscale_factor, "
        f"but input.size(-3)={channels} is not divisible by {square}"
    )
    return computed(input, (*batch, channels // square, height * upscale_factor, width * upscale_factor))


def pixel_unshuffle(input, downscale_factor):
    """(…, C, H·r, W·r) → (…, C·r², H, W)."""
    if is_unknown(input):
        return input
    _check_image(input, "pixel_unshuffle")
    *batch, channels, height, width = input.shape
    for name, length in (("height", height), ("width", width)):
        check(
            length % downscale_factor == 0, RuntimeError,
            f"pixel_unshuffle expects {name} to be divisible by downscale_factor, "
            f"but {length} is not divisible by {downscale_factor}"
        )
    square = downscale_factor * downscale_factor
    return computed(input, (*batch, channels * square, height // downscale_factor, width // downscale_factor))


def channel_shuffle(input, groups):
    if is_unknown(input):
        return input
    channels = input.shape[1]
    check(
        channels % groups == 0, RuntimeError,
        f"Number of channels must be divisible by groups. Got {channels} channels and {groups} groups."
    )
    return computed(input)


def native_channel_shuffle(input, groups):
    return channel_shuffle(input, groups)


def grid_sample(input, grid, mode="bilinear", padding_mode="zeros", align_corners=None):
    if is_unknown(input) or is_unknown(grid):
        return input if is_unknown(input) else grid
    check(
        input.shape[0] == grid.shape[0], RuntimeError,
        "grid_sampler(): expected grid and input to have same batch size, but got input with sizes "
        f"{list(input.shape)} and grid with sizes {list(grid.shape)}"
    )
    check(
        grid.shape[-1] == input.dim() - 2, RuntimeError,
        f"grid_sampler(): expected grid to have size {input.dim() - 2} in last dimension, "
        f"but got grid with sizes {list(grid.shape)}"
    )
    return computed(input, (*input.shape[:2], *grid.shape[1:-1]))


def affine_grid(theta, size, align_corners=None):
    if is_unknown(theta):
        return theta
    return computed(theta, (size[0], *size[2:], len(size) - 2))

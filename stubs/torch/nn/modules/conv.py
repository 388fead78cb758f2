"""Convolutions. https://docs.pytorch.org/docs/stable/nn.html#convolution-layers"""
from _numel import add_parameter, check_convolution, forget_values, holds, ntuple, reversed_padding
from _numel.tensor import UninitializedParameter
from torch.nn import functional as F
from torch.nn.modules.lazy import LazyModuleMixin
from torch.nn.modules.module import Module
from torch.nn.modules.utils import _pair, _single, _triple

# Paddings: sizes as the others, and the words "same" and "valid" as they are.
_single_padding, _pair_padding, _triple_padding = [ntuple(count, True) for count in (1, 2, 3)]


def _weight_shape(conv):
    if conv.transposed:
        return (conv.in_channels, conv.out_channels // conv.groups, *conv.kernel_size)
    return (conv.out_channels, conv.in_channels // conv.groups, *conv.kernel_size)


class _ConvNd(Module):
    """weight out·(in/groups)·∏kernel (transposed: in·(out/groups)·∏kernel), bias out."""

    __constants__ = [
        "in_channels", "out_channels", "kernel_size", "stride", "padding", "dilation", "groups", "output_padding",
        "padding_mode"
    ]

    def __init__(
        self, in_channels, out_channels, kernel_size, stride, padding, dilation, transposed, output_padding,
        groups, bias, padding_mode, device=None, dtype=None
    ):
        super().__init__()
        check_convolution(in_channels, out_channels, groups, stride, padding, padding_mode)
        self.in_channels = in_channels
        self.out_channels = out_channels
        self.kernel_size = kernel_size
        self.stride = stride
        self.padding = padding
        self.dilation = dilation
        self.transposed = transposed
        self.output_padding = output_padding
        self.groups = groups
        self.padding_mode = padding_mode
        self._reversed_padding_repeated_twice = reversed_padding(kernel_size, padding, dilation)
        add_parameter(self, "weight", _weight_shape(self), device, dtype)
        add_parameter(self, "bias", out_channels if bias else None, device, dtype)
        self.reset_parameters()

    def reset_parameters(self):
        forget_values(self, "weight", "bias")

    def extra_repr(self):
        zeros, ones = (0,) * len(self.padding), (1,) * len(self.dilation)
        words = [f"{self.in_channels}, {self.out_channels}, kernel_size={self.kernel_size}, stride={self.stride}"]
        if self.padding != zeros:
            words.append(f"padding={self.padding}")
        if self.dilation != ones:
            words.append(f"dilation={self.dilation}")
        if self.output_padding != (0,) * len(self.output_padding):
            words.append(f"output_padding={self.output_padding}")
        if self.groups != 1:
            words.append(f"groups={self.groups}")
        if self.bias is None:
            words.append("bias=False")
        if self.padding_mode != "zeros":
            words.append(f"padding_mode={self.padding_mode}")
        return ", ".join(words)


class Conv1d(_ConvNd):
    """weight out·(in/groups)·kernel, bias out."""

    def __init__(
        self, in_channels, out_channels, kernel_size, stride=1, padding=0, dilation=1, groups=1, bias=True,
        padding_mode="zeros", device=None, dtype=None
    ):
        super().__init__(
            in_channels, out_channels, _single(kernel_size), _single(stride),
            _single_padding(padding), _single(dilation), False, _single(0),
            groups, bias, padding_mode, device=device, dtype=dtype
        )

    def _conv_forward(self, input, weight, bias):
        padding = self.padding
        if self.padding_mode != "zeros":
            input = F.pad(input, self._reversed_padding_repeated_twice, mode=self.padding_mode)
            padding = 0
        return F.conv1d(input, weight, bias, self.stride, padding, self.dilation, self.groups)

    def forward(self, input):
        return self._conv_forward(input, self.weight, self.bias)


class Conv2d(_ConvNd):
    """weight out·(in/groups)·kernel₀·kernel₁, bias out."""

    def __init__(
        self, in_channels, out_channels, kernel_size, stride=1, padding=0, dilation=1, groups=1, bias=True,
        padding_mode="zeros", device=None, dtype=None
    ):
        super().__init__(
            in_channels, out_channels, _pair(kernel_size), _pair(stride),
            _pair_padding(padding), _pair(dilation), False, _pair(0), groups,
            bias, padding_mode, device=device, dtype=dtype
        )

    def _conv_forward(self, input, weight, bias):
        padding = self.padding
        if self.padding_mode != "zeros":
            input = F.pad(input, self._reversed_padding_repeated_twice, mode=self.padding_mode)
            padding = 0
        return F.conv2d(input, weight, bias, self.stride, padding, self.dilation, self.groups)

    def forward(self, input):
        return self._conv_forward(input, self.weight, self.bias)


class Conv3d(_ConvNd):
    """weight out·(in/groups)·kernel₀·kernel₁·kernel₂, bias out."""

    def __init__(
        self, in_channels, out_channels, kernel_size, stride=1, padding=0, dilation=1, groups=1, bias=True,
        padding_mode="zeros", device=None, dtype=None
    ):
        super().__init__(
            in_channels, out_channels, _triple(kernel_size), _triple(stride),
            _triple_padding(padding), _triple(dilation), False, _triple(0),
            groups, bias, padding_mode, device=device, dtype=dtype
        )

    def _conv_forward(self, input, weight, bias):
        padding = self.padding
        if self.padding_mode != "zeros":
            input = F.pad(input, self._reversed_padding_repeated_twice, mode=self.padding_mode)
            padding = 0
        return F.conv3d(input, weight, bias, self.stride, padding, self.dilation, self.groups)

    def forward(self, input):
        return self._conv_forward(input, self.weight, self.bias)


class _ConvTransposeNd(_ConvNd):
    """weight in·(out/groups)·∏kernel, bias out."""

    def __init__(
        self, in_channels, out_channels, kernel_size, stride, padding, dilation, transposed, output_padding,
        groups, bias, padding_mode, device=None, dtype=None
    ):
        if padding_mode != "zeros":
            raise ValueError(f'Only "zeros" padding mode is supported for {type(self).__name__}')
        super().__init__(
            in_channels, out_channels, kernel_size, stride, padding, dilation, transposed, output_padding,
            groups, bias, padding_mode, device=device, dtype=dtype
        )

    def _output_padding(self, input, output_size, stride, padding, kernel_size, num_spatial_dims, dilation=None):
        """What has to be added at the end of each dimension for the output to have `output_size`."""
        if output_size is None:
            return _single(self.output_padding)
        if len(output_size) == input.dim():
            output_size = output_size[-num_spatial_dims:]
        if len(output_size) != num_spatial_dims:
            raise ValueError(
                f"ConvTranspose{num_spatial_dims}D: for {input.dim()}D input, output_size must have {num_spatial_dims} "
                f"or {input.dim()} elements (got {len(output_size)})"
            )
        added = []
        for d, wanted in enumerate(output_size):
            step = dilation[d] if dilation is not None else 1
            least = (input.shape[d - num_spatial_dims] - 1) * stride[d] - 2 * padding[d] + step * (kernel_size[d] - 1) + 1
            if not holds(least <= wanted) or not holds(wanted <= least + stride[d] - 1):
                raise ValueError(f"requested an output size of {output_size}, which this input cannot give")
            added.append(wanted - least)
        return added


class ConvTranspose1d(_ConvTransposeNd):
    """weight in·(out/groups)·kernel, bias out."""

    def __init__(
        self, in_channels, out_channels, kernel_size, stride=1, padding=0, output_padding=0, groups=1,
        bias=True, dilation=1, padding_mode="zeros", device=None, dtype=None
    ):
        super().__init__(
            in_channels, out_channels, _single(kernel_size), _single(stride), _single(padding),
            _single(dilation), True, _single(output_padding), groups, bias, padding_mode, device=device,
            dtype=dtype
        )

    def forward(self, input, output_size=None):
        added = self._output_padding(
            input, output_size, self.stride, self.padding, self.kernel_size, 1, self.dilation
        )
        return F.conv_transpose1d(
            input, self.weight, self.bias, self.stride, self.padding, added, self.groups, self.dilation
        )


class ConvTranspose2d(_ConvTransposeNd):
    """weight in·(out/groups)·kernel₀·kernel₁, bias out."""

    def __init__(
        self, in_channels, out_channels, kernel_size, stride=1, padding=0, output_padding=0, groups=1,
        bias=True, dilation=1, padding_mode="zeros", device=None, dtype=None
    ):
        super().__init__(
            in_channels, out_channels, _pair(kernel_size), _pair(stride), _pair(padding), _pair(dilation), True,
            _pair(output_padding), groups, bias, padding_mode, device=device, dtype=dtype
        )

    def forward(self, input, output_size=None):
        added = self._output_padding(
            input, output_size, self.stride, self.padding, self.kernel_size, 2, self.dilation
        )
        return F.conv_transpose2d(
            input, self.weight, self.bias, self.stride, self.padding, added, self.groups, self.dilation
        )


class ConvTranspose3d(_ConvTransposeNd):
    """weight in·(out/groups)·kernel₀·kernel₁·kernel₂, bias out."""

    def __init__(
        self, in_channels, out_channels, kernel_size, stride=1, padding=0, output_padding=0, groups=1,
        bias=True, dilation=1, padding_mode="zeros", device=None, dtype=None
    ):
        super().__init__(
            in_channels, out_channels, _triple(kernel_size), _triple(stride), _triple(padding),
            _triple(dilation), True, _triple(output_padding), groups, bias, padding_mode, device=device,
            dtype=dtype
        )

    def forward(self, input, output_size=None):
        added = self._output_padding(
            input, output_size, self.stride, self.padding, self.kernel_size, 3, self.dilation
        )
        return F.conv_transpose3d(
            input, self.weight, self.bias, self.stride, self.padding, added, self.groups, self.dilation
        )


class _LazyConvXdMixin(LazyModuleMixin):
    """Takes in_channels from the first input's channel dimension."""

    def reset_parameters(self):
        if not self.has_uninitialized_params() and holds(self.in_channels != 0):
            super().reset_parameters()

    def _get_in_channels(self, input):
        dims = self._get_num_spatial_dims()
        if input.dim() not in (dims + 1, dims + 2):
            raise RuntimeError(
                f"Expected {dims + 1}D (unbatched) or {dims + 2}D (batched) input to {type(self).__name__}, "
                f"but got input of size: {input.shape}"
            )
        return input.shape[-dims - 1]

    def initialize_parameters(self, input, *args, **kwargs):
        if self.has_uninitialized_params():
            self.in_channels = self._get_in_channels(input)
            if not holds(self.in_channels % self.groups == 0):
                raise ValueError("in_channels must be divisible by groups")
            self.weight.materialize(_weight_shape(self))
            if self.bias is not None:
                self.bias.materialize((self.out_channels,))
            self.reset_parameters()


def _forget_shapes(conv, out_channels, bias, device, dtype):
    """What a lazy constructor does after the plain one ran without channels."""
    conv.weight = UninitializedParameter(device=device, dtype=dtype)
    conv.out_channels = out_channels
    if bias:
        conv.bias = UninitializedParameter(device=device, dtype=dtype)


class LazyConv1d(_LazyConvXdMixin, Conv1d):
    """weight out·(?/groups)·∏kernel, bias out: both without a shape until the first input."""

    cls_to_become = Conv1d

    def __init__(
        self, out_channels, kernel_size, stride=1, padding=0, dilation=1, groups=1, bias=True,
        padding_mode="zeros", device=None, dtype=None
    ):
        super().__init__(0, 0, kernel_size, stride, padding, dilation, groups, False, padding_mode, device, dtype)
        _forget_shapes(self, out_channels, bias, device, dtype)

    def _get_num_spatial_dims(self):
        return 1


class LazyConv2d(_LazyConvXdMixin, Conv2d):
    """weight out·(?/groups)·∏kernel, bias out: both without a shape until the first input."""

    cls_to_become = Conv2d

    def __init__(
        self, out_channels, kernel_size, stride=1, padding=0, dilation=1, groups=1, bias=True,
        padding_mode="zeros", device=None, dtype=None
    ):
        super().__init__(0, 0, kernel_size, stride, padding, dilation, groups, False, padding_mode, device, dtype)
        _forget_shapes(self, out_channels, bias, device, dtype)

    def _get_num_spatial_dims(self):
        return 2


class LazyConv3d(_LazyConvXdMixin, Conv3d):
    """weight out·(?/groups)·∏kernel, bias out: both without a shape until the first input."""

    cls_to_become = Conv3d

    def __init__(
        self, out_channels, kernel_size, stride=1, padding=0, dilation=1, groups=1, bias=True,
        padding_mode="zeros", device=None, dtype=None
    ):
        super().__init__(0, 0, kernel_size, stride, padding, dilation, groups, False, padding_mode, device, dtype)
        _forget_shapes(self, out_channels, bias, device, dtype)

    def _get_num_spatial_dims(self):
        return 3


class LazyConvTranspose1d(_LazyConvXdMixin, ConvTranspose1d):
    """weight ?·(out/groups)·∏kernel, bias out: both without a shape until the first input."""

    cls_to_become = ConvTranspose1d

    def __init__(
        self, out_channels, kernel_size, stride=1, padding=0, output_padding=0, groups=1, bias=True, dilation=1,
        padding_mode="zeros", device=None, dtype=None
    ):
        super().__init__(
            0, 0, kernel_size, stride, padding, output_padding, groups, False, dilation, padding_mode, device, dtype
        )
        _forget_shapes(self, out_channels, bias, device, dtype)

    def _get_num_spatial_dims(self):
        return 1


class LazyConvTranspose2d(_LazyConvXdMixin, ConvTranspose2d):
    """weight ?·(out/groups)·∏kernel, bias out: both without a shape until the first input."""

    cls_to_become = ConvTranspose2d

    def __init__(
        self, out_channels, kernel_size, stride=1, padding=0, output_padding=0, groups=1, bias=True, dilation=1,
        padding_mode="zeros", device=None, dtype=None
    ):
        super().__init__(
            0, 0, kernel_size, stride, padding, output_padding, groups, False, dilation, padding_mode, device, dtype
        )
        _forget_shapes(self, out_channels, bias, device, dtype)

    def _get_num_spatial_dims(self):
        return 2


class LazyConvTranspose3d(_LazyConvXdMixin, ConvTranspose3d):
    """weight ?·(out/groups)·∏kernel, bias out: both without a shape until the first input."""

    cls_to_become = ConvTranspose3d

    def __init__(
        self, out_channels, kernel_size, stride=1, padding=0, output_padding=0, groups=1, bias=True, dilation=1,
        padding_mode="zeros", device=None, dtype=None
    ):
        super().__init__(
            0, 0, kernel_size, stride, padding, output_padding, groups, False, dilation, padding_mode, device, dtype
        )
        _forget_shapes(self, out_channels, bias, device, dtype)

    def _get_num_spatial_dims(self):
        return 3

"""Batch normalization. https://docs.pytorch.org/docs/stable/nn.html#normalization-layers"""
from _numel import add_buffer, add_parameter, fill, is_unknown, set_values
from _numel.tensor import UninitializedBuffer, UninitializedParameter, long, tensor
from torch.nn import functional as F
from torch.nn.modules.lazy import LazyModuleMixin
from torch.nn.modules.module import Module


class _NormBase(Module):
    """weight C, bias C; buffers running_mean C, running_var C, num_batches_tracked 1."""

    _version = 2
    __constants__ = ["track_running_stats", "momentum", "eps", "num_features", "affine"]

    def __init__(
        self, num_features, eps=1e-5, momentum=0.1, affine=True, track_running_stats=True, device=None,
        dtype=None, *, bias=True
    ):
        super().__init__()
        self.num_features = num_features
        self.eps = eps
        self.momentum = momentum
        self.affine = affine
        self.track_running_stats = track_running_stats
        add_parameter(self, "weight", num_features if affine else None, device, dtype)
        add_parameter(self, "bias", num_features if affine and bias else None, device, dtype)
        if track_running_stats:
            add_buffer(self, "running_mean", num_features, 0, device, dtype)
            add_buffer(self, "running_var", num_features, 1, device, dtype)
            add_buffer(self, "num_batches_tracked", (), 0, device, long)
        else:
            buffers = self._buffers
            buffers["running_mean"] = buffers["running_var"] = buffers["num_batches_tracked"] = None
        self.reset_parameters()

    def reset_running_stats(self):
        if self.track_running_stats:
            fill(self.running_mean, 0)
            fill(self.running_var, 1)
            fill(self.num_batches_tracked, 0)

    def reset_parameters(self):
        self.reset_running_stats()
        if self.affine:
            set_values(self, "weight", 1)
            set_values(self, "bias", 0)

    def _check_input_dim(self, input):
        raise NotImplementedError

    def extra_repr(self):
        return (
            f"{self.num_features}, eps={self.eps}, momentum={self.momentum}, affine={self.affine}, "
            f"bias={self.bias is not None}, track_running_stats={self.track_running_stats}"
        )


class _BatchNorm(_NormBase):
    """weight C, bias C; buffers C, C and 1."""

    def forward(self, input):
        if is_unknown(input):
            return input
        self._check_input_dim(input)
        own_statistics = self.running_mean is None and self.running_var is None
        return F.batch_norm(
            input, self.running_mean, self.running_var, self.weight, self.bias, self.training or own_statistics,
            0.0 if self.momentum is None else self.momentum, self.eps
        )


class _LazyNormBase(LazyModuleMixin, _NormBase):
    """weight ?, bias ?: without a shape until the first input."""

    weight: UninitializedParameter
    bias: UninitializedParameter

    def __init__(
        self, eps=1e-5, momentum=0.1, affine=True, track_running_stats=True, device=None, dtype=None, *,
        bias=True
    ):
        super().__init__(0, eps, momentum, False, False, device, dtype, bias=False)
        self.affine = affine
        self.track_running_stats = track_running_stats
        if affine:
            self.weight = UninitializedParameter(device=device, dtype=dtype)
            if bias:
                self.bias = UninitializedParameter(device=device, dtype=dtype)
        if track_running_stats:
            self.running_mean = UninitializedBuffer(device=device, dtype=dtype)
            self.running_var = UninitializedBuffer(device=device, dtype=dtype)
            self.num_batches_tracked = tensor(0, dtype=long, device=device)

    def reset_parameters(self):
        if not self.has_uninitialized_params() and self.num_features != 0:
            super().reset_parameters()

    def initialize_parameters(self, input):
        if self.has_uninitialized_params():
            self.num_features = input.shape[1]
            for value in (self.weight, self.bias, self.running_mean, self.running_var):
                if isinstance(value, (UninitializedParameter, UninitializedBuffer)):
                    value.materialize((self.num_features,))
            self.reset_parameters()


def _expect(input, dims):
    """Raises as PyTorch does unless the input has one of `dims` dimensions."""
    if input.dim() not in dims:
        wanted = " or ".join(f"{count}D" for count in dims)
        raise ValueError(f"expected {wanted} input (got {input.dim()}D input)")


class BatchNorm1d(_BatchNorm):
    """weight C, bias C; buffers C, C and 1."""

    def _check_input_dim(self, input):
        _expect(input, (2, 3))


class BatchNorm2d(_BatchNorm):
    """weight C, bias C; buffers C, C and 1."""

    def _check_input_dim(self, input):
        _expect(input, (4,))


class BatchNorm3d(_BatchNorm):
    """weight C, bias C; buffers C, C and 1."""

    def _check_input_dim(self, input):
        _expect(input, (5,))


class LazyBatchNorm1d(_LazyNormBase, _BatchNorm):
    """weight ?, bias ?."""

    cls_to_become = BatchNorm1d

    def _check_input_dim(self, input):
        _expect(input, (2, 3))


class LazyBatchNorm2d(_LazyNormBase, _BatchNorm):
    """weight ?, bias ?."""

    cls_to_become = BatchNorm2d

    def _check_input_dim(self, input):
        _expect(input, (4,))


class LazyBatchNorm3d(_LazyNormBase, _BatchNorm):
    """weight ?, bias ?."""

    cls_to_become = BatchNorm3d

    def _check_input_dim(self, input):
        _expect(input, (5,))


class SyncBatchNorm(_BatchNorm):
    """weight C, bias C; buffers C, C and 1."""

    def __init__(
        self, num_features, eps=1e-5, momentum=0.1, affine=True, track_running_stats=True, process_group=None,
        device=None, dtype=None, *, bias=True
    ):
        super().__init__(num_features, eps, momentum, affine, track_running_stats, device, dtype, bias=bias)
        self.process_group = process_group

    def _check_input_dim(self, input):
        if input.dim() < 2:
            raise ValueError(f"expected at least 2D input (got {input.dim()}D input)")

    @classmethod
    def convert_sync_batchnorm(cls, module, process_group=None):
        """A new module for every BatchNorm in the tree, with the very same parameters and buffers."""
        converted = module
        if isinstance(module, _BatchNorm):
            converted = SyncBatchNorm(
                module.num_features, module.eps, module.momentum, module.affine, module.track_running_stats,
                process_group
            )
            if module.affine:
                converted.weight = module.weight
                converted.bias = module.bias
            converted.running_mean = module.running_mean
            converted.running_var = module.running_var
            converted.num_batches_tracked = module.num_batches_tracked
            converted.training = module.training
        for name, child in module.named_children():
            converted.add_module(name, cls.convert_sync_batchnorm(child, process_group))
        return converted

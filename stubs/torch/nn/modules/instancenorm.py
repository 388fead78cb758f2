"""Instance normalization: `affine` and `track_running_stats` are off unless asked for.
https://docs.pytorch.org/docs/stable/nn.html#normalization-layers"""
from _numel import holds, is_unknown
from torch.nn import functional as F
from torch.nn.modules.batchnorm import _LazyNormBase, _NormBase


class _InstanceNorm(_NormBase):
    """Nothing by default; affine: weight C, bias C; track_running_stats: buffers C, C and 1."""

    def __init__(
        self, num_features, eps=1e-5, momentum=0.1, affine=False, track_running_stats=False, device=None, dtype=None,
        *, bias=True
    ):
        super().__init__(num_features, eps, momentum, affine, track_running_stats, device, dtype, bias=bias)

    def _get_no_batch_dim(self):
        raise NotImplementedError

    def _check_input_dim(self, input):
        dims = self._get_no_batch_dim()
        if input.dim() not in (dims, dims + 1):
            raise ValueError(f"expected {dims}D or {dims + 1}D input (got {input.dim()}D input)")

    def forward(self, input):
        if is_unknown(input):
            return input
        self._check_input_dim(input)
        channels = input.shape[-self._get_no_batch_dim()]
        if self.affine and not holds(channels == self.num_features):
            raise ValueError(
                f"expected input's size at dim={input.dim() - self._get_no_batch_dim()} to match num_features "
                f"({self.num_features}), but got: {channels}."
            )
        is_batched = input.dim() == self._get_no_batch_dim() + 1
        output = F.instance_norm(
            input if is_batched else input.unsqueeze(0), self.running_mean, self.running_var, self.weight, self.bias,
            self.training or not self.track_running_stats,
            0.0 if self.momentum is None else self.momentum, self.eps
        )
        return output if is_batched else output.squeeze(0)


class InstanceNorm1d(_InstanceNorm):
    """Nothing by default; affine: weight C, bias C."""

    def _get_no_batch_dim(self):
        return 2


class InstanceNorm2d(_InstanceNorm):
    """Nothing by default; affine: weight C, bias C."""

    def _get_no_batch_dim(self):
        return 3


class InstanceNorm3d(_InstanceNorm):
    """Nothing by default; affine: weight C, bias C."""

    def _get_no_batch_dim(self):
        return 4


class LazyInstanceNorm1d(_LazyNormBase, _InstanceNorm):
    """weight ?, bias ?: affine and tracking are on by default here."""

    cls_to_become = InstanceNorm1d

    def _get_no_batch_dim(self):
        return 2


class LazyInstanceNorm2d(_LazyNormBase, _InstanceNorm):
    """weight ?, bias ?: affine and tracking are on by default here."""

    cls_to_become = InstanceNorm2d

    def _get_no_batch_dim(self):
        return 3


class LazyInstanceNorm3d(_LazyNormBase, _InstanceNorm):
    """weight ?, bias ?: affine and tracking are on by default here."""

    cls_to_become = InstanceNorm3d

    def _get_no_batch_dim(self):
        return 4

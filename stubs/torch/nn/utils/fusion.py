"""torch.nn.utils.fusion: a copy of the layer with the normalization folded in; it has a bias even if the layer had none."""
import copy

from _numel import computed
from _numel.tensor import Parameter


def _fused(weight, bias, mean):
    """New weight and bias; both keep requires_grad, a bias that was not there does not get it."""
    fused_weight = Parameter(computed(weight.data), weight.requires_grad)
    if bias is None:
        return fused_weight, Parameter(computed(mean.data, dtype=weight.dtype), False)
    return fused_weight, Parameter(computed(mean.data, dtype=bias.dtype), bias.requires_grad)


def fuse_conv_bn_weights(conv_w, conv_b, bn_rm, bn_rv, bn_eps, bn_w, bn_b, transpose=False):
    return _fused(conv_w, conv_b, bn_rm)


def fuse_linear_bn_weights(linear_w, linear_b, bn_rm, bn_rv, bn_eps, bn_w, bn_b):
    return _fused(linear_w, linear_b, bn_rm)


def fuse_conv_bn_eval(conv, bn, transpose=False):
    assert not (conv.training or bn.training), "Fusion only for eval!"
    fused = copy.deepcopy(conv)
    assert bn.running_mean is not None and bn.running_var is not None
    fused.weight, fused.bias = _fused(fused.weight, fused.bias, bn.running_mean)
    return fused


def fuse_linear_bn_eval(linear, bn):
    assert not (linear.training or bn.training), "Fusion only for eval!"
    fused = copy.deepcopy(linear)
    assert linear.out_features == bn.num_features or bn.num_features == 1, (
        "To fuse, linear.out_features == bn.num_features or bn.num_features == 1, "
        f"got linear.out_features={linear.out_features} and bn.num_features={bn.num_features}"
    )
    assert bn.running_mean is not None and bn.running_var is not None
    bias = fused.bias
    mean = bn.running_mean if bn.num_features == linear.out_features else linear.weight[:, 0]
    fused.weight, fused.bias = _fused(fused.weight, bias, mean)
    return fused

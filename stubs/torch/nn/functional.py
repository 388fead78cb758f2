"""torch.nn.functional: a table; each function is found in its file when it is first asked for."""
from importlib import import_module

from _numel import unsupported

# File of torch/nn/_functional → the functions in it.
_FILES = {
    "activation": "celu celu_ elu elu_ gelu glu gumbel_softmax hardshrink hardsigmoid hardswish hardtanh hardtanh_ "
    "leaky_relu leaky_relu_ log_softmax logsigmoid mish prelu relu relu6 relu_ rrelu rrelu_ selu selu_ "
    "sigmoid silu softmax softmin softplus softshrink softsign tanh tanhshrink threshold threshold_",
    "attention": "multi_head_attention_forward scaled_dot_product_attention",
    "convolution": "conv1d conv2d conv3d conv_tbc conv_transpose1d conv_transpose2d conv_transpose3d fold unfold",
    "dropout": "alpha_dropout dropout dropout1d dropout2d dropout3d feature_alpha_dropout",
    "linear": "bilinear cosine_similarity embedding embedding_bag linear one_hot pairwise_distance pdist",
    "loss": "binary_cross_entropy binary_cross_entropy_with_logits cosine_embedding_loss cross_entropy ctc_loss "
    "gaussian_nll_loss hinge_embedding_loss huber_loss kl_div l1_loss linear_cross_entropy "
    "margin_ranking_loss mse_loss multi_margin_loss multilabel_margin_loss multilabel_soft_margin_loss "
    "nll_loss poisson_nll_loss smooth_l1_loss soft_margin_loss triplet_margin_loss "
    "triplet_margin_with_distance_loss",
    "normalization": "batch_norm group_norm instance_norm layer_norm local_response_norm normalize rms_norm",
    "pooling": "adaptive_avg_pool1d adaptive_avg_pool2d adaptive_avg_pool3d adaptive_max_pool1d "
    "adaptive_max_pool1d_with_indices adaptive_max_pool2d adaptive_max_pool2d_with_indices "
    "adaptive_max_pool3d adaptive_max_pool3d_with_indices avg_pool1d avg_pool2d avg_pool3d "
    "fractional_max_pool2d fractional_max_pool2d_with_indices fractional_max_pool3d "
    "fractional_max_pool3d_with_indices lp_pool1d lp_pool2d lp_pool3d max_pool1d max_pool1d_with_indices "
    "max_pool2d max_pool2d_with_indices max_pool3d max_pool3d_with_indices max_unpool1d max_unpool2d "
    "max_unpool3d",
    "vision": "affine_grid channel_shuffle grid_sample interpolate native_channel_shuffle pad pixel_shuffle "
    "pixel_unshuffle upsample upsample_bilinear upsample_nearest",
}
_HOME = {name: file for file, names in _FILES.items() for name in names.split()}

# What PyTorch has here and numel does not model.
_UNMODELLED = (
    "grouped_mm scaled_mm scaled_grouped_mm handle_torch_function has_torch_function has_torch_function_unary "
    "has_torch_function_variadic assert_int_or_pair boolean_dispatch ScalingType SwizzleType _VF _Reduction "
    "_canonical_mask _check_key_padding_mask _in_projection _in_projection_packed _mha_shape_check _get_softmax_dim "
    "_list_with_default _no_grad_embedding_renorm_ _none_or_dtype _verify_batch_size _verify_spatial_size "
    "_unpool_output_size _is_integer"
).split()

__all__ = list(_HOME)


def __getattr__(name):
    if name in _HOME:
        value = getattr(import_module(f"torch.nn._functional.{_HOME[name]}"), name)
    elif name in _UNMODELLED:
        value = unsupported(f"torch.nn.functional.{name}")
    elif name in ("_single", "_pair", "_triple"):
        value = getattr(import_module("torch.nn.modules.utils"), name)
    elif name == "Tensor":
        from _numel.tensor import Tensor as value
    elif name in ("math", "torch", "warnings"):
        value = import_module(name)
    else:
        raise AttributeError(f"module 'torch.nn.functional' has no attribute '{name}'")
    globals()[name] = value
    return value


def __dir__():
    return sorted({*globals(), *_HOME})

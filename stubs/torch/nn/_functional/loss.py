"""Losses: a scalar, or one value per element. https://docs.pytorch.org/docs/stable/nn.functional.html#loss-functions"""
from _numel import computed, is_unknown
from _numel.tensor import broadcast_shapes
from torch.nn._functional.shapes import check


def _chosen(size_average, reduce, reduction):
    """The two old switches, where given, decide in place of `reduction`."""
    if size_average is None and reduce is None:
        return reduction
    if reduce is not None and not reduce:
        return "none"
    return "mean" if size_average is None or size_average else "sum"


def _reduced(like, shape, size_average, reduce, reduction, allowed=("none", "mean", "sum")):
    reduction = _chosen(size_average, reduce, reduction)
    if reduction not in allowed:
        raise ValueError(f"{reduction} is not a valid value for reduction")
    return computed(like, tuple(shape) if reduction == "none" else ())


def _elementwise(input, target, size_average=None, reduce=None, reduction="mean", **options):
    for tensor in (input, target):
        if is_unknown(tensor):
            return tensor
    return _reduced(input, broadcast_shapes(input.shape, target.shape), size_average, reduce, reduction, **options)


def l1_loss(input, target, size_average=None, reduce=None, reduction="mean", weight=None):
    return _elementwise(input, target, size_average, reduce, reduction)


def mse_loss(input, target, size_average=None, reduce=None, reduction="mean", weight=None):
    return _elementwise(input, target, size_average, reduce, reduction)


def smooth_l1_loss(input, target, size_average=None, reduce=None, reduction="mean", beta=1.0):
    return _elementwise(input, target, size_average, reduce, reduction)


def huber_loss(input, target, reduction="mean", delta=1.0, weight=None):
    return _elementwise(input, target, None, None, reduction)


def soft_margin_loss(input, target, size_average=None, reduce=None, reduction="mean"):
    return _elementwise(input, target, size_average, reduce, reduction)


def hinge_embedding_loss(input, target, margin=1.0, size_average=None, reduce=None, reduction="mean"):
    return _elementwise(input, target, size_average, reduce, reduction)


def kl_div(input, target, size_average=None, reduce=None, reduction="mean", log_target=False):
    allowed = ("none", "mean", "sum", "batchmean")
    return _elementwise(input, target, size_average, reduce, reduction, allowed=allowed)


def poisson_nll_loss(
    input, target, log_input=True, full=False, size_average=None, eps=1e-8, reduce=None, reduction="mean"
):
    return _elementwise(input, target, size_average, reduce, reduction)


def gaussian_nll_loss(input, target, var, full=False, eps=1e-6, reduction="mean"):
    return _elementwise(input, target, None, None, reduction)


def _same_shape(input, target):
    check(
        tuple(input.shape) == tuple(target.shape), ValueError,
        f"Target size ({target.shape}) must be the same as input size ({input.shape})"
    )


def binary_cross_entropy(input, target, weight=None, size_average=None, reduce=None, reduction="mean"):
    if not is_unknown(input) and not is_unknown(target):
        _same_shape(input, target)
    return _elementwise(input, target, size_average, reduce, reduction)


def binary_cross_entropy_with_logits(
    input, target, weight=None, size_average=None, reduce=None, reduction="mean", pos_weight=None
):
    if not is_unknown(input) and not is_unknown(target):
        _same_shape(input, target)
    return _elementwise(input, target, size_average, reduce, reduction)


def _per_sample(input, target, size_average, reduce, reduction):
    """The class dimension, the second one, goes."""
    if is_unknown(input):
        return input
    if input.dim() < 2:
        return _reduced(input, (), size_average, reduce, reduction)
    return _reduced(input, (input.shape[0], *input.shape[2:]), size_average, reduce, reduction)


def nll_loss(
    input, target, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction="mean"
):
    return _per_sample(input, target, size_average, reduce, reduction)


def cross_entropy(
    input, target, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction="mean",
    label_smoothing=0.0
):
    return _per_sample(input, target, size_average, reduce, reduction)


def linear_cross_entropy(
    input, linear_weight, target, *, linear_bias=None, weight=None, reduction="mean", ignore_index=None,
    label_smoothing=0.0, options=None
):
    if is_unknown(input):
        return input
    return _reduced(input, tuple(target.shape), None, None, reduction)


def multi_margin_loss(
    input, target, p=1, margin=1.0, weight=None, size_average=None, reduce=None, reduction="mean"
):
    return _per_sample(input, target, size_average, reduce, reduction)


def multilabel_margin_loss(input, target, size_average=None, reduce=None, reduction="mean"):
    return _per_sample(input, target, size_average, reduce, reduction)


def multilabel_soft_margin_loss(
    input, target, weight=None, size_average=None, reduce=None, reduction="mean"
):
    if is_unknown(input):
        return input
    return _reduced(input, input.shape[:-1], size_average, reduce, reduction)


def margin_ranking_loss(
    input1, input2, target, margin=0, size_average=None, reduce=None, reduction="mean"
):
    return _elementwise(input1, target, size_average, reduce, reduction)


def cosine_embedding_loss(
    input1, input2, target, margin=0, size_average=None, reduce=None, reduction="mean"
):
    if is_unknown(input1) or is_unknown(target):
        return input1 if is_unknown(input1) else target
    return _reduced(input1, tuple(target.shape), size_average, reduce, reduction)


def triplet_margin_loss(
    anchor, positive, negative, margin=1.0, p=2, eps=1e-6, swap=False, size_average=None, reduce=None,
    reduction="mean"
):
    if is_unknown(anchor):
        return anchor
    return _reduced(anchor, anchor.shape[:-1], size_average, reduce, reduction)


def triplet_margin_with_distance_loss(
    anchor, positive, negative, *, distance_function=None, margin=1.0, swap=False, reduction="mean"
):
    return triplet_margin_loss(anchor, positive, negative, margin, swap=swap, reduction=reduction)


def ctc_loss(
    log_probs, targets, input_lengths, target_lengths, blank=0, reduction="mean", zero_infinity=False
):
    if is_unknown(log_probs):
        return log_probs
    batch = (log_probs.shape[1],) if log_probs.dim() == 3 else ()
    return _reduced(log_probs, batch, None, None, reduction)

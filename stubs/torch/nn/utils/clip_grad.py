"""torch.nn.utils.clip_grad: gradients are not computed; the norms are scalars that nobody knows."""
from _numel import randomize
from _numel.tensor import zeros


def get_total_norm(tensors, norm_type=2.0, error_if_nonfinite=False, foreach=None):
    return randomize(zeros(()))


def clip_grads_with_norm_(parameters, max_norm, total_norm, foreach=None):
    return None


def clip_grad_norm_(parameters, max_norm, norm_type=2.0, error_if_nonfinite=False, foreach=None):
    return randomize(zeros(()))


clip_grad_norm = clip_grad_norm_


def clip_grad_value_(parameters, clip_value, foreach=None):
    return None

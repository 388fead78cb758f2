"""Dropout: the shape stays. https://docs.pytorch.org/docs/stable/nn.functional.html#dropout-functions"""
from _numel import holds, is_unknown
from torch.nn._functional.shapes import same


def _drop(input, p, training, inplace):
    if not holds(p >= 0) or not holds(p <= 1):
        raise ValueError(f"dropout probability has to be between 0 and 1, but got {p}")
    return same(input, inplace) if training else input


def dropout(input, p=0.5, training=True, inplace=False):
    return _drop(input, p, training, inplace)


def alpha_dropout(input, p=0.5, training=False, inplace=False):
    return _drop(input, p, training, inplace)


def feature_alpha_dropout(input, p=0.5, training=False, inplace=False):
    return _drop(input, p, training, inplace)


def dropout1d(input, p=0.5, training=True, inplace=False):
    if not is_unknown(input) and input.dim() not in (2, 3):
        raise RuntimeError(f"dropout1d: Expected 2D or 3D input, but received a {input.dim()}D input.")
    return _drop(input, p, training, inplace)


def dropout2d(input, p=0.5, training=True, inplace=False):
    return _drop(input, p, training, inplace)


def dropout3d(input, p=0.5, training=True, inplace=False):
    return _drop(input, p, training, inplace)

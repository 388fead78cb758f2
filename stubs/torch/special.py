"""torch.special: elementwise, the shape stays. https://docs.pytorch.org/docs/stable/special.html"""
import torch
from _numel import computed, is_unknown
from _numel.tensor import broadcast_shapes, get_default_dtype
from torch.nn.functional import log_softmax, softmax


def _elementwise(input, *args, **kwargs):
    if is_unknown(input):
        return input
    is_whole = not input.is_floating_point() and not input.is_complex()
    return computed(input, dtype=get_default_dtype() if is_whole else input.dtype)


airy_ai = bessel_j0 = bessel_j1 = bessel_y0 = bessel_y1 = digamma = psi = entr = erf = erfc = erfcx = erfinv = _elementwise
exp2 = expit = expm1 = gammaln = i0 = i0e = i1 = i1e = log1p = log_ndtr = logit = ndtr = ndtri = sinc = _elementwise
spherical_bessel_j0 = multigammaln = _elementwise


def _pairwise(input, other):
    if is_unknown(input) or is_unknown(other):
        return input if is_unknown(input) else other
    return computed(input, broadcast_shapes(input.shape, other.shape))


xlogy = xlog1py = zeta = gammainc = gammaincc = _pairwise


def logsumexp(input, dim, keepdim=False, *, out=None):
    return torch.logsumexp(input, dim, keepdim)


def round(input, *, decimals=0):
    return torch.round(input, decimals=decimals)

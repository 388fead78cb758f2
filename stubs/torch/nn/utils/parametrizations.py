"""torch.nn.utils.parametrizations. https://docs.pytorch.org/docs/stable/nn.html#parametrizations"""
from _numel import computed, holds, is_unknown
from torch.nn.modules.module import Module
from torch.nn.utils.parametrize import register_parametrization
from torch.nn.utils.spectral_norm import rows_and_columns, usual_dim
from torch.nn.utils.weight_norm import norm_shape

_MAPS = ("matrix_exp", "cayley", "householder")


class _WeightNorm(Module):
    """Stores original0, the norms, and original1, the direction."""

    def __init__(self, dim=0):
        super().__init__()
        self.dim = -1 if dim is None else dim

    def forward(self, weight_g, weight_v):
        return computed(weight_v)

    def right_inverse(self, weight):
        return computed(weight, norm_shape(weight.shape, self.dim)), computed(weight)


def weight_norm(module, name="weight", dim=0):
    """name → original0: one norm per index of `dim`; original1: as the tensor."""
    register_parametrization(module, name, _WeightNorm(dim), unsafe=True)
    return module


class _SpectralNorm(Module):
    """Buffers _u (the size of `dim`) and _v (the product of the others); nothing for a vector."""

    def __init__(self, weight, n_power_iterations=1, dim=0, eps=1e-12):
        super().__init__()
        dims = weight.dim()
        if not -dims <= dim < dims:
            raise IndexError(
                f"Dimension out of range (expected to be in range of [-{dims}, {dims - 1}] but got {dim})"
            )
        if not holds(n_power_iterations > 0):
            raise ValueError(
                f"Expected n_power_iterations to be positive, but got n_power_iterations={n_power_iterations}"
            )
        self.dim = dim if dim >= 0 else dim + dims
        self.eps = eps
        if dims > 1:
            self.n_power_iterations = n_power_iterations
            rows, columns = rows_and_columns(weight, self.dim)
            self.register_buffer("_u", computed(weight.data, (rows,)))
            self.register_buffer("_v", computed(weight.data, (columns,)))

    def forward(self, weight):
        return computed(weight)

    def right_inverse(self, value):
        return value


def spectral_norm(module, name="weight", n_power_iterations=1, eps=1e-12, dim=None):
    """name → original; buffers _u and _v."""
    weight = getattr(module, name, None)
    if is_unknown(weight):
        return module
    if weight is None:
        raise ValueError(f"Module '{module}' has no parameter or buffer with name '{name}'")
    if dim is None:
        dim = usual_dim(module, name)
    register_parametrization(module, name, _SpectralNorm(weight, n_power_iterations, dim, eps))
    return module


class _Orthogonal(Module):
    """With trivialization a buffer `base` of n·n, n the longer side (for each matrix of a batch)."""

    def __init__(self, weight, orthogonal_map, use_trivialization):
        super().__init__()
        if weight.is_complex() and orthogonal_map == "householder":
            raise ValueError("The householder parametrization does not support complex tensors.")
        self.shape = weight.shape
        self.orthogonal_map = orthogonal_map
        if use_trivialization:
            self.register_buffer("base", None)

    def forward(self, X):
        return computed(X)

    def right_inverse(self, Q):
        if tuple(Q.shape) != tuple(self.shape):
            raise ValueError(
                f"Expected a matrix or batch of matrices of shape {self.shape}. Got a tensor of shape {Q.shape}."
            )
        if "base" in self._buffers:
            side = max(Q.shape[-2], Q.shape[-1])
            self.base = computed(Q.data, (*Q.shape[:-2], side, side))
        return computed(Q)


def orthogonal(module, name="weight", orthogonal_map=None, *, use_trivialization=True):
    """name → original; buffer `base` (unless `use_trivialization=False`)."""
    weight = getattr(module, name, None)
    if is_unknown(weight):
        return module
    if weight is None:
        raise ValueError(f"Module '{module}' has no parameter or buffer with name '{name}'")
    if weight.dim() < 2:
        raise ValueError(f"Expected a matrix or batch of matrices. Got a tensor of {weight.dim()} dimensions.")
    if orthogonal_map is None:
        is_square = weight.shape[-2] == weight.shape[-1]
        orthogonal_map = "matrix_exp" if is_square or weight.is_complex() else "householder"
    if orthogonal_map not in _MAPS:
        raise ValueError(
            f'orthogonal_map has to be one of "matrix_exp", "cayley", "householder". Got: {orthogonal_map}'
        )
    register_parametrization(module, name, _Orthogonal(weight, orthogonal_map, use_trivialization), unsafe=True)
    return module

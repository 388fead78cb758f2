"""torch.linalg: shapes and dtypes. https://docs.pytorch.org/docs/stable/linalg.html"""
from collections import namedtuple

from _numel import computed, holds, is_unknown
from _numel.tensor import broadcast_shapes, complex64, complex128, float32, float64, int64
import torch

_QR = namedtuple("linalg_qr", ["Q", "R"])
_SVD = namedtuple("linalg_svd", ["U", "S", "Vh"])
_Eigh = namedtuple("linalg_eigh", ["eigenvalues", "eigenvectors"])
_Eig = namedtuple("linalg_eig", ["eigenvalues", "eigenvectors"])
_Slogdet = namedtuple("linalg_slogdet", ["sign", "logabsdet"])
_Lstsq = namedtuple("linalg_lstsq", ["solution", "residuals", "rank", "singular_values"])
_LU = namedtuple("linalg_lu", ["P", "L", "U"])


class LinAlgError(RuntimeError):
    """Never raised here: it depends on values."""


def _check_matrix(A, name):
    if A.dim() < 2:
        raise RuntimeError(f"linalg.{name}: The input tensor A must have at least 2 dimensions.")


def _check_square(A, name):
    _check_matrix(A, name)
    if not holds(A.shape[-1] == A.shape[-2]):
        raise RuntimeError(
            f"linalg.{name}: A must be batches of square matrices, "
            f"but they are {A.shape[-2]} by {A.shape[-1]} matrices"
        )


def _real(dtype):
    return float64 if dtype in (float64, complex128) else float32 if dtype == complex64 else dtype


def _square(name):
    """A function of square matrices that gives matrices of the same shape."""

    def function(A, *args, **kwargs):
        if is_unknown(A):
            return A
        _check_square(A, name)
        return computed(A)

    return function


inv = _square("inv")
cholesky = _square("cholesky")
matrix_exp = _square("matrix_exp")
matrix_power = _square("matrix_power")


def _reduced(A, dim, keepdim):
    if is_unknown(A):
        return A
    dims = A.dim()
    chosen = [each % dims for each in (dim if isinstance(dim, (tuple, list)) else (dim,))]
    if keepdim:
        shape = [1 if position in chosen else length for position, length in enumerate(A.shape)]
    else:
        shape = [length for position, length in enumerate(A.shape) if position not in chosen]
    return computed(A, tuple(shape), _real(A.dtype))


def vector_norm(x, ord=2, dim=None, keepdim=False, *, dtype=None, out=None):
    return _reduced(x, tuple(range(x.dim())) if dim is None else dim, keepdim)


def matrix_norm(A, ord="fro", dim=(-2, -1), keepdim=False, *, dtype=None, out=None):
    return _reduced(A, dim, keepdim)


def norm(A, ord=None, dim=None, keepdim=False, *, out=None, dtype=None):
    return vector_norm(A, 2, dim, keepdim)


def pinv(A, *args, **kwargs):
    if is_unknown(A):
        return A
    _check_matrix(A, "pinv")
    return computed(A, (*A.shape[:-2], A.shape[-1], A.shape[-2]))


def det(A):
    if is_unknown(A):
        return A
    _check_square(A, "det")
    return computed(A, A.shape[:-2])


def slogdet(A):
    return _Slogdet(det(A), det(A))


def matrix_rank(A, *args, **kwargs):
    return computed(A, A.shape[:-2], int64)


def qr(A, mode="reduced"):
    if is_unknown(A):
        return A
    _check_matrix(A, "qr")
    *batch, rows, columns = A.shape
    inner = rows if mode == "complete" else min(rows, columns)
    Q = computed(A, (0,)) if mode == "r" else computed(A, (*batch, rows, inner))
    return _QR(Q, computed(A, (*batch, inner, columns)))


def svd(A, full_matrices=True, *, driver=None, out=None):
    if is_unknown(A):
        return A
    _check_matrix(A, "svd")
    *batch, rows, columns = A.shape
    inner = min(rows, columns)
    left, right = (rows, columns) if full_matrices else (inner, inner)
    return _SVD(
        computed(A, (*batch, rows, left)),
        computed(A, (*batch, inner), _real(A.dtype)),
        computed(A, (*batch, right, columns)),
    )


def svdvals(A, *, driver=None, out=None):
    return svd(A).S


def eigh(A, UPLO="L", *, out=None):
    if is_unknown(A):
        return A
    _check_square(A, "eigh")
    return _Eigh(computed(A, A.shape[:-1], _real(A.dtype)), computed(A))


def eigvalsh(A, UPLO="L", *, out=None):
    return eigh(A).eigenvalues


def eig(A, *, out=None):
    if is_unknown(A):
        return A
    _check_square(A, "eig")
    dtype = complex128 if A.dtype in (float64, complex128) else complex64
    return _Eig(computed(A, A.shape[:-1], dtype), computed(A, dtype=dtype))


def eigvals(A, *, out=None):
    return eig(A).eigenvalues


def solve(A, B, *, left=True, out=None):
    if is_unknown(A) or is_unknown(B):
        return A if is_unknown(A) else B
    _check_square(A, "solve")
    if B.dim() == 1 or tuple(B.shape) == tuple(A.shape[:-1]):
        return computed(B)
    return computed(B, (*broadcast_shapes(A.shape[:-2], B.shape[:-2]), *B.shape[-2:]))


def solve_triangular(A, B, *, upper, left=True, unitriangular=False, out=None):
    return solve(A, B)


def lstsq(A, B, rcond=None, *, driver=None):
    if is_unknown(A) or is_unknown(B):
        return A if is_unknown(A) else B
    batch = broadcast_shapes(A.shape[:-2], B.shape[:-2])
    solution = computed(B, (*batch, A.shape[-1], B.shape[-1]))
    return _Lstsq(solution, computed(B, (0,)), computed(A, A.shape[:-2], int64), computed(A, (0,)))


def lu(A, *, pivot=True, out=None):
    if is_unknown(A):
        return A
    *batch, rows, columns = A.shape
    inner = min(rows, columns)
    return _LU(
        computed(A, (*batch, rows, rows)), computed(A, (*batch, rows, inner)), computed(A, (*batch, inner, columns))
    )


def matmul(input, other, *, out=None):
    return torch.matmul(input, other)


def multi_dot(tensors, *, out=None):
    first, *rest = tensors
    for tensor in rest:
        first = torch.matmul(first, tensor)
    return first


def cross(input, other, *, dim=-1, out=None):
    return computed(input, broadcast_shapes(input.shape, other.shape))


def vecdot(x, y, *, dim=-1, out=None):
    shape = list(broadcast_shapes(x.shape, y.shape))
    del shape[dim]
    return computed(x, tuple(shape))


def diagonal(A, *, offset=0, dim1=-2, dim2=-1):
    return torch.diagonal(A, offset, dim1, dim2)


def householder_product(A, tau, *, out=None):
    return computed(A)


def vander(x, N=None):
    return computed(x, (*x.shape, x.shape[-1] if N is None else N))

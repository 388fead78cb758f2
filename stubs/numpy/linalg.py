"""numpy.linalg, as far as shapes and small values go (https://numpy.org/doc/stable/reference/routines.linalg.html)."""
from _numel import tensor as T
from _stdlib import is_unknown, unsupported
from numpy._array import _result, _wrap
from numpy._functions import asarray, eye, sqrt

_numel_answers_unknown = True


class LinAlgError(ValueError):
    pass


def _floats(a):
    a = asarray(a)
    return a if is_unknown(a) or a.dtype.kind == "f" else a.astype(float)


def norm(x, ord=None, axis=None, keepdims=False):
    x = _floats(x)
    if is_unknown(x):
        return x
    if ord not in (None, 2) or ord == 2 and axis is None and x.ndim != 1:
        return unsupported(f"numpy.linalg.norm with ord={ord!r}")
    return sqrt((x * x).sum(axis, keepdims=keepdims))


def det(a):
    a = _floats(a)
    return a if is_unknown(a) else _result(T.det(a._t), a.dtype)


def inv(a):
    a = _floats(a)
    if is_unknown(a):
        return a
    if a.ndim < 2 or a.shape[-1] != a.shape[-2]:
        raise LinAlgError("Last 2 dimensions of the array must be square")
    return _wrap(T.inverse(a._t), a.dtype)


def matrix_power(a, n):
    a = asarray(a)
    if is_unknown(a) or is_unknown(n):
        return a if is_unknown(a) else n
    if n < 0:
        a, n = inv(a), -n
    made = eye(a.shape[-1], dtype=a.dtype)
    for _ in range(n):
        made = made @ a
    return made


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(name)
    return unsupported(f"numpy.linalg.{name}")

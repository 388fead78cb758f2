"""numpy's functions (https://numpy.org/doc/stable/reference/routines.html)."""
import builtins
import math
from _numel import tensor as T
from _stdlib import first_unknown, is_unknown, runtime, unsupported
from numpy._array import (
    _are_whole, _array_of, _axes, _axis, _binary, _compare, _from_data, _operand, _result, _shapes_fit, _wrap, ndarray,
)
from numpy._dtypes import _by_name, _common, _dtype, _promoted, _scalar, bool_, dtype, float64, generic, int64

_numel_answers_unknown = True

_FLOAT, _INT, _BOOL = _by_name["float64"], _by_name["int64"], _by_name["bool"]


def _size(shape):
    """A shape as a list of ints; an unknown one as it is."""
    if is_unknown(shape):
        return shape
    if not hasattr(shape, "__iter__") and not hasattr(shape, "__index__"):
        raise TypeError(f"expected a sequence of integers or a single integer, got '{shape!r}'")
    sizes = list(shape) if hasattr(shape, "__iter__") else [shape]
    open_one = first_unknown(*sizes)
    if is_unknown(open_one):
        return open_one
    for each in sizes:
        if not hasattr(each, "__index__"):
            raise TypeError(f"'{type(each).__name__}' object cannot be interpreted as an integer")
        if each.__index__() < 0:
            raise ValueError("negative dimensions are not allowed")
    return [each.__index__() for each in sizes]


# Making arrays


def array(object, dtype=None, *, copy=True, order="K", subok=False, ndmin=0, like=None):
    if is_unknown(object):
        return object
    made = _from_data(object, dtype)
    if is_unknown(made):
        return made
    while made.ndim < ndmin:
        made = made.reshape(1, *made.shape)
    return made


def asarray(a, dtype=None, order=None, *, device=None, copy=None, like=None):
    if isinstance(a, ndarray) and (dtype is None or _dtype(dtype) is a.dtype):
        return a
    return array(a, dtype)


asanyarray = ascontiguousarray = asfortranarray = asarray


def frombuffer(*args, **kwargs):
    return unsupported("numpy.frombuffer")


def fromiter(iter, dtype, count=-1, **kwargs):
    return array(list(iter), dtype)


def fromfunction(function, shape, *, dtype=float, **kwargs):
    return function(*indices(shape, dtype), **kwargs)


def _filled(make, shape, dtype):
    sizes, target = _size(shape), _dtype(dtype)
    if is_unknown(sizes):
        return sizes
    if target.kind == "c":
        return unsupported(f"numpy arrays of {target.name}")
    return _wrap(make(sizes, dtype=target._t), target)


def zeros(shape, dtype=float, order="C", **kwargs):
    return _filled(T.zeros, shape, dtype)


def ones(shape, dtype=None, order="C", **kwargs):
    return _filled(T.ones, shape, dtype)


def empty(shape, dtype=float, order="C", **kwargs):
    return _filled(T.empty, shape, dtype)


def full(shape, fill_value, dtype=None, order="C", **kwargs):
    if is_unknown(fill_value):
        return fill_value
    value = asarray(fill_value)
    made = empty(shape, value.dtype if dtype is None else dtype)
    if not is_unknown(made):
        made[...] = value if value.ndim else value.item()
    return made


def _like(a, dtype):
    a = asarray(a)
    return a.shape, a.dtype if dtype is None else dtype


def zeros_like(a, dtype=None, order="K", subok=True, shape=None, **kwargs):
    own, kind = _like(a, dtype)
    return zeros(own if shape is None else shape, kind)


def ones_like(a, dtype=None, order="K", subok=True, shape=None, **kwargs):
    own, kind = _like(a, dtype)
    return ones(own if shape is None else shape, kind)


def empty_like(prototype, dtype=None, order="K", subok=True, shape=None, **kwargs):
    own, kind = _like(prototype, dtype)
    return empty(own if shape is None else shape, kind)


def full_like(a, fill_value, dtype=None, order="K", subok=True, shape=None, **kwargs):
    own, kind = _like(a, dtype)
    return full(own if shape is None else shape, fill_value, kind)


def eye(N, M=None, k=0, dtype=float, order="C", **kwargs):
    sizes = _size([N, N if M is None else M])
    if is_unknown(sizes):
        return sizes
    rows, columns = _wrap(T.arange(sizes[0]), _INT), _wrap(T.arange(sizes[1]), _INT)
    return (rows.reshape(-1, 1) == columns - k).astype(dtype)


def identity(n, dtype=None, **kwargs):
    return eye(n, dtype=dtype)


def arange(*args, dtype=None, start=None, stop=None, step=None, **kwargs):
    given = list(args)
    if len(given) == 4:
        dtype = given.pop()
    if len(given) == 1:
        given = [start or 0, given[0]]
    start, stop, step = (given + [start, stop, step][len(given) :])[:3] if given else (start, stop, step)
    start, step = (0 if start is None else start), (1 if step is None else step)
    open_one = first_unknown(start, stop, step)
    if is_unknown(open_one):
        return open_one
    target = _common((start, stop, step)) if dtype is None else _dtype(dtype)
    if step == 0:
        raise ZeroDivisionError("division by zero")
    count = builtins.max(0, math.ceil((stop - start) / step))
    if target.kind in "iu":
        first, second = int(start), int(start + step)
        return _wrap((T.arange(count) * (second - first) + first).to(target._t), target)
    # The step is what lies between the first two elements.
    first, second = float(start), float(start + step)
    made = T.arange(count, dtype=T.float64) * (second - first) + first
    return _wrap(made.to(target._t), target)


def linspace(start, stop, num=50, endpoint=True, retstep=False, dtype=None, axis=0, **kwargs):
    open_one = first_unknown(start, stop, num)
    if is_unknown(open_one):
        return open_one
    if not hasattr(num, "__index__"):
        raise TypeError(f"'{type(num).__name__}' object cannot be interpreted as an integer")
    num = num.__index__()
    if num < 0:
        raise ValueError(f"Number of samples, {num}, must be non-negative.")
    if not builtins.all(isinstance(each, (int, float, generic)) for each in (start, stop)):
        return unsupported("numpy.linspace between arrays")
    parts = num - 1 if endpoint else num
    start, stop = float(start), float(stop)
    delta = stop - start
    places = T.arange(num, dtype=T.float64)
    step = delta / parts if parts > 0 else math.nan
    if parts > 0:
        made = places * step + start if step != 0 else places / parts * delta + start
    else:
        made = places * delta + start
    if endpoint and num > 1:
        made[-1] = stop
    target = _FLOAT if dtype is None else _dtype(dtype)
    made = _wrap(T.floor(made) if target.kind in "iu" else made, _FLOAT).astype(target)
    return (made, float64(step)) if retstep else made


def logspace(start, stop, num=50, endpoint=True, base=10.0, dtype=None, axis=0):
    exponents = linspace(start, stop, num, endpoint)
    if is_unknown(exponents):
        return exponents
    made = power(base, exponents)
    return made if dtype is None else made.astype(dtype)


def geomspace(start, stop, num=50, endpoint=True, dtype=None, axis=0):
    if is_unknown(first_unknown(start, stop, num)):
        return first_unknown(start, stop, num)
    made = logspace(math.log10(start), math.log10(stop), num, endpoint)
    if not is_unknown(made) and num > 0:
        made[0] = float(start)
        if num > 1 and endpoint:
            made[-1] = float(stop)
    return made if dtype is None else made.astype(dtype)


def meshgrid(*xi, copy=True, sparse=False, indexing="xy"):
    arrays = [asarray(each).ravel() for each in xi]
    if is_unknown(first_unknown(*arrays)):
        return first_unknown(*arrays)
    grids = T.meshgrid(*[each._t for each in arrays], indexing=indexing) if len(arrays) > 1 else [arrays[0]._t]
    return tuple(_wrap(grid.clone(), each.dtype) for grid, each in zip(grids, arrays))


def indices(dimensions, dtype=int, sparse=False):
    grids = meshgrid(*[arange(size) for size in dimensions], indexing="ij")
    return stack(grids).astype(dtype)


class _Grid:
    """`mgrid[0:3, 0:4]`, `ogrid`"""

    def __init__(self, is_sparse):
        self._is_sparse = is_sparse

    def __getitem__(self, key):
        keys = key if isinstance(key, tuple) else (key,)
        ranges = []
        for each in keys:
            if isinstance(each.step, complex):
                ranges.append(linspace(each.start, each.stop, int(builtins.abs(each.step))))
            else:
                ranges.append(arange(each.start or 0, each.stop, 1 if each.step is None else each.step))
        if not isinstance(key, tuple):
            return ranges[0]
        if self._is_sparse:
            return tuple(each.reshape([-1 if i == j else 1 for j in range(len(ranges))]) for i, each in enumerate(ranges))
        return stack(meshgrid(*ranges, indexing="ij"))


mgrid, ogrid = _Grid(False), _Grid(True)


class _Joined:
    """`r_[1:3, 5]`"""

    def __getitem__(self, key):
        parts = []
        for each in key if isinstance(key, tuple) else (key,):
            parts.append(arange(each.start or 0, each.stop, 1 if each.step is None else each.step) if isinstance(each, slice) else atleast_1d(asarray(each)))
        return concatenate(parts)


r_ = _Joined()


# Elementwise


def _float_target(*operands):
    target = _common(operands)
    return _FLOAT if target.kind in "biu" else target


def _elementwise(function, name, exact=None):
    """A function of one argument whose result is a float."""

    def apply(x, out=None, where=True, **kwargs):
        x = _array_of(x)
        if is_unknown(x):
            return x
        target = _float_target(x)
        data = _operand(x, target)
        if exact is not None and data.numel() <= 4096:
            made = _exactly(exact, data, target)
            if made is not None:
                return _result(made, target)
        return _result(function(data), target)

    apply.__name__ = apply.__qualname__ = name
    return apply


def _exactly(exact, data, target):
    """The values where every one of them has an exact answer."""
    values = data.flatten().tolist()
    if is_unknown(first_unknown(*values)):
        return None
    answers = [exact(value) for value in values]
    return None if None in answers else T.tensor(answers, dtype=target._t).reshape(data.shape)


def _power_of_two(value):
    if value <= 0 or value == math.inf or value != value:
        return None
    fraction, exponent = math.frexp(value)
    return float(exponent - 1) if fraction == 0.5 else None


sqrt = _elementwise(T.sqrt, "sqrt")
exp = _elementwise(T.exp, "exp", lambda x: 1.0 if x == 0 else None)
exp2 = _elementwise(T.exp2, "exp2")
expm1 = _elementwise(T.expm1, "expm1", lambda x: 0.0 if x == 0 else None)
log = _elementwise(T.log, "log", lambda x: 0.0 if x == 1 else None)
log2 = _elementwise(T.log2, "log2", _power_of_two)
log10 = _elementwise(T.log10, "log10", lambda x: 0.0 if x == 1 else None)
log1p = _elementwise(T.log1p, "log1p", lambda x: 0.0 if x == 0 else None)
sin = _elementwise(T.sin, "sin", lambda x: 0.0 if x == 0 else None)
cos = _elementwise(T.cos, "cos", lambda x: 1.0 if x == 0 else None)
tan = _elementwise(T.tan, "tan", lambda x: 0.0 if x == 0 else None)
arcsin = asin = _elementwise(T.asin, "arcsin")
arccos = acos = _elementwise(T.acos, "arccos")
arctan = atan = _elementwise(T.atan, "arctan")
sinh = _elementwise(T.sinh, "sinh")
cosh = _elementwise(T.cosh, "cosh")
tanh = _elementwise(T.tanh, "tanh")
arcsinh = asinh = _elementwise(T.asinh, "arcsinh")
arccosh = acosh = _elementwise(T.acosh, "arccosh")
arctanh = atanh = _elementwise(T.atanh, "arctanh")
deg2rad = radians = _elementwise(T.deg2rad, "deg2rad")
rad2deg = degrees = _elementwise(T.rad2deg, "rad2deg")


def cbrt(x):
    return unsupported("numpy.cbrt")


def _rounding(function, name):
    def apply(x, out=None, **kwargs):
        x = _array_of(x)
        if is_unknown(x):
            return x
        target = _common((x,))
        if target.kind in "biu":
            return x.copy() if isinstance(x, ndarray) else _scalar(target, x)
        return _result(function(_operand(x, target)), target)

    apply.__name__ = apply.__qualname__ = name
    return apply


floor = _rounding(T.floor, "floor")
ceil = _rounding(T.ceil, "ceil")
trunc = fix = _rounding(T.trunc, "trunc")
rint = _rounding(T.round, "rint")


def round(a, decimals=0, out=None):
    a = _array_of(a)
    if is_unknown(a) or is_unknown(decimals):
        return a if is_unknown(a) else decimals
    target = _common((a,))
    if target.kind in "biu" and decimals >= 0:
        return a.copy() if isinstance(a, ndarray) else _scalar(target, a)
    if target.kind in "biu":
        unit = 10**-decimals
        return (rint(a / unit) * unit).astype(target)
    if decimals == 0:
        return rint(a)
    scale = 10.0 ** builtins.abs(decimals)
    return rint(a * scale) / scale if decimals > 0 else rint(a / scale) * scale


around = round_ = round


def _keeping(function, name):
    """A function of one argument that keeps the dtype."""

    def apply(x, out=None, **kwargs):
        x = _array_of(x)
        if is_unknown(x):
            return x
        target = _common((x,))
        return _result(function(_operand(x, target)), target)

    apply.__name__ = apply.__qualname__ = name
    return apply


abs = absolute = fabs = _keeping(T.abs, "absolute")
negative = _keeping(T.neg, "negative")
square = _keeping(T.square, "square")
sign = _keeping(T.sign, "sign")


def positive(x):
    return +_array_of(x)


def reciprocal(x):
    return 1 / _array_of(x)


def _testing(function, name):
    def apply(x, out=None, **kwargs):
        x = _array_of(x)
        return x if is_unknown(x) else _result(function(_operand(x, _float_target(x))), _BOOL)

    apply.__name__ = apply.__qualname__ = name
    return apply


isnan = _testing(T.isnan, "isnan")
isinf = _testing(T.isinf, "isinf")
isfinite = _testing(T.isfinite, "isfinite")


def _operator(name, shown):
    def apply(x1, x2, /, out=None, where=True, **kwargs):
        x1, x2 = _array_of(x1), _array_of(x2)
        # Two Python numbers are numpy's here.
        if not isinstance(x1, (ndarray, generic)) and not isinstance(x2, (ndarray, generic)) and not is_unknown(x1):
            x1 = asarray(x1)
        return _binary(name, x1, x2)

    apply.__name__ = apply.__qualname__ = shown
    return apply


add = _operator("add", "add")
subtract = _operator("sub", "subtract")
multiply = _operator("mul", "multiply")
divide = true_divide = _operator("truediv", "divide")
floor_divide = _operator("floordiv", "floor_divide")
mod = remainder = _operator("mod", "remainder")
power = _operator("pow", "power")
bitwise_and = _operator("and", "bitwise_and")
bitwise_or = _operator("or", "bitwise_or")
bitwise_xor = _operator("xor", "bitwise_xor")
left_shift = bitwise_left_shift = _operator("lshift", "left_shift")
right_shift = bitwise_right_shift = _operator("rshift", "right_shift")


def float_power(x1, x2):
    return power(asarray(x1).astype(float), x2)


def divmod(x1, x2):
    return floor_divide(x1, x2), mod(x1, x2)


def _comparison(name, shown):
    def apply(x1, x2, /, out=None, **kwargs):
        return _compare(name, asarray(x1), x2)

    apply.__name__ = apply.__qualname__ = shown
    return apply


equal = _comparison("eq", "equal")
not_equal = _comparison("ne", "not_equal")
less = _comparison("lt", "less")
less_equal = _comparison("le", "less_equal")
greater = _comparison("gt", "greater")
greater_equal = _comparison("ge", "greater_equal")


def _pairwise(function, name, makes_bool=False, needs_float=False):
    def apply(x1, x2, /, out=None, **kwargs):
        x1, x2 = _array_of(x1), _array_of(x2)
        if is_unknown(first_unknown(x1, x2)):
            return first_unknown(x1, x2)
        target = _common((x1, x2))
        if needs_float and target.kind in "biu":
            target = _FLOAT
        x, y = _operand(x1, target), _operand(x2, target)
        _shapes_fit(tuple(x.shape), tuple(y.shape))
        return _result(function(x, y), _BOOL if makes_bool else target)

    apply.__name__ = apply.__qualname__ = name
    return apply


maximum = _pairwise(T.maximum, "maximum")
minimum = _pairwise(T.minimum, "minimum")
fmax = _pairwise(T.fmax, "fmax")
fmin = _pairwise(T.fmin, "fmin")
fmod = _pairwise(T.fmod, "fmod")
gcd = _pairwise(T.gcd, "gcd")
lcm = _pairwise(T.lcm, "lcm")
arctan2 = atan2 = _pairwise(T.atan2, "arctan2", needs_float=True)
hypot = _pairwise(T.hypot, "hypot", needs_float=True)
copysign = _pairwise(T.copysign, "copysign", needs_float=True)
logical_and = _pairwise(T.logical_and, "logical_and", makes_bool=True)
logical_or = _pairwise(T.logical_or, "logical_or", makes_bool=True)
logical_xor = _pairwise(T.logical_xor, "logical_xor", makes_bool=True)


def logical_not(x):
    x = _array_of(x)
    return x if is_unknown(x) else _result(T.logical_not(_operand(x, _common((x,)))), _BOOL)


def invert(x):
    return ~asarray(x)


bitwise_not = bitwise_invert = invert


def clip(a, a_min=None, a_max=None, out=None, *, min=None, max=None, **kwargs):
    low = min if a_min is None else a_min
    high = max if a_max is None else a_max
    if low is not None:
        a = maximum(a, low)
    if high is not None:
        a = minimum(a, high)
    return _array_of(a)


def where(condition, *options):
    condition = asarray(condition)
    if is_unknown(condition):
        return condition
    if not options:
        return condition.nonzero()
    x, y = (_array_of(each) for each in options)
    if is_unknown(first_unknown(x, y)):
        return first_unknown(x, y)
    target = _common((x, y))
    made = T.where(condition._t.to(T.bool), _operand(x, target), _operand(y, target))
    return _wrap(made, target)


def select(condlist, choicelist, default=0):
    made = asarray(default)
    for condition, choice in zip(reversed(condlist), reversed(choicelist)):
        made = where(condition, choice, made)
    return made


def nan_to_num(x, copy=True, nan=0.0, posinf=None, neginf=None):
    x = _array_of(x)
    if is_unknown(x):
        return x
    limits = finfo(float64)
    made = where(isnan(x), nan, x)
    made = where(made == math.inf, float(limits.max) if posinf is None else posinf, made)
    made = where(made == -math.inf, float(limits.min) if neginf is None else neginf, made)
    return made if made.ndim else made[()]


def isclose(a, b, rtol=1e-05, atol=1e-08, equal_nan=False):
    a, b = asarray(a).astype(float), asarray(b).astype(float)
    return _result(T.isclose(a._t, b._t, rtol, atol, equal_nan), _BOOL)


def allclose(a, b, rtol=1e-05, atol=1e-08, equal_nan=False):
    return bool(all(isclose(a, b, rtol, atol, equal_nan)))


def array_equal(a1, a2, equal_nan=False):
    a1, a2 = asarray(a1), asarray(a2)
    if is_unknown(first_unknown(a1, a2)):
        return first_unknown(a1, a2)
    return a1.shape == a2.shape and bool(all(a1 == a2))


def interp(x, xp, fp, left=None, right=None, period=None):
    return unsupported("numpy.interp")


# Reductions


def _method(name):
    def apply(a, *args, **kwargs):
        a = asarray(a)
        return a if is_unknown(a) else getattr(a, name)(*args, **kwargs)

    apply.__name__ = apply.__qualname__ = name
    return apply


prod = product = _method("prod")
mean = _method("mean")
std = _method("std")
var = _method("var")
max = amax = _method("max")
min = amin = _method("min")
ptp = _method("ptp")
all = alltrue = _method("all")
any = sometrue = _method("any")
argmax = _method("argmax")
argmin = _method("argmin")
argsort = _method("argsort")
cumsum = _method("cumsum")
cumprod = cumproduct = _method("cumprod")
nonzero = _method("nonzero")
ravel = _method("ravel")
reshape = _method("reshape")
repeat = _method("repeat")
squeeze = _method("squeeze")
swapaxes = _method("swapaxes")
take = _method("take")
diagonal = _method("diagonal")
trace = _method("trace")
searchsorted = _method("searchsorted")


def sum(a, *args, **kwargs):
    if not is_unknown(a) and not hasattr(a, "__len__") and hasattr(a, "__next__"):
        return builtins.sum(a)
    a = asarray(a)
    return a if is_unknown(a) else a.sum(*args, **kwargs)


def _ignoring_nan(name, fill):
    def apply(a, axis=None, **kwargs):
        a = asarray(a)
        return a if is_unknown(a) else getattr(where(isnan(a), fill, a), name)(axis, **kwargs)

    apply.__name__ = apply.__qualname__ = "nan" + name
    return apply


nansum = _ignoring_nan("sum", 0)
nanprod = _ignoring_nan("prod", 1)
nanmax = _ignoring_nan("max", -math.inf)
nanmin = _ignoring_nan("min", math.inf)


def average(a, axis=None, weights=None, returned=False):
    a = asarray(a)
    if weights is None or is_unknown(a):
        return a if is_unknown(a) else a.mean(axis)
    weights = asarray(weights)
    return (a * weights).sum(axis) / weights.sum(axis)


def median(a, axis=None, out=None, keepdims=False, **kwargs):
    a = asarray(a)
    if is_unknown(a):
        return a
    ordered = sort(a, axis)
    dim = 0 if axis is None else _axis(axis, a.ndim)
    size = ordered.shape[dim]
    key = [slice(None)] * dim
    if size % 2:
        return ordered[(*key, size // 2)] * 1.0
    return (ordered[(*key, size // 2 - 1)] + ordered[(*key, size // 2)]) / 2


def percentile(*args, **kwargs):
    return unsupported("numpy.percentile")


quantile = percentile


def count_nonzero(a, axis=None, keepdims=False):
    a = asarray(a)
    return (a != 0).sum(axis, keepdims=keepdims)


def bincount(x, weights=None, minlength=0):
    x = asarray(x)
    if weights is not None:
        return unsupported("numpy.bincount with weights")
    return _wrap(T.bincount(x._t, minlength=minlength), _INT)


def diff(a, n=1, axis=-1, **kwargs):
    a = asarray(a)
    if is_unknown(a):
        return a
    dim = _axis(axis, a.ndim)
    key = [slice(None)] * dim
    for _ in range(n):
        later, earlier = a[(*key, slice(1, None))], a[(*key, slice(None, -1))]
        a = later != earlier if a.dtype.kind == "b" else later - earlier
    return a


# Sorting and sets


def sort(a, axis=-1, kind=None, order=None, **kwargs):
    a = asarray(a)
    if is_unknown(a):
        return a
    made = a.flatten() if axis is None else a.copy()
    made.sort(-1 if axis is None else axis)
    return made


def unique(ar, return_index=False, return_inverse=False, return_counts=False, axis=None, **kwargs):
    ar = asarray(ar)
    if is_unknown(ar):
        return ar
    if axis is not None or return_index:
        return unsupported("numpy.unique with axis or return_index")
    values, inverse, counts = T.unique(ar._t, sorted=True, return_inverse=True, return_counts=True)
    parts = [_wrap(values, ar.dtype)]
    if return_inverse:
        parts.append(_wrap(inverse.reshape(ar.shape), _INT))
    if return_counts:
        parts.append(_wrap(counts, _INT))
    return parts[0] if len(parts) == 1 else tuple(parts)


def isin(element, test_elements, assume_unique=False, invert=False, **kwargs):
    element, test = asarray(element), asarray(test_elements)
    target = _common((element, test))
    made = T.isin(_operand(element, target), _operand(test, target), invert=invert)
    return _result(made, _BOOL)


def in1d(ar1, ar2, **kwargs):
    return isin(asarray(ar1).ravel(), ar2)


def union1d(ar1, ar2):
    return unique(concatenate([asarray(ar1).ravel(), asarray(ar2).ravel()]))


def intersect1d(ar1, ar2, **kwargs):
    first = unique(ar1)
    return first[isin(first, ar2)]


def setdiff1d(ar1, ar2, assume_unique=False):
    first = unique(ar1)
    return first[isin(first, ar2, invert=True)]


def argwhere(a):
    return stack(asarray(a).nonzero(), axis=1)


def flatnonzero(a):
    return asarray(a).ravel().nonzero()[0]


# Joining and splitting


def _parts(arrays):
    parts = [asarray(each) for each in arrays]
    open_one = first_unknown(*parts)
    if is_unknown(open_one):
        return open_one
    if not parts:
        raise ValueError("need at least one array to concatenate")
    return parts


def _joined(parts, function, dim):
    target = parts[0].dtype
    for each in parts[1:]:
        target = _promoted(target, each.dtype)
    return _wrap(function([_operand(each, target) for each in parts], dim), target)


def concatenate(arrays, axis=0, out=None, *, dtype=None, casting="same_kind"):
    if is_unknown(arrays):
        return arrays
    parts = _parts(arrays)
    if is_unknown(parts):
        return parts
    if axis is None:
        parts, axis = [each.ravel() for each in parts], 0
    if builtins.any(each.ndim == 0 for each in parts):
        raise ValueError("zero-dimensional arrays cannot be concatenated")
    dim = _axis(axis, parts[0].ndim)
    for place, each in enumerate(parts):
        if each.ndim != parts[0].ndim:
            raise ValueError(
                "all the input arrays must have same number of dimensions, but the array at index 0 has "
                f"{parts[0].ndim} dimension(s) and the array at index {place} has {each.ndim} dimension(s)"
            )
        for i, (a, b) in enumerate(zip(parts[0].shape, each.shape)):
            if i != dim and a != b:
                raise ValueError(
                    "all the input array dimensions except for the concatenation axis must match exactly, but along "
                    f"dimension {i}, the array at index 0 has size {a} and the array at index {place} has size {b}"
                )
    made = _joined(parts, T.cat, dim)
    return made if dtype is None else made.astype(dtype)


concat = concatenate


def stack(arrays, axis=0, out=None, **kwargs):
    parts = _parts(arrays)
    if is_unknown(parts):
        return parts
    if len({each.shape for each in parts}) > 1:
        raise ValueError("all input arrays must have the same shape")
    return _joined(parts, T.stack, _axis(axis, parts[0].ndim + 1))


def atleast_1d(*arys):
    made = [each if each.ndim else each.reshape(1) for each in map(asarray, arys)]
    return made[0] if len(made) == 1 else tuple(made)


def atleast_2d(*arys):
    made = [each if each.ndim > 1 else each.reshape(1, -1) for each in map(asarray, arys)]
    return made[0] if len(made) == 1 else tuple(made)


def vstack(tup, **kwargs):
    return concatenate([atleast_2d(each) for each in tup])


row_stack = vstack


def hstack(tup, **kwargs):
    parts = [atleast_1d(each) for each in tup]
    return concatenate(parts, 0 if parts and parts[0].ndim == 1 else 1)


def dstack(tup):
    parts = [atleast_2d(each) for each in tup]
    return concatenate([each if each.ndim > 2 else each.reshape(*each.shape, 1) for each in parts], 2)


def column_stack(tup):
    return concatenate([each if each.ndim > 1 else each.reshape(-1, 1) for each in map(asarray, tup)], 1)


def append(arr, values, axis=None):
    return concatenate([arr, values], axis)


def insert(arr, obj, values, axis=None):
    arr = asarray(arr)
    if axis is not None or not isinstance(obj, int) or arr.ndim != 1:
        return unsupported("numpy.insert along an axis")
    place = obj if obj >= 0 else obj + len(arr)
    return concatenate([arr[:place], asarray(values).astype(arr.dtype).ravel(), arr[place:]])


def delete(arr, obj, axis=None):
    arr = asarray(arr)
    if axis is None:
        arr, axis = arr.ravel(), 0
    dim = _axis(axis, arr.ndim)
    size = arr.shape[dim]
    gone = {each % size for each in (list(range(*obj.indices(size))) if isinstance(obj, slice) else atleast_1d(obj).tolist())}
    kept = [i for i in range(size) if i not in gone]
    return arr[(*[slice(None)] * dim, kept)]


def tile(A, reps):
    A = asarray(A)
    if is_unknown(A) or is_unknown(reps):
        return A if is_unknown(A) else reps
    counts = [each.__index__() for each in reps] if hasattr(reps, "__iter__") else [reps.__index__()]
    return _wrap(A._t.repeat([1] * (A.ndim - len(counts)) + counts), A.dtype)


def array_split(ary, indices_or_sections, axis=0):
    ary = asarray(ary)
    dim = _axis(axis, ary.ndim)
    size = ary.shape[dim]
    if hasattr(indices_or_sections, "__len__"):
        places = [0, *[int(each) for each in indices_or_sections], size]
    else:
        count = int(indices_or_sections)
        if count <= 0:
            raise ValueError("number sections must be larger than 0.")
        places = [i * (size // count) + builtins.min(i, size % count) for i in range(count + 1)]
    return [ary[(*[slice(None)] * dim, slice(a, b))] for a, b in zip(places, places[1:])]


def split(ary, indices_or_sections, axis=0):
    ary = asarray(ary)
    if not hasattr(indices_or_sections, "__len__") and ary.shape[axis] % indices_or_sections:
        raise ValueError("array split does not result in an equal division")
    return array_split(ary, indices_or_sections, axis)


def hsplit(ary, indices_or_sections):
    return split(ary, indices_or_sections, 0 if asarray(ary).ndim == 1 else 1)


def vsplit(ary, indices_or_sections):
    return split(ary, indices_or_sections, 0)


def unstack(x, /, *, axis=0):
    x = moveaxis(x, axis, 0)
    return tuple(x[i] for i in range(len(x)))


# Shapes


def shape(a):
    return asarray(a).shape


def ndim(a):
    return asarray(a).ndim


def size(a, axis=None):
    a = asarray(a)
    return a.size if axis is None else a.shape[axis]


def transpose(a, axes=None):
    a = asarray(a)
    return a.transpose() if axes is None else a.transpose(*axes)


permute_dims = transpose


def expand_dims(a, axis):
    a = asarray(a)
    if is_unknown(a):
        return a
    axes = axis if isinstance(axis, (tuple, list)) else (axis,)
    rank = a.ndim + len(axes)
    places = {_axis(each, rank) for each in axes}
    rest = iter(a.shape)
    return a.reshape([1 if i in places else next(rest) for i in range(rank)])


def moveaxis(a, source, destination):
    a = asarray(a)
    sources = [_axis(each, a.ndim) for each in (source if isinstance(source, (tuple, list)) else (source,))]
    targets = [_axis(each, a.ndim) for each in (destination if isinstance(destination, (tuple, list)) else (destination,))]
    order = [i for i in range(a.ndim) if i not in sources]
    for target, each in sorted(zip(targets, sources)):
        order.insert(target, each)
    return a.transpose(order)


def rollaxis(a, axis, start=0):
    rank = asarray(a).ndim
    axis, start = _axis(axis, rank), start + rank if start < 0 else start
    return moveaxis(a, axis, start - 1 if axis < start else start)


def broadcast_to(array, shape, subok=False):
    array = asarray(array)
    sizes = _size(shape)
    if is_unknown(array) or is_unknown(sizes):
        return array if is_unknown(array) else sizes
    return _wrap(array._t.broadcast_to(sizes), array.dtype)


def broadcast_shapes(*args):
    return tuple(T.broadcast_shapes(*[_size(each) for each in args]))


def broadcast_arrays(*args, subok=False):
    arrays = [asarray(each) for each in args]
    target = broadcast_shapes(*[each.shape for each in arrays])
    return tuple(broadcast_to(each, target) for each in arrays)


def flip(m, axis=None):
    m = asarray(m)
    return _wrap(T.flip(m._t, _axes(axis, m.ndim)), m.dtype)


def flipud(m):
    return flip(m, 0)


def fliplr(m):
    return flip(m, 1)


def roll(a, shift, axis=None):
    a = asarray(a)
    if axis is None:
        return _wrap(T.roll(a._t.flatten(), shift, 0).reshape(a.shape), a.dtype)
    return _wrap(T.roll(a._t, shift, axis), a.dtype)


def rot90(m, k=1, axes=(0, 1)):
    m = asarray(m)
    return _wrap(T.rot90(m._t, k, axes), m.dtype)


def pad(array, pad_width, mode="constant", **kwargs):
    array = asarray(array)
    if mode != "constant" or kwargs.keys() - {"constant_values"}:
        return unsupported(f"numpy.pad with mode {mode!r}")
    widths = asarray(pad_width).tolist()
    if isinstance(widths, int):
        widths = [(widths, widths)] * array.ndim
    elif isinstance(widths[0], int):
        widths = [tuple(widths) if len(widths) == 2 else (widths[0], widths[0])] * array.ndim
    elif len(widths) == 1:
        widths = widths * array.ndim
    value = kwargs.get("constant_values", 0)
    if not isinstance(value, (int, float, generic)):
        return unsupported("numpy.pad with several values")
    made = full([a + size + b for size, (a, b) in zip(array.shape, widths)], value, array.dtype)
    made[tuple(slice(a, a + size) for size, (a, b) in zip(array.shape, widths))] = array
    return made


def triu(m, k=0):
    m = asarray(m)
    return _wrap(T.triu(m._t, k), m.dtype)


def tril(m, k=0):
    m = asarray(m)
    return _wrap(T.tril(m._t, k), m.dtype)


def tri(N, M=None, k=0, dtype=float):
    return tril(ones((N, N if M is None else M), dtype), k)


def triu_indices(n, k=0, m=None):
    return triu(ones((n, n if m is None else m)), k).nonzero()


def tril_indices(n, k=0, m=None):
    return tril(ones((n, n if m is None else m)), k).nonzero()


def diag(v, k=0):
    v = asarray(v)
    if v.ndim == 1:
        size = len(v) + builtins.abs(k)
        made = zeros((size, size), v.dtype)
        rows, columns = arange(len(v)), arange(len(v))
        made[rows - builtins.min(k, 0), columns + builtins.max(k, 0)] = v
        return made
    return v.diagonal(k).copy()


def ix_(*args):
    arrays = [asarray(each) for each in args]
    return tuple(each.reshape([-1 if i == j else 1 for j in range(len(arrays))]) for i, each in enumerate(arrays))


# Products


def dot(a, b, out=None):
    a, b = _array_of(a), _array_of(b)
    if is_unknown(first_unknown(a, b)):
        return first_unknown(a, b)
    if not getattr(a, "ndim", 0) or not getattr(b, "ndim", 0):
        return multiply(a, b)
    if b.ndim > 2:
        return unsupported("numpy.dot of arrays with more than two dimensions")
    return a @ b


def matmul(x1, x2, /, out=None, **kwargs):
    return asarray(x1) @ asarray(x2)


def inner(a, b):
    a, b = asarray(a), asarray(b)
    return dot(a, b.T if b.ndim > 1 else b)


vdot = inner


def outer(a, b, out=None):
    return asarray(a).ravel().reshape(-1, 1) * asarray(b).ravel()


def kron(a, b):
    a, b = asarray(a), asarray(b)
    target = _common((a, b))
    return _result(T.kron(_operand(a, target), _operand(b, target)), target)


def einsum(subscripts, *operands, **kwargs):
    arrays = _parts(operands)
    if is_unknown(arrays):
        return arrays
    text = subscripts.replace(" ", "")
    inputs, arrow, output = text.partition("->")
    inputs = inputs.split(",")
    letters = sorted(set("".join(inputs)))
    if not arrow:
        output = "".join(each for each in letters if "".join(inputs).count(each) == 1)
    is_plain = "." not in text and builtins.all(len(set(each)) == len(each) for each in inputs)
    if not is_plain or len(inputs) != len(arrays):
        target = _common(arrays)
        return _result(T.einsum(subscripts, *[_operand(each, target) for each in arrays]), target)
    # One dimension a letter: what is not in the result is summed over.
    summed = [each for each in letters if each not in output]
    order = list(output) + summed
    product = None
    for names, each in zip(inputs, arrays):
        kept = [letter for letter in order if letter in names]
        turned = each.transpose([names.index(letter) for letter in kept]) if each.ndim > 1 else each
        sizes = iter(turned.shape)
        spread = turned.reshape([next(sizes) if letter in names else 1 for letter in order])
        product = spread if product is None else product * spread
    return product.sum(tuple(range(len(output), len(order)))) if summed else product + 0


def tensordot(a, b, axes=2):
    a, b = asarray(a), asarray(b)
    target = _common((a, b))
    return _result(T.tensordot(_operand(a, target), _operand(b, target), axes), target)


# The rest


def isscalar(element):
    return isinstance(element, (generic, int, float, complex, str, bytes))


def iterable(y):
    try:
        iter(y)
    except TypeError:
        return False
    return True


def issubdtype(arg1, arg2):
    first = arg1 if isinstance(arg1, type) and issubclass(arg1, generic) else _dtype(arg1).type
    second = arg2 if isinstance(arg2, type) and issubclass(arg2, generic) else _dtype(arg2).type
    return issubclass(first, second)


def result_type(*arrays_and_dtypes):
    return _common([each if isinstance(each, (ndarray, generic, int, float)) else _dtype(each).type(0) for each in arrays_and_dtypes])


def promote_types(type1, type2):
    return _promoted(_dtype(type1), _dtype(type2))


def can_cast(from_, to, casting="safe"):
    return promote_types(from_, to) is _dtype(to)


def may_share_memory(a, b, max_work=None):
    return unsupported("numpy.may_share_memory")


shares_memory = may_share_memory


def copy(a, order="K", subok=False):
    return array(a)


def copyto(dst, src, casting="same_kind", where=True):
    dst[...] = src


def apply_along_axis(func1d, axis, arr, *args, **kwargs):
    return unsupported("numpy.apply_along_axis")


class vectorize:
    def __init__(self, pyfunc, otypes=None, doc=None, excluded=None, cache=False, signature=None):
        self.pyfunc = pyfunc
        self._otypes = otypes

    def __call__(self, *args, **kwargs):
        arrays = broadcast_arrays(*args)
        values = [self.pyfunc(*each, **kwargs) for each in zip(*[each.ravel() for each in arrays])]
        made = array(values, self._otypes[0] if self._otypes else None)
        return made if is_unknown(made) else made.reshape(arrays[0].shape)


def load(file, *args, **kwargs):
    return runtime("numpy.load()")


loadtxt = genfromtxt = fromfile = memmap = load


def save(file, arr, *args, **kwargs):
    pass


savez = savez_compressed = savetxt = save


def set_printoptions(*args, **kwargs):
    pass


def seterr(**kwargs):
    return {"divide": "warn", "over": "warn", "under": "ignore", "invalid": "warn"}


class errstate:
    def __init__(self, **kwargs):
        pass

    def __enter__(self):
        pass

    def __exit__(self, *exc_info):
        pass

    def __call__(self, function):
        return function


class finfo:
    def __init__(self, dtype):
        self.dtype = _dtype(dtype)
        if self.dtype.kind != "f":
            raise ValueError(f"data type {self.dtype.type!r} not inexact")
        facts = T.finfo(self.dtype._t)
        self.bits = facts.bits
        for name in ("eps", "max", "min", "tiny", "smallest_normal", "resolution"):
            setattr(self, name, self.dtype.type(getattr(facts, name)))


class iinfo:
    def __init__(self, int_type):
        from numpy._dtypes import _limits

        self.dtype = _dtype(int_type)
        if self.dtype.kind not in "iu":
            raise ValueError(f"Invalid integer data type {self.dtype.kind!r}.")
        self.bits = 8 * self.dtype.itemsize
        self.min, self.max = _limits(self.dtype)


for _function, _reduced, _scanned in ((add, sum, cumsum), (multiply, prod, cumprod), (maximum, max, None), (minimum, min, None)):
    _function.reduce = lambda array, axis=0, _reduced=_reduced, **kwargs: _reduced(array, axis=axis, **kwargs)
    if _scanned is not None:
        _function.accumulate = lambda array, axis=0, _scanned=_scanned, **kwargs: _scanned(array, axis=axis, **kwargs)
multiply.outer = outer

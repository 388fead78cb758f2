"""numpy.ndarray over the evaluator's tensors: shapes always, values while they are few and known
(https://numpy.org/doc/stable/reference/arrays.ndarray.html)."""
import builtins
import math
from _numel import randomize, tensor as T
from _stdlib import first_unknown, is_unknown, unsupported
from numpy._dtypes import (
    _ARITHMETIC, _by_name, _checked, _common, _dtype, _limits, _ORDER, _promoted, _scalar, _wrapped, bool_, dtype,
    generic,
)

_numel_answers_unknown = True


class UFuncTypeError(TypeError):
    pass


class AxisError(ValueError, IndexError):
    pass


def _wrap(tensor, dtype):
    """An array over a tensor; what numel does not know passes through."""
    if is_unknown(tensor):
        return tensor
    self = object.__new__(ndarray)
    self._t, self._dtype = tensor, dtype
    return self


def _fitting(tensor, dtype):
    """Values of the wider unsigned dtypes, which a tensor keeps as int64, brought into range."""
    if dtype.name in ("uint16", "uint32"):
        return tensor.remainder(2 ** (8 * dtype.itemsize))
    return tensor


def _result(tensor, dtype):
    """What an operation gives: a scalar where no dimension is left."""
    if is_unknown(tensor):
        return tensor
    tensor = _fitting(tensor, dtype)
    if tensor.dim() == 0:
        value = tensor.item()
        return value if is_unknown(value) else _scalar(dtype, value)
    return _wrap(tensor, dtype)


# Making arrays out of data


def _leaf_dtype(data, found):
    """The dtype in which everything in nested sequences meets; None for what is no number."""
    if isinstance(data, (list, tuple, range)):
        for item in data:
            found = _leaf_dtype(item, found)
            if found is not None and is_unknown(found) or found is False:
                return found
        return found
    if is_unknown(data):
        return data
    if isinstance(data, (ndarray, generic)):
        own = data.dtype
    elif isinstance(data, T.Tensor):
        own = _dtype(data.dtype)
    elif isinstance(data, bool):
        own = _by_name["bool"]
    elif isinstance(data, int):
        own = _by_name["int64"]
    elif isinstance(data, float):
        own = _by_name["float64"]
    elif hasattr(data, "__float__") and not isinstance(data, (str, bytes)):
        own = _by_name["float64"]
    else:
        return False
    return own if found is None else _promoted(found, own)


def _shape_of(data):
    if isinstance(data, (list, tuple, range)):
        shapes = {_shape_of(item) for item in data}
        if len(shapes) > 1:
            known = [len(data)]
            for sizes in zip(*shapes):
                if len(set(sizes)) > 1:
                    break
                known.append(sizes[0])
            raise ValueError(
                "setting an array element with a sequence. The requested array has an inhomogeneous shape after "
                f"{len(known)} dimensions. The detected shape was {tuple(known)} + inhomogeneous part."
            )
        return (len(data), *next(iter(shapes), ()))
    return tuple(data.shape) if isinstance(data, (ndarray, T.Tensor)) else ()


def _plain(data):
    """The same data in what tensors are made from."""
    if isinstance(data, (list, tuple, range)):
        return [_plain(item) for item in data]
    if isinstance(data, ndarray):
        return data._t
    return data.item() if isinstance(data, generic) else data


def _from_data(data, wanted=None):
    if isinstance(data, ndarray):
        return data.astype(wanted) if wanted is not None else _wrap(data._t.clone(), data._dtype)
    if isinstance(data, T.Tensor):
        own = _dtype(data.dtype)
        made = _wrap(data.detach().clone(), own)
        return made if wanted is None else made.astype(wanted)
    if hasattr(data, "__array__") and not isinstance(data, generic):
        return _from_data(data.__array__(), wanted)
    if not isinstance(data, (list, tuple, range, generic, bool, int, float)) and hasattr(data, "__len__") and hasattr(data, "__getitem__"):
        if not isinstance(data, (str, bytes, dict)):
            data = list(data)
    own = _leaf_dtype(data, None)
    if is_unknown(own):
        return own
    if own is False:
        return unsupported("a numpy array of objects that are no numbers")
    own = own or _by_name["float64"]
    target = own if wanted is None else _dtype(wanted)
    if target.kind == "c":
        return unsupported(f"numpy arrays of {target.name}")
    _shape_of(data)
    plain = _plain(data)
    if target.kind in "iu" and own.kind == "f":
        return _wrap(T.tensor(plain, dtype=T.float64), own).astype(target)
    return _wrap(_fitting(T.tensor(plain, dtype=target._t), target), target)


def _operand(value, dtype):
    """An operand as a tensor in the dtype of the operation."""
    if isinstance(value, ndarray):
        return value._t if value._t.dtype == dtype._t else value._t.to(dtype._t)
    if isinstance(value, generic):
        value = value.item()
    elif dtype.kind in "iu" and isinstance(value, int) and not isinstance(value, bool):
        _checked(value, dtype)
    return T.tensor(value, dtype=dtype._t)


def _arrays(*values):
    """Sequences among operands as arrays; anything else as it is. None where one is no operand."""
    result = []
    for value in values:
        if isinstance(value, (list, tuple, range, T.Tensor)):
            value = _from_data(value)
        elif not is_unknown(value) and not isinstance(value, (ndarray, generic, int, float)):
            if isinstance(value, complex):
                return [unsupported("numpy's complex numbers")]
            return None
        result.append(value)
    return result


def _array_of(value):
    """A sequence as an array; numbers, arrays and unknown values as they are."""
    if is_unknown(value) or isinstance(value, (ndarray, generic, int, float)):
        return value
    return _from_data(value)


# Operations


_FUNCTIONS = {"add": T.add, "sub": T.sub, "mul": T.mul, "and": T.bitwise_and, "or": T.bitwise_or, "xor": T.bitwise_xor}
_COMPARING = {"eq": T.eq, "ne": T.ne, "lt": T.lt, "le": T.le, "gt": T.gt, "ge": T.ge}


def _shapes_fit(x, y):
    for a, b in zip(reversed(x), reversed(y)):
        if a != b and 1 not in (a, b):
            texts = " ".join("(" + ",".join(map(str, shape)) + ("," if len(shape) == 1 else "") + ")" for shape in (x, y))
            raise ValueError(f"operands could not be broadcast together with shapes {texts} ")


def _binary(name, a, b):
    operands = _arrays(a, b)
    if operands is None:
        return NotImplemented
    open_one = first_unknown(*operands)
    if is_unknown(open_one):
        return open_one
    a, b = operands
    target = _common((a, b))
    if target.kind == "c":
        return unsupported("numpy's complex numbers")
    if target.kind == "b" and name not in ("and", "or", "xor", "add", "mul"):
        if name == "sub":
            raise TypeError(
                "numpy boolean subtract, the `-` operator, is not supported, use the bitwise_xor, the `^` operator, or "
                "the logical_xor function instead."
            )
        target = _by_name["int8"]
    if name == "truediv" and target.kind in "iub":
        target = _by_name["float64"]
    if target.kind == "f" and name in ("and", "or", "xor", "lshift", "rshift"):
        return NotImplemented
    x, y = _operand(a, target), _operand(b, target)
    _shapes_fit(tuple(x.shape), tuple(y.shape))
    if target.kind == "b":
        made = {"add": T.logical_or, "mul": T.logical_and, "and": T.logical_and, "or": T.logical_or, "xor": T.logical_xor}[name](x, y)
    elif name in _FUNCTIONS:
        made = _FUNCTIONS[name](x, y)
    elif name == "truediv":
        made = T.div(x, y)
    else:
        made = _harder(name, x, y, target)
    return _result(made, target)


def _elementwise(compute, x, y, target):
    """Element by element in Python, for the few operations that tensors have in another way."""
    shape = T.broadcast_shapes(x.shape, y.shape)
    count = math.prod(shape)
    if count > 4096:
        return None
    left = x.broadcast_to(shape).flatten().tolist() if shape else [x.item()]
    right = y.broadcast_to(shape).flatten().tolist() if shape else [y.item()]
    if is_unknown(first_unknown(*left, *right)):
        return None
    values = [compute(p, q) for p, q in zip(left, right)]
    if target.kind in "iu":
        values = [_wrapped(value, target) for value in values]
    return T.tensor(values, dtype=target._t).reshape(shape)


def _harder(name, x, y, target):
    is_whole = target.kind in "iu"
    if name == "pow":
        if is_whole:
            made = _elementwise(_ARITHMETIC["pow"], x, y, target)
            return T.pow(x, y) if made is None else made
        # A float power is exact where everything is a whole number and fits.
        made = _elementwise(_exact_power, x, y, target) if _are_whole(x) and _are_whole(y) else None
        return T.pow(x, y) if made is None else made
    if name in ("floordiv", "mod") and is_whole:
        made = _elementwise(_ARITHMETIC[name], x, y, target)
        if made is not None:
            return made
    if name == "floordiv":
        return T.floor(T.div(x, y)) if target.kind == "f" else T.floor_divide(x, y)
    if name == "mod":
        return T.remainder(x, y)
    return {"lshift": T.bitwise_left_shift, "rshift": T.bitwise_right_shift}[name](x, y)


def _exact_power(a, b):
    value = a**b
    if b < 0 or abs(value) > 2**53:
        raise OverflowError
    return value


def _are_whole(tensor):
    if tensor.numel() > 4096:
        return False
    values = tensor.flatten().tolist()
    if is_unknown(first_unknown(*values)):
        return False
    return all(value == int(value) and 0 <= value < 2**31 for value in values if value == value and abs(value) != math.inf)


def _compare(name, a, b):
    operands = _arrays(a, b)
    if operands is None:
        return NotImplemented
    open_one = first_unknown(*operands)
    if is_unknown(open_one):
        return open_one
    a, b = operands
    target = _common((a, b))
    x, y = _operand(a, target), _operand(b, target)
    _shapes_fit(tuple(x.shape), tuple(y.shape))
    return _result(_COMPARING[name](x, y), _by_name["bool"])


def _axis(axis, rank):
    index = axis.__index__()
    if not -rank <= index < rank:
        raise AxisError(f"axis {index} is out of bounds for array of dimension {rank}")
    return index % rank


def _axes(axis, rank):
    """Dimensions to reduce; all of them for None."""
    if axis is None:
        return tuple(range(rank))
    return tuple(_axis(each, rank) for each in (axis if isinstance(axis, tuple) else (axis,)))


class ndarray:
    __array_priority__ = 0.0

    def __new__(cls, shape, dtype=float, buffer=None, offset=0, strides=None, order=None):
        if buffer is not None:
            return unsupported("numpy.ndarray over a buffer")
        from numpy import empty

        return empty(shape, dtype)

    @property
    def dtype(self):
        return self._dtype

    @property
    def shape(self):
        return tuple(self._t.shape)

    @shape.setter
    def shape(self, shape):
        self._t = self.reshape(shape)._t

    @property
    def ndim(self):
        return self._t.dim()

    @property
    def size(self):
        return self._t.numel()

    @property
    def itemsize(self):
        return self._dtype.itemsize

    @property
    def nbytes(self):
        return self.size * self.itemsize

    @property
    def strides(self):
        return tuple(each * self.itemsize for each in self._t.stride())

    @property
    def T(self):
        return self.transpose()

    @property
    def real(self):
        return self

    @property
    def flat(self):
        return iter(self.flatten())

    @property
    def base(self):
        return None

    def __len__(self):
        if not self.ndim:
            raise TypeError("len() of unsized object")
        return self.shape[0]

    def __iter__(self):
        if not self.ndim:
            raise TypeError("iteration over a 0-d array")
        return (self[i] for i in range(len(self)))

    def __bool__(self):
        if self.size == 1:
            return self._t.item() != 0
        if self.size == 0:
            raise ValueError("The truth value of an empty array is ambiguous. Use `array.size > 0` to check that an array is not empty.")
        raise ValueError(
            "The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()"
        )

    def _single(self):
        if self.size != 1:
            raise TypeError("only 0-dimensional arrays can be converted to Python scalars")
        return self._t.item()

    def __int__(self):
        return int(self._single())

    def __float__(self):
        return float(self._single())

    def __index__(self):
        if self.ndim or self._dtype.kind not in "iu":
            raise TypeError("only integer scalar arrays can be converted to a scalar index")
        return self._t.item()

    __hash__ = None

    def __contains__(self, item):
        return (self == item).any()

    # Indexing

    def _key(self, key):
        """A key for the tensor, and the tensor that it is for: backward slices are taken first."""
        keys = list(key) if isinstance(key, tuple) else [key]
        tensor = self._t
        used = sum(self._uses(each) for each in keys)
        if used > self.ndim:
            raise IndexError(f"too many indices for array: array is {self.ndim}-dimensional, but {used} were indexed")
        dim = 0
        for place, each in enumerate(keys):
            if each is Ellipsis:
                dim += self.ndim - used
                continue
            if isinstance(each, slice) and each.step is not None and each.step < 0:
                places = list(range(*each.indices(tensor.shape[dim])))
                tensor = tensor.index_select(dim, T.tensor(places, dtype=T.int64))
                keys[place] = slice(None)
            elif isinstance(each, ndarray):
                if each._dtype.kind not in "iub":
                    raise IndexError("arrays used as indices must be of integer (or boolean) type")
                keys[place] = each._t
            elif isinstance(each, bool_):
                keys[place] = bool(each)
            elif isinstance(each, generic) or isinstance(each, int) and not isinstance(each, bool):
                index = each.__index__()
                size = tensor.shape[dim]
                if not -size <= index < size:
                    raise IndexError(f"index {index} is out of bounds for axis {dim} with size {size}")
                keys[place] = index
            elif isinstance(each, (float, str)):
                raise IndexError(
                    "only integers, slices (`:`), ellipsis (`...`), numpy.newaxis (`None`) and integer or boolean arrays "
                    "are valid indices"
                )
            elif isinstance(each, (list, tuple)):
                keys[place] = _from_data(each)._t if each else T.tensor([], dtype=T.int64)
            dim += self._uses(each)
        return tensor, tuple(keys)

    @staticmethod
    def _uses(key):
        if key is None or key is Ellipsis or isinstance(key, bool):
            return 0
        return key.ndim if isinstance(key, ndarray) and key._dtype.kind == "b" else 1

    def __getitem__(self, key):
        tensor, keys = self._key(key)
        made = tensor[keys]
        return _wrap(made, self._dtype) if Ellipsis in [k for k in keys if k is Ellipsis] else _result(made, self._dtype)

    def __setitem__(self, key, value):
        if is_unknown(value) or is_unknown(key):
            randomize(self._t)
            return
        value = value if isinstance(value, (ndarray, generic, int, float)) else _from_data(value)
        if is_unknown(value):
            randomize(self._t)
            return
        data = value.astype(self._dtype)._t if isinstance(value, ndarray) else _scalar(self._dtype, value.item() if isinstance(value, generic) else value).item()
        backward = [each for each in (key if isinstance(key, tuple) else (key,)) if isinstance(each, slice) and each.step is not None and each.step < 0]
        if backward:
            keys = tuple(
                T.tensor(list(range(*each.indices(self.shape[i]))), dtype=T.int64) if each in backward else each
                for i, each in enumerate(key if isinstance(key, tuple) else (key,))
            )
            self._t[keys] = data
            return
        _, keys = self._key(key)
        self._t[keys] = data

    # Shapes

    def reshape(self, *shape, order="C", copy=None):
        if len(shape) == 1 and isinstance(shape[0], (tuple, list, ndarray)):
            shape = tuple(shape[0])
        open_one = first_unknown(*shape)
        if is_unknown(open_one):
            return open_one
        if order != "C":
            return unsupported("numpy's Fortran order")
        shape = [each.__index__() for each in shape]
        known = math.prod(each for each in shape if each != -1)
        if shape.count(-1) > 1:
            raise ValueError("can only specify one unknown dimension")
        if -1 in shape and (known == 0 or self.size % known) or -1 not in shape and known != self.size:
            text = "(" + ",".join(map(str, shape)) + ("," if len(shape) == 1 else "") + ")"
            raise ValueError(f"cannot reshape array of size {self.size} into shape {text}")
        return _wrap(self._t.reshape(shape), self._dtype)

    def flatten(self, order="C"):
        return self.reshape(-1).copy() if order == "C" else self.T.reshape(-1)

    def ravel(self, order="C"):
        return self.reshape(-1) if order == "C" else self.T.reshape(-1)

    def transpose(self, *axes):
        if len(axes) == 1 and isinstance(axes[0], (tuple, list)):
            axes = tuple(axes[0])
        if not axes or axes == (None,):
            axes = tuple(reversed(range(self.ndim)))
        if len(axes) != self.ndim:
            raise ValueError("axes don't match array")
        return _wrap(self._t.permute([_axis(each, self.ndim) for each in axes]), self._dtype)

    def swapaxes(self, axis1, axis2):
        return _wrap(self._t.transpose(_axis(axis1, self.ndim), _axis(axis2, self.ndim)), self._dtype)

    def squeeze(self, axis=None):
        if axis is None:
            return _wrap(self._t.squeeze(), self._dtype)
        axes = _axes(axis, self.ndim)
        if any(self.shape[each] != 1 for each in axes):
            raise ValueError("cannot select an axis to squeeze out which has size not equal to one")
        return _wrap(self._t.reshape([size for i, size in enumerate(self.shape) if i not in axes]), self._dtype)

    def repeat(self, repeats, axis=None):
        source = self.ravel() if axis is None else self
        dim = 0 if axis is None else _axis(axis, self.ndim)
        if isinstance(repeats, (list, tuple)):
            repeats = _from_data(repeats)
        if isinstance(repeats, ndarray):
            repeats = repeats._t
        elif isinstance(repeats, generic):
            repeats = repeats.item()
        return _wrap(source._t.repeat_interleave(repeats, dim=dim), self._dtype)

    def resize(self, *shape, refcheck=True):
        return unsupported("numpy.ndarray.resize")

    # Values

    def astype(self, dtype, order="K", casting="unsafe", subok=True, copy=True):
        target = _dtype(dtype)
        if target.kind == "c":
            return unsupported(f"numpy arrays of {target.name}")
        return _wrap(_fitting(self._t.clone() if self._t.dtype == target._t else self._t.to(target._t), target), target)

    def copy(self, order="C"):
        return _wrap(self._t.clone(), self._dtype)

    def __copy__(self):
        return self.copy()

    def __deepcopy__(self, memo):
        return self.copy()

    def view(self, dtype=None, type=None):
        return _wrap(self._t, self._dtype) if dtype is None else unsupported("numpy.ndarray.view")

    def tolist(self):
        return self._t.tolist()

    def item(self, *args):
        if args:
            picked = self.ravel()[args[0]] if len(args) == 1 and not isinstance(args[0], tuple) else self[args[0] if len(args) == 1 else args]
            return picked.item()
        if self.size != 1:
            raise ValueError("can only convert an array of size 1 to a Python scalar")
        return self._t.item()

    def tobytes(self, order="C"):
        return unsupported("numpy.ndarray.tobytes")

    def fill(self, value):
        self[...] = value

    def put(self, indices, values, mode="raise"):
        self.reshape(-1)[indices] = values

    def take(self, indices, axis=None, out=None, mode="raise"):
        source = self.ravel() if axis is None else self
        key = [slice(None)] * (0 if axis is None else _axis(axis, self.ndim))
        return source[(*key, indices)]

    def nonzero(self):
        return tuple(_wrap(each, _by_name["int64"]) for each in T.nonzero(self._t, as_tuple=True))

    def diagonal(self, offset=0, axis1=0, axis2=1):
        return _wrap(self._t.diagonal(offset, axis1, axis2), self._dtype)

    def trace(self, offset=0, axis1=0, axis2=1, dtype=None, out=None):
        return self.diagonal(offset, axis1, axis2).sum(-1)

    def dot(self, b, out=None):
        return self @ b

    def round(self, decimals=0, out=None):
        from numpy import round

        return round(self, decimals)

    def clip(self, min=None, max=None, out=None):
        from numpy import clip

        return clip(self, min, max)

    def sort(self, axis=-1, kind=None, order=None):
        self._t.copy_(T.sort(self._t, dim=_axis(axis, self.ndim))[0])

    def argsort(self, axis=-1, kind=None, order=None):
        source = self.ravel() if axis is None else self
        stable = T.sort(source._t, dim=-1 if axis is None else _axis(axis, self.ndim), stable=True)
        return _wrap(stable[1], _by_name["int64"])

    def searchsorted(self, v, side="left", sorter=None):
        values = v if isinstance(v, ndarray) else _from_data(v)
        target = _common((self, values))
        return _result(T.searchsorted(_operand(self, target), _operand(values, target), right=side == "right"), _by_name["int64"])

    def conj(self):
        return self

    conjugate = conj

    # Reductions

    def _reduce(self, function, axis, keepdims, target, dtype=None):
        """A reduction that takes several dimensions at once."""
        if is_unknown(axis):
            return axis
        target = target if dtype is None else _dtype(dtype)
        source = self._t if self._t.dtype == target._t else self._t.to(target._t)
        axes = _axes(axis, self.ndim)
        if not axes and self.ndim == 0:
            return _result(source, target)
        if not axes:
            return _wrap(source, target)
        return _result(function(source, axes, bool(keepdims)), target)

    def _wide(self):
        """What sums of this dtype are kept in."""
        if self._dtype.kind in "bi":
            return _by_name["int64"]
        return _by_name["uint64"] if self._dtype.kind == "u" else self._dtype

    def sum(self, axis=None, dtype=None, out=None, keepdims=False, initial=0, where=True):
        made = self._reduce(lambda t, dims, keep: T.sum(t, dims, keepdim=keep), axis, keepdims, self._wide(), dtype)
        return made if initial == 0 else made + initial

    def prod(self, axis=None, dtype=None, out=None, keepdims=False, initial=1, where=True):
        made = self._reduce(_prod, axis, keepdims, self._wide(), dtype)
        return made if initial == 1 else made * initial

    def mean(self, axis=None, dtype=None, out=None, keepdims=False, where=True):
        target = self._dtype if self._dtype.kind == "f" else _by_name["float64"]
        return self._reduce(lambda t, dims, keep: T.mean(t, dims, keepdim=keep), axis, keepdims, target, dtype)

    def var(self, axis=None, dtype=None, out=None, ddof=0, keepdims=False):
        deviations = self - self.mean(axis, keepdims=True)
        count = math.prod(self.shape[each] for each in _axes(axis, self.ndim))
        return (deviations * deviations).sum(axis, keepdims=keepdims) / (count - ddof)

    def std(self, axis=None, dtype=None, out=None, ddof=0, keepdims=False):
        from numpy import sqrt

        return sqrt(self.var(axis, ddof=ddof, keepdims=keepdims))

    def _extreme(self, function, name, axis, keepdims):
        if self.size == 0:
            raise ValueError(f"zero-size array to reduction operation {name} which has no identity")
        return self._reduce(lambda t, dims, keep: function(t, dims, keepdim=keep), axis, keepdims, self._dtype)

    def max(self, axis=None, out=None, keepdims=False, initial=None, where=True):
        return self._extreme(T.amax, "maximum", axis, keepdims)

    def min(self, axis=None, out=None, keepdims=False, initial=None, where=True):
        return self._extreme(T.amin, "minimum", axis, keepdims)

    def ptp(self, axis=None, out=None, keepdims=False):
        return self.max(axis, keepdims=keepdims) - self.min(axis, keepdims=keepdims)

    def all(self, axis=None, out=None, keepdims=False):
        return self._truth(T.all, axis, keepdims)

    def any(self, axis=None, out=None, keepdims=False):
        return self._truth(T.any, axis, keepdims)

    def _truth(self, function, axis, keepdims):
        made = self._t
        for dim in sorted(_axes(axis, self.ndim), reverse=True):
            made = function(made, dim, keepdim=keepdims)
        return _result(made.to(T.bool), _by_name["bool"])

    def argmax(self, axis=None, out=None, keepdims=False):
        return self._place(T.argmax, "argmax", axis, keepdims)

    def argmin(self, axis=None, out=None, keepdims=False):
        return self._place(T.argmin, "argmin", axis, keepdims)

    def _place(self, function, name, axis, keepdims):
        if self.size == 0:
            raise ValueError(f"attempt to get {name} of an empty sequence")
        source = self._t.to(T.int64) if self._dtype.kind == "b" else self._t
        made = function(source.flatten(), 0) if axis is None else function(source, _axis(axis, self.ndim), keepdim=keepdims)
        return _result(made, _by_name["int64"])

    def cumsum(self, axis=None, dtype=None, out=None):
        return self._scan(T.cumsum, axis, dtype)

    def cumprod(self, axis=None, dtype=None, out=None):
        return self._scan(T.cumprod, axis, dtype)

    def _scan(self, function, axis, dtype):
        target = self._wide() if dtype is None else _dtype(dtype)
        source = (self.ravel() if axis is None else self)._t.to(target._t)
        return _wrap(function(source, 0 if axis is None else _axis(axis, self.ndim)), target)

    # Operators

    def __matmul__(self, other):
        operands = _arrays(self, other)
        if operands is None:
            return NotImplemented
        if is_unknown(first_unknown(*operands)):
            return first_unknown(*operands)
        a, b = operands
        if not isinstance(b, ndarray):
            raise ValueError("matmul: Input operand 1 does not have enough dimensions (has 0, gufunc core with signature (n?,k),(k,m?)->(n?,m?) requires 1)")
        target = _common((a, b))
        return _result(T.matmul(_operand(a, target), _operand(b, target)), target)

    def __rmatmul__(self, other):
        return _from_data(other) @ self

    def __neg__(self):
        return _result(T.neg(self._t), self._dtype)

    def __pos__(self):
        return self.copy()

    def __abs__(self):
        return _result(T.abs(self._t), self._dtype)

    def __invert__(self):
        return _result(T.bitwise_not(self._t), self._dtype)

    def __divmod__(self, other):
        return self // other, self % other

    def __repr__(self):
        from numpy._text import array_repr

        return array_repr(self)

    def __str__(self):
        from numpy._text import array_str

        return array_str(self)

    def __format__(self, spec):
        if spec and self.ndim:
            raise TypeError("unsupported format string passed to numpy.ndarray.__format__")
        return format(self.item(), spec) if spec else str(self)

    def __reduce__(self):
        return _from_data, (self.tolist(), self._dtype)

    def __array__(self, dtype=None, copy=None):
        return self if dtype is None else self.astype(dtype)


def _prod(tensor, dims, keepdim):
    for dim in sorted(dims, reverse=True):
        tensor = T.prod(tensor, dim, keepdim=keepdim)
    return tensor


def _install():
    def forward(name):
        return lambda self, other: _binary(name, self, other)

    def reflected(name):
        return lambda self, other: _binary(name, other, self)

    def in_place(name):
        def method(self, other):
            made = _binary(name, self, other)
            if made is NotImplemented:
                return made
            if is_unknown(made):
                return made
            full = {"sub": "subtract", "mul": "multiply", "truediv": "divide", "floordiv": "floor_divide", "mod": "remainder", "pow": "power"}.get(name, name)
            if _ORDER.index(made.dtype.kind) > _ORDER.index(self._dtype.kind):
                raise UFuncTypeError(
                    f"Cannot cast ufunc '{full}' output from {made.dtype!r} to {self._dtype!r} with casting rule 'same_kind'"
                )
            self[...] = made
            return self

        return method

    def comparing(name):
        return lambda self, other: _compare(name, self, other)

    for name in _ARITHMETIC:
        setattr(ndarray, f"__{name}__", forward(name))
        setattr(ndarray, f"__r{name}__", reflected(name))
        setattr(ndarray, f"__i{name}__", in_place(name))
    for name in _COMPARING:
        setattr(ndarray, f"__{name}__", comparing(name))


_install()

"""numpy's dtypes and scalars (https://numpy.org/doc/stable/reference/arrays.scalars.html), with numpy 2's promotion (NEP 50)."""
import math
from _numel import tensor as T
from _stdlib import is_unknown, unsupported

_numel_answers_unknown = True

# name, kind, bytes, character codes; the names that Python and numpy have for it besides
_ROWS = """
bool b 1 ? bool_ bool8
int8 i 1 b byte
uint8 u 1 B ubyte
int16 i 2 h short
uint16 u 2 H ushort
int32 i 4 i intc
uint32 u 4 I uintc
int64 i 8 l int int_ long longlong intp
uint64 u 8 L uint ulong ulonglong uintp
float16 f 2 e half
float32 f 4 f single
float64 f 8 d float double float_
complex64 c 8 F csingle
complex128 c 16 D complex cdouble
"""


class dtype:
    """One object per name."""

    def __new__(cls, dtype, align=False, copy=False, metadata=None):
        return _dtype(dtype)

    @property
    def str(self):
        order = "|" if self.itemsize == 1 else "<"
        return f"{order}{'b' if self.kind == 'b' else self.kind}{self.itemsize}"

    byteorder = "="
    isnative = True
    fields = names = None
    shape = ()
    ndim = 0
    hasobject = False

    def __eq__(self, other):
        try:
            return self is _dtype(other)
        except TypeError:
            return False

    def __hash__(self):
        return hash(self.name)

    def __repr__(self):
        return f"dtype('{self.name}')"

    def __str__(self):
        return self.name

    def __reduce__(self):
        return _dtype, (self.name,)

    def newbyteorder(self, new_order="S"):
        return self


_by_name = {}
_by_type = {bool: "bool", int: "int64", float: "float64", complex: "complex128"}


def _make_dtypes():
    for number, line in enumerate(_ROWS.strip().split("\n")):
        name, kind, size, char, *aliases = line.split()
        made = object.__new__(dtype)
        made.name, made.kind, made.itemsize, made.char, made.num = name, kind, int(size), char, number
        # How a tensor keeps it: the wider unsigned ones have no arithmetic there.
        made._t = getattr(T, "int64" if name in ("uint16", "uint32", "uint64") else name)
        for each in (name, char, *aliases, f"{kind}{size}", f"<{kind}{size}", f"|{kind}{size}", f"={kind}{size}"):
            _by_name.setdefault(each, made)
    _by_name["b1"] = _by_name["|b1"] = _by_name["bool"]


_make_dtypes()


def _dtype(spec):
    """What a `dtype` argument means."""
    if isinstance(spec, dtype):
        return spec
    if spec is None:
        return _by_name["float64"]
    if isinstance(spec, str):
        if spec in _by_name:
            return _by_name[spec]
        raise TypeError(f"data type {spec!r} not understood")
    if isinstance(spec, type):
        if spec in _by_type:
            return _by_name[_by_type[spec]]
        if issubclass(spec, generic) and hasattr(spec, "_name"):
            return _by_name[spec._name]
    if isinstance(spec, T.dtype):
        return _by_name[str(spec).partition(".")[2]]
    found = getattr(spec, "dtype", None)
    if isinstance(found, dtype):
        return found
    raise TypeError(f"Cannot interpret '{spec!r}' as a data type")


def _promoted(a, b):
    """The dtype in which two dtypes meet."""
    if a is b or b.kind == "b":
        return a
    if a.kind == "b":
        return b
    if a.kind == b.kind:
        return a if a.itemsize >= b.itemsize else b
    if {a.kind, b.kind} == {"i", "u"}:
        signed, unsigned = (a, b) if a.kind == "i" else (b, a)
        if signed.itemsize > unsigned.itemsize:
            return signed
        return _by_name["float64" if unsigned.itemsize == 8 else f"int{16 * unsigned.itemsize}"]
    if "c" in (a.kind, b.kind):
        wide = a if a.kind == "c" else b
        other = b if wide is a else a
        needs = 16 if other.itemsize > (4 if other.kind == "f" else 2) else 8
        return _by_name["complex128" if max(wide.itemsize, needs) == 16 else "complex64"]
    real, whole = (a, b) if a.kind == "f" else (b, a)
    needs = min(8, 2 * whole.itemsize)
    return _by_name[f"float{8 * max(real.itemsize, needs)}"]


_ORDER = "biufc"


def _common(operands):
    """The dtype of an operation on arrays, numpy scalars and Python numbers: the latter adapt to the others."""
    strong, weak = None, None
    for operand in operands:
        own = getattr(operand, "dtype", None)
        if isinstance(own, dtype):
            strong = own if strong is None else _promoted(strong, own)
        else:
            kind = _by_name[_by_type[bool if isinstance(operand, bool) else int if isinstance(operand, int) else float if isinstance(operand, float) else complex]]
            weak = kind if weak is None or _ORDER.index(kind.kind) > _ORDER.index(weak.kind) else weak
    if strong is None:
        return weak
    if weak is None or weak.kind == "b":
        return strong
    rank = {"b": 0, "u": 1, "i": 1, "f": 2, "c": 3}
    if rank[weak.kind] <= rank[strong.kind]:
        return strong
    if weak.kind == "c" and strong.kind == "f":
        return _by_name["complex128" if strong.itemsize == 8 else "complex64"]
    return weak


# Scalars


class generic:
    ndim = 0
    shape = ()
    size = 1
    strides = ()

    @property
    def dtype(self):
        return _by_name[self._name]

    @property
    def itemsize(self):
        return self.dtype.itemsize

    nbytes = itemsize

    @property
    def T(self):
        return self

    @property
    def real(self):
        return self

    @property
    def imag(self):
        return type(self)(0)

    def item(self, *args):
        return self._value

    def tolist(self):
        return self._value

    def astype(self, dtype, copy=True):
        return _scalar(_dtype(dtype), self._value)

    def copy(self):
        return self

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def _array(self):
        from numpy import asarray

        return asarray(self)

    def reshape(self, *shape):
        return self._array().reshape(*shape)

    def flatten(self, order="C"):
        return self._array().reshape(1)

    ravel = flatten

    def squeeze(self, axis=None):
        return self

    def sum(self, axis=None, **kwargs):
        return self

    prod = mean = max = min = sum

    def any(self, axis=None):
        return bool_(self._value)

    all = any

    def clip(self, min=None, max=None):
        from numpy import clip

        return clip(self, min, max)

    def round(self, decimals=0):
        from numpy import round

        return round(self, decimals)

    def __bool__(self):
        return bool(self._value)

    def __int__(self):
        return int(self._value)

    def __float__(self):
        return float(self._value)

    def __complex__(self):
        return complex(self._value)

    def __hash__(self):
        return hash(self._value)

    def __str__(self):
        return str(self._value)

    def __repr__(self):
        return f"np.{self._name}({self._value!r})"

    def __format__(self, spec):
        return format(self._value, spec)

    def __reduce__(self):
        return type(self), (self._value,)


class number(generic):
    pass


class integer(number):
    pass


class signedinteger(integer):
    pass


class unsignedinteger(integer):
    pass


class inexact(number):
    pass


class floating(inexact):
    pass


class complexfloating(inexact):
    pass


class flexible(generic):
    pass


class character(flexible):
    pass


class _Integer:
    def __new__(cls, value=0):
        if is_unknown(value):
            return value
        if hasattr(value, "astype") and getattr(value, "ndim", 0):
            return value.astype(cls)
        if isinstance(value, str):
            value = int(value)
        elif isinstance(value, float) or not hasattr(value, "__index__"):
            value = int(value)
        else:
            value = value.__index__()
        if is_unknown(value):
            return value
        self = object.__new__(cls)
        self._value = _checked(value, _by_name[cls._name])
        return self

    def __index__(self):
        return self._value

    def __round__(self, ndigits=None):
        return round(self._value) if ndigits is None else type(self)(round(self._value, ndigits))

    def __invert__(self):
        return _scalar(self.dtype, ~self._value)

    def is_integer(self):
        return True

    def bit_count(self):
        return bin(abs(self._value)).count("1")

    @property
    def numerator(self):
        return self

    @property
    def denominator(self):
        return 1


def _checked(value, dtype):
    low, high = _limits(dtype)
    if not low <= value <= high:
        raise OverflowError(f"Python integer {value} out of bounds for {dtype.name}" if dtype.itemsize < 8 else "Python int too large to convert to C long")
    return value


def _limits(dtype):
    bits = 8 * dtype.itemsize
    return (0, 2**bits - 1) if dtype.kind == "u" else (-(2 ** (bits - 1)), 2 ** (bits - 1) - 1)


def _wrapped(value, dtype):
    low, high = _limits(dtype)
    return (value - low) % (high - low + 1) + low


class int8(_Integer, signedinteger):
    _name = "int8"


class int16(_Integer, signedinteger):
    _name = "int16"


class int32(_Integer, signedinteger):
    _name = "int32"


class int64(_Integer, signedinteger):
    _name = "int64"


class uint8(_Integer, unsignedinteger):
    _name = "uint8"


class uint16(_Integer, unsignedinteger):
    _name = "uint16"


class uint32(_Integer, unsignedinteger):
    _name = "uint32"


class uint64(_Integer, unsignedinteger):
    _name = "uint64"


class _Float:
    def __new__(cls, value=0.0):
        if is_unknown(value):
            return value
        if hasattr(value, "astype") and getattr(value, "ndim", 0):
            return value.astype(cls)
        value = float(value)
        return value if is_unknown(value) else cls._made(value)

    def __round__(self, ndigits=None):
        if ndigits is None:
            return round(self._value)
        from numpy import round as round_

        return round_(self, ndigits)

    def __trunc__(self):
        return math.trunc(self._value)

    def is_integer(self):
        return self._value.is_integer()

    def as_integer_ratio(self):
        return self._value.as_integer_ratio()


class float16(_Float, floating):
    _name = "float16"

    @classmethod
    def _made(cls, value):
        self = object.__new__(cls)
        self._value = T.tensor(value, dtype=T.float16).item()
        return self


class float32(_Float, floating):
    _name = "float32"

    @classmethod
    def _made(cls, value):
        self = object.__new__(cls)
        self._value = T.tensor(value, dtype=T.float32).item()
        return self

    def __str__(self):
        return _shortest(self._value)

    def __repr__(self):
        return f"np.float32({_shortest(self._value)})"


def _shortest(value):
    """The fewest digits that give the same float32."""
    for digits in range(1, 10):
        text = f"{value:.{digits}g}"
        if T.tensor(float(text), dtype=T.float32).item() == value:
            return repr(float(text))
    return repr(value)


class float64(_Float, floating, float):
    _name = "float64"

    @classmethod
    def _made(cls, value):
        return float.__new__(cls, value)

    @property
    def _value(self):
        return float.__float__(self)

    def __float__(self):
        return float.__float__(self)

    def __getnewargs__(self):
        return (self._value,)

    def __str__(self):
        return float.__repr__(self._value)


class bool_(generic):
    _name = "bool"

    def __new__(cls, value=False):
        if is_unknown(value):
            return value
        if hasattr(value, "astype") and getattr(value, "ndim", 0):
            return value.astype(cls)
        return True_ if value else False_

    def __repr__(self):
        return f"np.{self._value}_"

    def __invert__(self):
        return bool_(not self._value)


def _make_bool(value):
    self = object.__new__(bool_)
    self._value = value
    return self


bool_.__name__ = bool_.__qualname__ = "bool"
True_, False_ = _make_bool(True), _make_bool(False)
_TYPES = {cls._name: cls for cls in (bool_, int8, int16, int32, int64, uint8, uint16, uint32, uint64, float16, float32, float64)}
for _name, _cls in _TYPES.items():
    _by_name[_name].type = _cls
_by_type.update({cls: name for name, cls in _TYPES.items()})


def _scalar(dtype, value):
    """A scalar of a dtype; what does not fit an integer wraps."""
    if is_unknown(value):
        return value
    if dtype.kind in "iu":
        value = _wrapped(int(value), dtype)
    elif dtype.kind == "f":
        value = float(value)
    elif dtype.kind != "b":
        return unsupported(f"numpy.{dtype.name}")
    return dtype.type(value)


def _divided(a, b):
    if b != 0:
        return a / b
    return math.nan if a == 0 or a != a else math.copysign(math.inf, a) * math.copysign(1.0, b)


def _floored(a, b):
    if b != 0:
        return a // b
    return 0 if isinstance(a, int) and isinstance(b, int) else _divided(a, b)


def _rest(a, b):
    if b != 0:
        return a % b
    return 0 if isinstance(a, int) and isinstance(b, int) else math.nan


def _power(a, b):
    if isinstance(a, int) and isinstance(b, int):
        if b < 0:
            raise ValueError("Integers to negative integer powers are not allowed.")
        return a**b
    if a == 0 and b < 0:
        return math.inf
    if a < 0 and b != int(b):
        return math.nan
    return a**b


_ARITHMETIC = {
    "add": lambda a, b: a + b,
    "sub": lambda a, b: a - b,
    "mul": lambda a, b: a * b,
    "truediv": _divided,
    "floordiv": _floored,
    "mod": _rest,
    "pow": _power,
    "and": lambda a, b: a & b,
    "or": lambda a, b: a | b,
    "xor": lambda a, b: a ^ b,
    "lshift": lambda a, b: a << b,
    "rshift": lambda a, b: a >> b,
}
_COMPARISON = {
    "eq": lambda a, b: a == b,
    "ne": lambda a, b: a != b,
    "lt": lambda a, b: a < b,
    "le": lambda a, b: a <= b,
    "gt": lambda a, b: a > b,
    "ge": lambda a, b: a >= b,
}


def _is_number(value):
    return isinstance(value, (generic, int, float)) or is_unknown(value)


def _operate(name, compute, a, b):
    """One operation on two scalars."""
    for each in (a, b):
        if is_unknown(each):
            return compute(a, b)
    dtype = _common((a, b))
    if dtype.kind == "b" and name in ("add", "mul"):
        return bool_(compute(bool(a), bool(b)))
    if dtype.kind == "b" and name in ("and", "or", "xor"):
        return bool_(compute(bool(a), bool(b)))
    if dtype.kind == "b" and name == "sub":
        raise TypeError(
            "numpy boolean subtract, the `-` operator, is not supported, use the bitwise_xor, the `^` operator, or the "
            "logical_xor function instead."
        )
    if dtype.kind == "b":
        dtype = _by_name["int8"]
    if name == "truediv" and dtype.kind in "iu":
        dtype = _by_name["float64"]
    if dtype.kind in "iu":
        for each in (a, b):
            if not isinstance(each, generic):
                _checked(int(each), dtype)
        return _scalar(dtype, compute(int(a), int(b)))
    if name in ("and", "or", "xor", "lshift", "rshift"):
        return NotImplemented
    return _scalar(dtype, compute(float(a), float(b)))


def _install_operators():
    def forward(name, compute):
        def method(self, other):
            return _operate(name, compute, self, other) if _is_number(other) else NotImplemented

        return method

    def reflected(name, compute):
        def method(self, other):
            return _operate(name, compute, other, self) if _is_number(other) else NotImplemented

        return method

    def comparing(compute):
        def method(self, other):
            if not _is_number(other):
                return NotImplemented
            if is_unknown(other):
                return compute(self._value, other)
            return bool_(compute(self._value, other._value if isinstance(other, generic) else other))

        return method

    for cls in (generic, float64):
        for name, compute in _ARITHMETIC.items():
            setattr(cls, f"__{name}__", forward(name, compute))
            setattr(cls, f"__r{name}__", reflected(name, compute))
        for name, compute in _COMPARISON.items():
            setattr(cls, f"__{name}__", comparing(compute))
        cls.__neg__ = lambda self: _scalar(self.dtype, -self._value)
        cls.__pos__ = lambda self: self
        cls.__abs__ = lambda self: _scalar(self.dtype, abs(self._value))
        cls.__divmod__ = lambda self, other: (self // other, self % other)
        cls.__rdivmod__ = lambda self, other: (other // self, other % self)
        cls.__hash__ = lambda self: hash(self._value)
        cls.__bool__ = lambda self: bool(self._value)


_install_operators()
float64.__int__ = lambda self: int(self._value)
float64.__repr__ = lambda self: f"np.float64({self._value!r})"
float64.__format__ = lambda self, spec: format(self._value, spec)

"""array: sequences of numbers of one kind (https://docs.python.org/3.11/library/array.html)."""
from collections.abc import MutableSequence
from operator import index as _index

_sizes = {"b": 1, "B": 1, "u": 4, "h": 2, "H": 2, "i": 4, "I": 4, "l": 8, "L": 8, "q": 8, "Q": 8, "f": 4, "d": 8}
_names = {
    "b": "signed char",
    "B": "unsigned byte integer",
    "h": "signed short",
    "H": "unsigned short",
    "i": "signed integer",
    "I": "unsigned int",
}
typecodes = "".join(_sizes)


def _single(value):
    """A float as single precision keeps it."""
    from _numel.tensor import tensor

    return tensor(value).item()


class array(MutableSequence):
    def __init__(self, typecode, initializer=(), /):
        if typecode not in _sizes:
            raise ValueError("bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)")
        self.typecode = typecode
        self.itemsize = _sizes[typecode]
        self._items = []
        self.extend(initializer)

    def _checked(self, value):
        code = self.typecode
        if code == "u":
            if not isinstance(value, str) or len(value) != 1:
                raise TypeError("array item must be a unicode character, not " + type(value).__name__)
            return value
        if code in "fd":
            if not isinstance(value, (int, float)) and not hasattr(value, "__float__"):
                raise TypeError("must be real number, not " + type(value).__name__)
            return _single(float(value)) if code == "f" else float(value)
        value = _index(value)
        bits = 8 * self.itemsize
        low, high = (0, 2**bits - 1) if code.isupper() else (-(2 ** (bits - 1)), 2 ** (bits - 1) - 1)
        if not low <= value <= high:
            bound = "less than minimum" if value < low else "greater than maximum"
            raise OverflowError(f"{_names.get(code, 'int')} is {bound}")
        return value

    def __len__(self):
        return len(self._items)

    def __getitem__(self, i):
        if isinstance(i, slice):
            return type(self)(self.typecode, self._items[i])
        if not -len(self._items) <= _index(i) < len(self._items):
            raise IndexError("array index out of range")
        return self._items[i]

    def __setitem__(self, i, value):
        if isinstance(i, slice):
            self._items[i] = [self._checked(item) for item in value]
        else:
            if not -len(self._items) <= _index(i) < len(self._items):
                raise IndexError("array assignment index out of range")
            self._items[i] = self._checked(value)

    def __delitem__(self, i):
        del self._items[i]

    def insert(self, i, value):
        self._items.insert(i, self._checked(value))

    def append(self, value):
        self._items.append(self._checked(value))

    def extend(self, values):
        if isinstance(values, array) and values.typecode != self.typecode:
            raise TypeError("can only extend with array of same kind")
        self._items.extend([self._checked(value) for value in values])

    fromlist = extend

    def tolist(self):
        return list(self._items)

    def __eq__(self, other):
        return self._items == other._items if isinstance(other, array) else NotImplemented

    def __lt__(self, other):
        return self._items < other._items if isinstance(other, array) else NotImplemented

    def __le__(self, other):
        return self._items <= other._items if isinstance(other, array) else NotImplemented

    def __gt__(self, other):
        return self._items > other._items if isinstance(other, array) else NotImplemented

    def __ge__(self, other):
        return self._items >= other._items if isinstance(other, array) else NotImplemented

    __hash__ = None

    def __add__(self, other):
        if not isinstance(other, array):
            raise TypeError(f'can only append array (not "{type(other).__name__}") to array')
        return type(self)(self.typecode, self._items + other._items)

    def __iadd__(self, other):
        if not isinstance(other, array):
            raise TypeError(f'can only extend with array (not "{type(other).__name__}")')
        self.extend(other)
        return self

    def __mul__(self, n):
        return type(self)(self.typecode, self._items * n)

    __rmul__ = __mul__

    def __copy__(self):
        return type(self)(self.typecode, self._items)

    def __deepcopy__(self, memo):
        return self.__copy__()

    def __repr__(self):
        if not self._items:
            return f"array({self.typecode!r})"
        shown = "".join(self._items) if self.typecode == "u" else self._items
        return f"array({self.typecode!r}, {shown!r})"


ArrayType = array

"""fractions: exact rational numbers (https://docs.python.org/3.11/library/fractions.html)."""

import math
import numbers
import operator
import re
from decimal import Decimal

__all__ = ["Fraction"]

_DIGITS = r"\d+(?:_\d+)*"
_QUOTIENT = re.compile(rf"([-+]?{_DIGITS})/({_DIGITS})")
_DECIMAL = re.compile(rf"([-+]?)({_DIGITS})?(?:\.({_DIGITS})?)?(?:[eE]([-+]?{_DIGITS}))?")
_HASH_MODULUS = 2**61 - 1


def _parse(text):
    """Numerator and denominator of `3/4`, `-1.25`, `1e-3`."""
    quotient = _QUOTIENT.fullmatch(text.strip())
    if quotient:
        return int(quotient[1]), int(quotient[2])
    number = _DECIMAL.fullmatch(text.strip())
    if not number or (number[2] or number[3]) is None:
        raise ValueError(f"Invalid literal for Fraction: {text!r}")
    sign, whole, decimals, exponent = (part.replace("_", "") for part in number.groups(""))
    value = int(sign + whole + decimals)
    shift = int(exponent or 0) - len(decimals)
    return (value * 10**shift, 1) if shift >= 0 else (value, 10**-shift)


class Fraction(numbers.Rational):
    __slots__ = ("_numerator", "_denominator")

    def __new__(cls, numerator=0, denominator=None):
        self = super().__new__(cls)
        if denominator is None:
            if isinstance(numerator, numbers.Rational):
                top, bottom = numerator.numerator, numerator.denominator
            elif isinstance(numerator, (float, Decimal)):
                top, bottom = numerator.as_integer_ratio()
            elif isinstance(numerator, str):
                top, bottom = _parse(numerator)
            else:
                raise TypeError("argument should be a string or a Rational instance")
        elif isinstance(numerator, numbers.Rational) and isinstance(denominator, numbers.Rational):
            top = numerator.numerator * denominator.denominator
            bottom = denominator.numerator * numerator.denominator
        else:
            raise TypeError("both arguments should be Rational instances")
        if bottom == 0:
            raise ZeroDivisionError(f"Fraction({top}, 0)")
        common = math.gcd(top, bottom)
        if bottom < 0:
            common = -common
        self._numerator = top // common
        self._denominator = bottom // common
        return self

    @classmethod
    def from_float(cls, f):
        if not isinstance(f, (float, numbers.Integral)):
            raise TypeError(f"{cls.__name__}.from_float() only takes floats, not {f!r} ({type(f).__name__})")
        return cls(f)

    @classmethod
    def from_decimal(cls, dec):
        return cls(dec)

    def as_integer_ratio(self):
        return (self._numerator, self._denominator)

    @property
    def numerator(self):
        return self._numerator

    @property
    def denominator(self):
        return self._denominator

    def limit_denominator(self, max_denominator=1000000):
        if max_denominator < 1:
            raise ValueError("max_denominator should be at least 1")
        if self._denominator <= max_denominator:
            return Fraction(self)
        # Convergents of the continued fraction, until the denominator gets too large.
        before, last = (0, 1), (1, 0)
        top, bottom = self._numerator, self._denominator
        while True:
            whole = top // bottom
            denominator = before[1] + whole * last[1]
            if denominator > max_denominator:
                break
            before, last = last, (before[0] + whole * last[0], denominator)
            top, bottom = bottom, top - whole * bottom
        k = (max_denominator - before[1]) // last[1]
        nearer = Fraction(before[0] + k * last[0], before[1] + k * last[1])
        convergent = Fraction(last[0], last[1])
        return convergent if abs(convergent - self) <= abs(nearer - self) else nearer

    def __repr__(self):
        return f"{self.__class__.__name__}({self._numerator}, {self._denominator})"

    def __str__(self):
        return str(self._numerator) if self._denominator == 1 else f"{self._numerator}/{self._denominator}"

    def _operate(self, other, exact, fallback, reflected=False):
        """`exact` of two fractions; with a float or complex operand, `fallback` of two of those."""
        if isinstance(other, (int, Fraction)) or isinstance(other, numbers.Rational):
            other = Fraction(other)
            return exact(other, self) if reflected else exact(self, other)
        if isinstance(other, float):
            mine = float(self)
        elif isinstance(other, complex):
            mine = complex(self)
        else:
            return NotImplemented
        return fallback(other, mine) if reflected else fallback(mine, other)

    def __add__(self, other):
        return self._operate(other, _add, operator.add)

    def __radd__(self, other):
        return self._operate(other, _add, operator.add, True)

    def __sub__(self, other):
        return self._operate(other, _sub, operator.sub)

    def __rsub__(self, other):
        return self._operate(other, _sub, operator.sub, True)

    def __mul__(self, other):
        return self._operate(other, _mul, operator.mul)

    def __rmul__(self, other):
        return self._operate(other, _mul, operator.mul, True)

    def __truediv__(self, other):
        return self._operate(other, _div, operator.truediv)

    def __rtruediv__(self, other):
        return self._operate(other, _div, operator.truediv, True)

    def __floordiv__(self, other):
        return self._operate(other, _floordiv, operator.floordiv)

    def __rfloordiv__(self, other):
        return self._operate(other, _floordiv, operator.floordiv, True)

    def __mod__(self, other):
        return self._operate(other, _mod, operator.mod)

    def __rmod__(self, other):
        return self._operate(other, _mod, operator.mod, True)

    def __divmod__(self, other):
        return self._operate(other, _divmod, divmod)

    def __rdivmod__(self, other):
        return self._operate(other, _divmod, divmod, True)

    def __pow__(self, exponent):
        if isinstance(exponent, numbers.Rational):
            if exponent.denominator != 1:
                return float(self) ** float(exponent)
            power = exponent.numerator
            if power >= 0:
                return Fraction(self._numerator**power, self._denominator**power)
            if self._numerator == 0:
                raise ZeroDivisionError(f"Fraction({self._denominator ** -power}, 0)")
            return Fraction(self._denominator**-power, self._numerator**-power)
        return float(self) ** exponent

    def __rpow__(self, base):
        if self._denominator == 1 and self._numerator >= 0:
            return base**self._numerator
        if isinstance(base, numbers.Rational):
            return Fraction(base) ** self
        return base ** float(self)

    def __pos__(self):
        return Fraction(self)

    def __neg__(self):
        return Fraction(-self._numerator, self._denominator)

    def __abs__(self):
        return Fraction(abs(self._numerator), self._denominator)

    def __int__(self):
        return self.__trunc__()

    def __trunc__(self):
        if self._numerator < 0:
            return -(-self._numerator // self._denominator)
        return self._numerator // self._denominator

    def __floor__(self):
        return self._numerator // self._denominator

    def __ceil__(self):
        return -(-self._numerator // self._denominator)

    def __round__(self, ndigits=None):
        if ndigits is None:
            whole, rest = divmod(self._numerator, self._denominator)
            twice = rest * 2
            if twice < self._denominator or (twice == self._denominator and whole % 2 == 0):
                return whole
            return whole + 1
        shift = 10 ** abs(ndigits)
        if ndigits > 0:
            return Fraction(round(self * shift), shift)
        return Fraction(round(self / shift) * shift)

    def __hash__(self):
        if self._denominator % _HASH_MODULUS == 0:
            result = 314159
        else:
            result = abs(self._numerator) * pow(self._denominator, -1, _HASH_MODULUS) % _HASH_MODULUS
        if self._numerator < 0:
            result = -result
        return -2 if result == -1 else result

    def __eq__(self, other):
        if isinstance(other, numbers.Rational):
            return self._numerator == other.numerator and self._denominator == other.denominator
        if isinstance(other, complex) and other.imag == 0:
            other = other.real
        if isinstance(other, float):
            return 0.0 == other if math.isnan(other) or math.isinf(other) else self == Fraction(other)
        return NotImplemented

    def _order(self, other, operation):
        if isinstance(other, numbers.Rational):
            return operation(self._numerator * other.denominator, self._denominator * other.numerator)
        if isinstance(other, float):
            return operation(0.0, other) if math.isnan(other) or math.isinf(other) else operation(self, Fraction(other))
        return NotImplemented

    def __lt__(self, other):
        return self._order(other, operator.lt)

    def __le__(self, other):
        return self._order(other, operator.le)

    def __gt__(self, other):
        return self._order(other, operator.gt)

    def __ge__(self, other):
        return self._order(other, operator.ge)

    def __bool__(self):
        return bool(self._numerator)

    def __reduce__(self):
        return (self.__class__, (self._numerator, self._denominator))

    def __copy__(self):
        return self if type(self) == Fraction else self.__class__(self._numerator, self._denominator)

    def __deepcopy__(self, memo):
        return self.__copy__()


def _add(a, b):
    return Fraction(a._numerator * b._denominator + b._numerator * a._denominator, a._denominator * b._denominator)


def _sub(a, b):
    return Fraction(a._numerator * b._denominator - b._numerator * a._denominator, a._denominator * b._denominator)


def _mul(a, b):
    return Fraction(a._numerator * b._numerator, a._denominator * b._denominator)


def _div(a, b):
    # Shortened before, which shows in the message of a division by zero.
    common = math.gcd(a._numerator, b._numerator) or 1
    return Fraction(a._numerator // common * b._denominator, a._denominator * (b._numerator // common))


def _floordiv(a, b):
    return (a._numerator * b._denominator) // (a._denominator * b._numerator)


def _mod(a, b):
    return Fraction((a._numerator * b._denominator) % (b._numerator * a._denominator), a._denominator * b._denominator)


def _divmod(a, b):
    whole = _floordiv(a, b)
    return whole, a - b * whole

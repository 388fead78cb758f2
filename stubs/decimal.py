"""decimal: exact decimal arithmetic, as far as programs use it (https://docs.python.org/3.11/library/decimal.html)."""

import math
import numbers
import re
from collections import namedtuple

from _stdlib import unmodelled, unsupported

__all__ = [
    "Decimal", "Context", "DecimalTuple", "DefaultContext", "BasicContext", "ExtendedContext", "DecimalException", "Clamped",
    "InvalidOperation", "DivisionByZero", "Inexact", "Rounded", "Subnormal", "Overflow", "Underflow", "FloatOperation",
    "ROUND_DOWN", "ROUND_HALF_UP", "ROUND_HALF_EVEN", "ROUND_CEILING", "ROUND_FLOOR", "ROUND_UP", "ROUND_HALF_DOWN",
    "ROUND_05UP", "setcontext", "getcontext", "localcontext",
]

__getattr__ = unmodelled("decimal", "MAX_PREC MAX_EMAX MIN_EMIN MIN_ETINY HAVE_THREADS HAVE_CONTEXTVAR")

ROUND_DOWN = "ROUND_DOWN"
ROUND_HALF_UP = "ROUND_HALF_UP"
ROUND_HALF_EVEN = "ROUND_HALF_EVEN"
ROUND_CEILING = "ROUND_CEILING"
ROUND_FLOOR = "ROUND_FLOOR"
ROUND_UP = "ROUND_UP"
ROUND_HALF_DOWN = "ROUND_HALF_DOWN"
ROUND_05UP = "ROUND_05UP"

DecimalTuple = namedtuple("DecimalTuple", "sign digits exponent")


class DecimalException(ArithmeticError): ...


class Clamped(DecimalException): ...


class InvalidOperation(DecimalException): ...


class ConversionSyntax(InvalidOperation): ...


class DivisionImpossible(InvalidOperation): ...


class DivisionUndefined(InvalidOperation, ZeroDivisionError): ...


class DivisionByZero(DecimalException, ZeroDivisionError): ...


class Inexact(DecimalException): ...


class Rounded(DecimalException): ...


class Subnormal(DecimalException): ...


class Overflow(Inexact, Rounded): ...


class Underflow(Inexact, Rounded, Subnormal): ...


class FloatOperation(DecimalException, TypeError): ...


def _fail(trap, condition=None):
    raise trap([condition or trap])


class Context:
    """Precision and rounding; every trap is as in the default context, and no flags are kept."""

    def __init__(self, prec=28, rounding=ROUND_HALF_EVEN, Emin=-999999, Emax=999999, capitals=1, clamp=0, flags=None,
                 traps=None):
        self.prec = prec
        self.rounding = rounding
        self.Emin = Emin
        self.Emax = Emax
        self.capitals = capitals
        self.clamp = clamp

    def copy(self):
        return Context(self.prec, self.rounding, self.Emin, self.Emax, self.capitals, self.clamp)

    __copy__ = copy

    def clear_flags(self):
        pass

    def clear_traps(self):
        pass

    def create_decimal(self, num="0"):
        return _rounded(Decimal(num), self)

    def create_decimal_from_float(self, f):
        return _rounded(Decimal(f), self)

    def quantize(self, a, b):
        return Decimal(a).quantize(b, context=self)

    def divide(self, a, b):
        with localcontext(self):
            return Decimal(a) / b

    def add(self, a, b):
        with localcontext(self):
            return Decimal(a) + b

    def subtract(self, a, b):
        with localcontext(self):
            return Decimal(a) - b

    def multiply(self, a, b):
        with localcontext(self):
            return Decimal(a) * b

    def power(self, a, b, modulo=None):
        with localcontext(self):
            return pow(Decimal(a), b, modulo)

    def sqrt(self, a):
        return Decimal(a).sqrt(self)


DefaultContext = Context()
BasicContext = Context(prec=9, rounding=ROUND_HALF_UP)
ExtendedContext = Context(prec=9)
_current = DefaultContext.copy()


def getcontext():
    return _current


def setcontext(context, /):
    global _current
    _current = context


class _LocalContext:
    def __init__(self, context):
        self.context = context

    def __enter__(self):
        self.saved = getcontext()
        setcontext(self.context)
        return self.context

    def __exit__(self, *exc_info):
        setcontext(self.saved)


def localcontext(ctx=None, **kwargs):
    context = (ctx or getcontext()).copy()
    for name, value in kwargs.items():
        setattr(context, name, value)
    return _LocalContext(context)


_NUMBER = re.compile(r"([-+]?)(?:(\d*)(?:\.(\d*))?(?:e([-+]?\d+))?|(inf(?:inity)?)|(s?nan)(\d*))", re.IGNORECASE)


def _goes_up(rounding, negative, digit_before, rest, unit):
    """Whether a coefficient is raised by one when `rest`, less than `unit`, is dropped from it."""
    if rest == 0:
        return False
    if rounding == ROUND_DOWN:
        return False
    if rounding == ROUND_UP:
        return True
    if rounding == ROUND_CEILING:
        return not negative
    if rounding == ROUND_FLOOR:
        return negative
    if rounding == ROUND_05UP:
        return digit_before % 5 == 0
    if 2 * rest != unit:
        return 2 * rest > unit
    if rounding == ROUND_HALF_EVEN:
        return digit_before % 2 == 1
    return rounding == ROUND_HALF_UP


def _drop(negative, coefficient, count, rounding):
    """A coefficient without its last `count` digits."""
    unit = 10**count
    kept, rest = divmod(coefficient, unit)
    return kept + _goes_up(rounding, negative, kept % 10, rest, unit)


def _size(coefficient):
    """How many digits a coefficient has: at least one."""
    return len(str(coefficient))


def _rounded(value, context=None):
    """A finite number within the context's precision."""
    if value._special:
        return value
    context = context or getcontext()
    excess = _size(value._coefficient) - context.prec
    coefficient, exponent = value._coefficient, value._exponent
    if excess > 0:
        coefficient = _drop(value._negative, coefficient, excess, context.rounding)
        exponent += excess
        if _size(coefficient) > context.prec:
            coefficient //= 10
            exponent += 1
    if coefficient and exponent + _size(coefficient) - 1 > context.Emax:
        _fail(Overflow)
    if exponent == value._exponent:
        return value
    return _make(value._negative, coefficient, exponent)


def _make(negative, coefficient, exponent, special=""):
    made = object.__new__(Decimal)
    made._negative = bool(negative)
    made._coefficient = coefficient
    made._exponent = exponent
    made._special = special
    return made


def _operand(value):
    """A Decimal for an operand that arithmetic takes; None for others."""
    if isinstance(value, Decimal):
        return value
    return Decimal(value) if isinstance(value, int) else None


class Decimal:
    __slots__ = ("_negative", "_coefficient", "_exponent", "_special")

    def __new__(cls, value="0", context=None):
        if isinstance(value, Decimal):
            parts = value._negative, value._coefficient, value._exponent, value._special
        elif isinstance(value, int):
            parts = value < 0, abs(int(value)), 0, ""
        elif isinstance(value, str):
            parts = _from_text(value.strip().replace("_", ""))
        elif isinstance(value, float):
            parts = _from_float(value)
        elif isinstance(value, (tuple, list)):
            parts = _from_tuple(value)
        else:
            raise TypeError(f"conversion from {type(value).__name__} to Decimal is not supported")
        self = object.__new__(cls)
        self._negative, self._coefficient, self._exponent, self._special = parts
        return self

    @classmethod
    def from_float(cls, f):
        if not isinstance(f, (int, float)):
            raise TypeError("argument must be int or float")
        return cls(f)

    # Text

    def __str__(self):
        sign = "-" if self._negative else ""
        if self._special:
            return sign + {"inf": "Infinity", "nan": "NaN", "snan": "sNaN"}[self._special]
        digits = str(self._coefficient)
        point = len(digits) + self._exponent
        if self._exponent <= 0 and point > -6:
            if self._exponent == 0:
                return sign + digits
            digits = digits.rjust(-self._exponent + 1, "0")
            return f"{sign}{digits[:self._exponent]}.{digits[self._exponent:]}"
        mantissa = digits if len(digits) == 1 else f"{digits[0]}.{digits[1:]}"
        mark = "E" if getcontext().capitals else "e"
        return f"{sign}{mantissa}{mark}{point - 1:+d}"

    def __repr__(self):
        return f"Decimal('{self}')"

    def __format__(self, spec, context=None):
        return _format(self, spec)

    def __hash__(self):
        if self._special:
            if self._special == "snan":
                raise TypeError("Cannot hash a signaling NaN value")
            return object.__hash__(self) if self._special == "nan" else -314159 if self._negative else 314159
        modulus = 2**61 - 1
        power = pow(10, self._exponent, modulus)
        result = self._coefficient * power % modulus
        result = -result if self._negative else result
        return -2 if result == -1 else result

    # What it is

    def is_nan(self):
        return "nan" in self._special

    def is_qnan(self):
        return self._special == "nan"

    def is_snan(self):
        return self._special == "snan"

    def is_infinite(self):
        return self._special == "inf"

    def is_finite(self):
        return not self._special

    def is_signed(self):
        return self._negative

    def is_zero(self):
        return not self._special and self._coefficient == 0

    def __bool__(self):
        return bool(self._special) or self._coefficient != 0

    def adjusted(self):
        return 0 if self._special else self._exponent + _size(self._coefficient) - 1

    def as_tuple(self):
        if self._special:
            return DecimalTuple(int(self._negative), (0,) if self._special == "inf" else (), {"inf": "F", "nan": "n", "snan": "N"}[self._special])
        return DecimalTuple(int(self._negative), tuple(map(int, str(self._coefficient))), self._exponent)

    def as_integer_ratio(self):
        if self._special:
            if self._special == "inf":
                raise OverflowError("cannot convert Infinity to integer ratio")
            raise ValueError("cannot convert NaN to integer ratio")
        top = -self._coefficient if self._negative else self._coefficient
        if self._exponent >= 0:
            return top * 10**self._exponent, 1
        bottom = 10**-self._exponent
        common = math.gcd(top, bottom)
        return top // common, bottom // common

    @property
    def real(self):
        return self

    @property
    def imag(self):
        return Decimal(0)

    def conjugate(self):
        return self

    def canonical(self):
        return self

    def radix(self):
        return Decimal(10)

    # Conversion

    def __int__(self):
        if self._special:
            if self._special == "inf":
                raise OverflowError("cannot convert Infinity to integer")
            raise ValueError("cannot convert NaN to integer")
        if self._exponent >= 0:
            size = self._coefficient * 10**self._exponent
        else:
            size = self._coefficient // 10**-self._exponent
        return -size if self._negative else size

    __trunc__ = __int__

    def __float__(self):
        if self._special == "snan":
            raise ValueError("cannot convert signaling NaN to float")
        return float(str(self))

    def __complex__(self):
        return complex(float(self))

    def __floor__(self):
        return int(self._to_integral(ROUND_FLOOR))

    def __ceil__(self):
        return int(self._to_integral(ROUND_CEILING))

    def __round__(self, ndigits=None):
        if ndigits is None:
            return int(self._to_integral(ROUND_HALF_EVEN))
        return self.quantize(_make(False, 1, -ndigits))

    # Comparison

    def _compared(self, other, operation, is_order=True):
        if isinstance(other, float):
            other = Decimal(other)
        elif not isinstance(other, Decimal):
            if isinstance(other, int):
                other = Decimal(other)
            elif hasattr(other, "numerator") and hasattr(other, "denominator"):
                top, bottom = self.as_integer_ratio()
                return operation(top * other.denominator, other.numerator * bottom)
            else:
                return NotImplemented
        if self.is_nan() or other.is_nan():
            if is_order:
                _fail(InvalidOperation)
            return operation(0, 1)
        return operation(_order(self, other), 0)

    def __eq__(self, other):
        if isinstance(other, complex):
            return other.imag == 0 and self == other.real
        return self._compared(other, lambda a, b: a == b, False)

    def __lt__(self, other):
        return self._compared(other, lambda a, b: a < b)

    def __le__(self, other):
        return self._compared(other, lambda a, b: a <= b)

    def __gt__(self, other):
        return self._compared(other, lambda a, b: a > b)

    def __ge__(self, other):
        return self._compared(other, lambda a, b: a >= b)

    def compare(self, other, context=None):
        other = Decimal(other)
        if self.is_nan() or other.is_nan():
            return Decimal("NaN")
        return Decimal(_order(self, other))

    def max(self, other, context=None):
        other = Decimal(other)
        return _rounded(other if self < other else self)

    def min(self, other, context=None):
        other = Decimal(other)
        return _rounded(other if other < self else self)

    # Arithmetic

    def __neg__(self):
        if self.is_nan():
            return self
        if not self and getcontext().rounding != ROUND_FLOOR:
            return _rounded(self.copy_abs())
        return _rounded(self.copy_negate())

    def __pos__(self):
        return _rounded(self.copy_abs() if not self and getcontext().rounding != ROUND_FLOOR else self)

    def __abs__(self):
        return _rounded(self.copy_abs())

    def copy_abs(self):
        return _make(False, self._coefficient, self._exponent, self._special)

    def copy_negate(self):
        return _make(not self._negative, self._coefficient, self._exponent, self._special)

    def copy_sign(self, other, context=None):
        return _make(Decimal(other)._negative, self._coefficient, self._exponent, self._special)

    def __add__(self, other):
        other = _operand(other)
        return NotImplemented if other is None else _rounded(_add(self, other))

    __radd__ = __add__

    def __sub__(self, other):
        other = _operand(other)
        return NotImplemented if other is None else _rounded(_add(self, other if other.is_nan() else other.copy_negate()))

    def __rsub__(self, other):
        other = _operand(other)
        return NotImplemented if other is None else other - self

    def __mul__(self, other):
        other = _operand(other)
        return NotImplemented if other is None else _rounded(_multiply(self, other))

    __rmul__ = __mul__

    def __truediv__(self, other):
        other = _operand(other)
        return NotImplemented if other is None else _divide(self, other)

    def __rtruediv__(self, other):
        other = _operand(other)
        return NotImplemented if other is None else _divide(other, self)

    def __floordiv__(self, other):
        other = _operand(other)
        return NotImplemented if other is None else _divide_whole(self, other, False)[0]

    def __rfloordiv__(self, other):
        other = _operand(other)
        return NotImplemented if other is None else _divide_whole(other, self, False)[0]

    def __mod__(self, other):
        other = _operand(other)
        return NotImplemented if other is None else _divide_whole(self, other)[1]

    def __rmod__(self, other):
        other = _operand(other)
        return NotImplemented if other is None else _divide_whole(other, self)[1]

    def __divmod__(self, other):
        other = _operand(other)
        return NotImplemented if other is None else _divide_whole(self, other, wants_both=True)

    def __rdivmod__(self, other):
        other = _operand(other)
        return NotImplemented if other is None else _divide_whole(other, self, wants_both=True)

    def __pow__(self, other, modulo=None):
        other = _operand(other)
        return NotImplemented if other is None else _power(self, other, modulo)

    def __rpow__(self, other, modulo=None):
        other = _operand(other)
        return NotImplemented if other is None else _power(other, self, modulo)

    def fma(self, other, third, context=None):
        return _rounded(_add(_multiply(self, Decimal(other)), Decimal(third)))

    def sqrt(self, context=None):
        context = context or getcontext()
        if self.is_nan() or (self._special == "inf" and not self._negative):
            return self
        if not self.is_zero() and self._negative:
            _fail(InvalidOperation)
        ideal = self._exponent // 2
        if self.is_zero():
            return _make(self._negative, 0, ideal)
        # As many digits as the precision and some more; a last one tells whether the root is exact.
        coefficient, exponent = self._coefficient, self._exponent
        shift = 2 * (context.prec + 2) - _size(coefficient)
        shift += (exponent - shift) % 2
        if shift >= 0:
            scaled, inexact = coefficient * 10**shift, False
        else:
            scaled, rest = divmod(coefficient, 10**-shift)
            inexact = rest != 0
        root = math.isqrt(scaled)
        half = (exponent - shift) // 2
        if not inexact and root * root == scaled:
            while half < ideal and root % 10 == 0:
                root //= 10
                half += 1
            return _rounded(_make(False, root, half), context)
        nearest = context.copy()
        nearest.rounding = ROUND_HALF_EVEN
        return _rounded(_make(False, root * 10 + 1, half - 1), nearest)

    def exp(self, context=None):
        return unsupported("decimal.Decimal.exp")

    def ln(self, context=None):
        return unsupported("decimal.Decimal.ln")

    def log10(self, context=None):
        return unsupported("decimal.Decimal.log10")

    # Exponents

    def quantize(self, exp, rounding=None, context=None):
        exp = Decimal(exp)
        context = context or getcontext()
        if self._special or exp._special:
            if self._special == "inf" and exp._special == "inf":
                return self
            if self.is_nan() or exp.is_nan():
                return self if self.is_nan() else exp
            _fail(InvalidOperation)
        result = self._rescaled(exp._exponent, rounding or context.rounding)
        if _size(result._coefficient) > context.prec:
            _fail(InvalidOperation)
        return result

    def _rescaled(self, exponent, rounding):
        count = exponent - self._exponent
        if count <= 0:
            return _make(self._negative, self._coefficient * 10**-count, exponent)
        return _make(self._negative, _drop(self._negative, self._coefficient, count, rounding), exponent)

    def _to_integral(self, rounding):
        if self._special or self._exponent >= 0:
            return self
        return self._rescaled(0, rounding)

    def to_integral_value(self, rounding=None, context=None):
        return self._to_integral(rounding or (context or getcontext()).rounding)

    to_integral = to_integral_value
    to_integral_exact = to_integral_value

    def normalize(self, context=None):
        value = _rounded(self, context)
        if value._special:
            return value
        coefficient, exponent = value._coefficient, value._exponent
        if coefficient == 0:
            return _make(value._negative, 0, 0)
        while coefficient % 10 == 0:
            coefficient //= 10
            exponent += 1
        return _make(value._negative, coefficient, exponent)

    def scaleb(self, other, context=None):
        return _rounded(_make(self._negative, self._coefficient, self._exponent + int(other), self._special))

    def same_quantum(self, other, context=None):
        other = Decimal(other)
        if self._special or other._special:
            return self._special == other._special
        return self._exponent == other._exponent

    def __reduce__(self):
        return self.__class__, (str(self),)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


def _from_text(text):
    found = _NUMBER.fullmatch(text)
    if not found or not (found[2] or found[3] or found[5] or found[6]):
        _fail(InvalidOperation, ConversionSyntax)
    negative = found[1] == "-"
    if found[5]:
        return negative, 0, 0, "inf"
    if found[6]:
        return negative, int(found[7] or 0), 0, found[6].lower()
    whole, decimals = found[2] or "", found[3] or ""
    return negative, int(whole + decimals), int(found[4] or 0) - len(decimals), ""


def _from_float(value):
    negative = math.copysign(1.0, value) < 0
    if math.isnan(value):
        return negative, 0, 0, "nan"
    if math.isinf(value):
        return negative, 0, 0, "inf"
    top, bottom = abs(value).as_integer_ratio()
    # The denominator is a power of two: so many fives make it one of ten.
    places = bottom.bit_length() - 1
    return negative, top * 5**places, -places, ""


def _from_tuple(value):
    if len(value) != 3:
        raise ValueError("argument must be a sequence of length 3")
    sign, digits, exponent = value
    if sign not in (0, 1):
        raise ValueError("sign must be an integer with the value 0 or 1")
    if exponent in ("F", "n", "N"):
        return bool(sign), 0, 0, {"F": "inf", "n": "nan", "N": "snan"}[exponent]
    if not isinstance(exponent, int):
        raise ValueError("string argument in the third position must be 'F', 'n' or 'N'")
    if not all(isinstance(digit, int) and 0 <= digit <= 9 for digit in digits):
        raise ValueError("coefficient must be a tuple of digits")
    return bool(sign), int("".join(map(str, digits)) or "0"), exponent, ""


def _order(a, b):
    """Negative, zero or positive as a is less than, equal to or greater than b."""
    if a._special or b._special:
        ranks = [0 if not v._special else -1 if v._negative else 1 for v in (a, b)]
        return ranks[0] - ranks[1]
    low = min(a._exponent, b._exponent)
    x = a._coefficient * 10 ** (a._exponent - low) * (-1 if a._negative else 1)
    y = b._coefficient * 10 ** (b._exponent - low) * (-1 if b._negative else 1)
    return (x > y) - (x < y)


def _not_a_number(a, b):
    """The NaN that an operation on two numbers passes on; None where neither is one."""
    for value in (a, b):
        if value.is_snan():
            _fail(InvalidOperation)
    return next((value for value in (a, b) if value.is_nan()), None)


def _add(a, b):
    nan = _not_a_number(a, b)
    if nan:
        return nan
    if a._special or b._special:
        if a._special and b._special and a._negative != b._negative:
            _fail(InvalidOperation)
        return a if a._special else b
    low = min(a._exponent, b._exponent)
    x = a._coefficient * 10 ** (a._exponent - low) * (-1 if a._negative else 1)
    y = b._coefficient * 10 ** (b._exponent - low) * (-1 if b._negative else 1)
    total = x + y
    if total == 0:
        negative = (a._negative and b._negative) or (a._negative != b._negative and getcontext().rounding == ROUND_FLOOR)
        return _make(negative, 0, low)
    return _make(total < 0, abs(total), low)


def _multiply(a, b):
    nan = _not_a_number(a, b)
    if nan:
        return nan
    negative = a._negative != b._negative
    if a._special or b._special:
        if not a or not b:
            _fail(InvalidOperation)
        return _make(negative, 0, 0, "inf")
    return _make(negative, a._coefficient * b._coefficient, a._exponent + b._exponent)


def _divide(a, b):
    nan = _not_a_number(a, b)
    if nan:
        return nan
    negative = a._negative != b._negative
    if a._special:
        if b._special:
            _fail(InvalidOperation)
        return _make(negative, 0, 0, "inf")
    context = getcontext()
    if b._special:
        return _make(negative, 0, context.Emin - context.prec + 1)
    if not b:
        if not a:
            _fail(InvalidOperation, DivisionUndefined)
        _fail(DivisionByZero)
    ideal = a._exponent - b._exponent
    if not a:
        return _make(negative, 0, ideal)
    return _quotient(negative, a._coefficient, b._coefficient, ideal)


def _quotient(negative, top, bottom, ideal):
    """A quotient to the context's precision; where it is exact, as near to the ideal exponent as can be."""
    context = getcontext()
    shift = max(0, _size(bottom) - _size(top) + context.prec + 1)
    quotient, rest = divmod(top * 10**shift, bottom)
    exponent = ideal - shift
    if rest:
        # A digit behind all others keeps what is left from being taken for a tie.
        return _rounded(_make(negative, quotient * 10 + 1, exponent - 1))
    while exponent < ideal and quotient % 10 == 0:
        quotient //= 10
        exponent += 1
    return _rounded(_make(negative, quotient, exponent))


def _divide_whole(a, b, wants_rest=True, wants_both=False):
    """Quotient towards zero, and the remainder with the sign of the dividend."""
    nan = _not_a_number(a, b)
    if nan:
        return nan, nan
    negative = a._negative != b._negative
    if a._special:
        if b._special or wants_rest:
            _fail(InvalidOperation)
        return _make(negative, 0, 0, "inf"), Decimal("NaN")
    if not b:
        if not a:
            _fail(InvalidOperation, DivisionUndefined)
        if wants_both:
            raise InvalidOperation([InvalidOperation, DivisionByZero])
        _fail(InvalidOperation if wants_rest else DivisionByZero)
    if b._special:
        return _make(negative, 0, 0), _rounded(a)
    low = min(a._exponent, b._exponent)
    quotient, rest = divmod(a._coefficient * 10 ** (a._exponent - low), b._coefficient * 10 ** (b._exponent - low))
    if _size(quotient) > getcontext().prec:
        _fail(InvalidOperation, DivisionImpossible)
    return _make(negative, quotient, 0), _rounded(_make(a._negative, rest, low))


def _power(base, exponent, modulo):
    if modulo is not None:
        return Decimal(pow(int(base), int(exponent), int(modulo)))
    nan = _not_a_number(base, exponent)
    if nan:
        return nan
    if exponent._special or base._special or exponent != exponent._to_integral(ROUND_DOWN):
        return unsupported("powers of Decimal with an exponent that is not whole")
    power = int(exponent)
    negative = base._negative and power % 2 == 1
    if power == 0:
        if not base:
            _fail(InvalidOperation)
        return Decimal(1)
    if not base:
        return _make(negative, 0, 0) if power > 0 else _make(negative, 0, 0, "inf")
    digits = base._coefficient ** abs(power)
    result = _make(negative, digits, base._exponent * power)
    if power < 0:
        result = _quotient(negative, 1, digits, base._exponent * power)
    if _size(digits) > getcontext().prec:
        # CPython rounds on the way: its last digit is not always that of the exact power.
        return unsupported("powers of Decimal that must be rounded")
    return result


_SPEC = re.compile(
    r"(?:(?P<fill>.)?(?P<align>[<>=^]))?(?P<sign>[-+ ])?(?P<zero>0)?(?P<width>\d+)?(?P<comma>,)?"
    r"(?:\.(?P<precision>\d+))?(?P<type>[eEfFgGn%])?",
    re.DOTALL,
)


def _format(value, spec):
    if not spec:
        return str(value)
    found = _SPEC.fullmatch(spec)
    if not found or (found["zero"] and found["align"]):
        raise ValueError("invalid format string")
    kind = found["type"]
    precision = None if found["precision"] is None else int(found["precision"])
    if value._special:
        text = str(value).lstrip("-")
        if kind == "%":
            text += "%"
        whole = text
    else:
        text = _digits(value, kind, precision)
        whole = text
        if found["comma"] or kind == "n":
            head = re.match(r"\d*", text)[0]
            separator = "," if found["comma"] else ""
            width = 0
            if found["zero"] and found["width"]:
                signs = 1 if value._negative or (found["sign"] or "-") != "-" else 0
                width = int(found["width"]) - signs - (len(text) - len(head))
            whole = _grouped(head, separator, width) + text[len(head) :]
    sign = "-" if value._negative else "" if found["sign"] in (None, "-") else found["sign"]
    width = int(found["width"] or 0)
    pads_zeros = found["zero"] and not value._special
    fill = found["fill"] or ("0" if pads_zeros else " ")
    align = found["align"] or ("=" if pads_zeros else ">")
    missing = max(0, width - len(sign) - len(whole))
    if align == "=":
        return sign + fill * missing + whole
    left = {"<": 0, ">": missing, "^": missing // 2}[align]
    return fill * left + sign + whole + fill * (missing - left)


def _grouped(digits, separator, width):
    groups = []
    while True:
        size = min(3, max(len(digits), width, 1))
        groups.append(digits[-size:].rjust(size, "0"))
        digits = digits[:-size]
        width -= size
        if not digits and width <= 0:
            break
        width -= len(separator)
    return separator.join(reversed(groups))


def _digits(value, kind, precision):
    """The text of a finite number's size in a presentation type."""
    rounding = getcontext().rounding
    if kind == "%":
        value = _make(value._negative, value._coefficient, value._exponent + 2)
    if precision is not None:
        if kind in ("e", "E"):
            value = _significant(value, precision + 1, rounding)
        elif kind in ("f", "F", "%"):
            value = value._rescaled(-precision, rounding)
        elif _size(value._coefficient) > max(precision, 1):
            value = _significant(value, max(precision, 1), rounding)
    if not value and value._exponent > 0 and kind in ("f", "F", "%"):
        value = value._rescaled(0, rounding)
    digits = str(value._coefficient)
    if kind in ("f", "F", "%"):
        point = len(digits) + value._exponent
    elif kind in ("e", "E"):
        point = 1
    elif value._exponent <= 0 and len(digits) + value._exponent > -6:
        point = len(digits) + value._exponent
    else:
        point = 1
    exponent = len(digits) + value._exponent - point
    if kind in ("e", "E") and not value and precision is not None:
        exponent = value._exponent + precision
        digits = "0" * (precision + 1)
    if point <= 0:
        text = "0." + "0" * -point + digits
    elif point >= len(digits):
        text = digits + "0" * (point - len(digits))
    else:
        text = digits[:point] + "." + digits[point:]
    if kind in ("f", "F", "%"):
        return text + ("%" if kind == "%" else "")
    if exponent or kind in ("e", "E"):
        mark = "e" if kind in ("e", "g") else "E"
        text += f"{mark}{exponent:+d}"
    return text


def _significant(value, count, rounding):
    """A number with so many digits."""
    excess = _size(value._coefficient) - count
    if not value:
        return value
    if excess <= 0:
        return _make(value._negative, value._coefficient * 10**-excess, value._exponent + excess)
    coefficient = _drop(value._negative, value._coefficient, excess, rounding)
    exponent = value._exponent + excess
    if _size(coefficient) > count:
        coefficient //= 10
        exponent += 1
    return _make(value._negative, coefficient, exponent)


numbers.Number.register(Decimal)

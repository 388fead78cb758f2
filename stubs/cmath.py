"""cmath: the functions on complex numbers that models use (https://docs.python.org/3.11/library/cmath.html)."""

import math

from _stdlib import unmodelled

__getattr__ = unmodelled("cmath", "acos acosh asin asinh atan atanh cosh sinh tan tanh")

e = math.e
pi = math.pi
tau = math.tau
inf = math.inf
nan = math.nan
infj = complex(0.0, math.inf)
nanj = complex(0.0, math.nan)


def phase(z, /):
    z = complex(z)
    return math.atan2(z.imag, z.real)


def polar(z, /):
    return (abs(complex(z)), phase(z))


def rect(r, phi, /):
    return complex(r * math.cos(phi), r * math.sin(phi))


def exp(z, /):
    z = complex(z)
    size = math.exp(z.real)
    return complex(size * math.cos(z.imag), size * math.sin(z.imag))


def log(z, base=None, /):
    z = complex(z)
    if z == 0:
        raise ValueError("math domain error")
    result = complex(math.log(abs(z)), phase(z))
    return result if base is None else result / log(base)


def log10(z, /):
    z = complex(z)
    if z == 0:
        raise ValueError("math domain error")
    return complex(math.log10(abs(z)), phase(z) / math.log(10))


def sqrt(z, /):
    z = complex(z)
    if z == 0:
        return complex(0.0, z.imag)
    # Half the angle, the root of the length; the part that is larger is worked out first, so that nothing cancels.
    half = math.sqrt((abs(z.real) + abs(z)) / 2)
    other = abs(z.imag) / (2 * half)
    if z.real >= 0:
        return complex(half, math.copysign(other, z.imag))
    return complex(other, math.copysign(half, z.imag))


def sin(z, /):
    z = complex(z)
    return complex(math.sin(z.real) * math.cosh(z.imag), math.cos(z.real) * math.sinh(z.imag))


def cos(z, /):
    z = complex(z)
    return complex(math.cos(z.real) * math.cosh(z.imag), -math.sin(z.real) * math.sinh(z.imag))


def isfinite(z, /):
    z = complex(z)
    return math.isfinite(z.real) and math.isfinite(z.imag)


def isinf(z, /):
    z = complex(z)
    return math.isinf(z.real) or math.isinf(z.imag)


def isnan(z, /):
    z = complex(z)
    return math.isnan(z.real) or math.isnan(z.imag)


def isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0):
    if a == b:
        return True
    if isinf(a) or isinf(b):
        return False
    difference = abs(a - b)
    return difference <= rel_tol * abs(b) or difference <= rel_tol * abs(a) or difference <= abs_tol

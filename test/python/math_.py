"""math, cmath."""
import math

check("constants", [math.pi, math.e, math.tau, math.inf, math.nan, -math.inf])
check("ceil and floor", [math.ceil(2.1), math.ceil(-2.1), math.floor(2.9), math.floor(-2.1), math.ceil(5), math.floor(True), math.ceil(1e20), math.ceil(-0.5)])
check("trunc", [math.trunc(2.9), math.trunc(-2.9), math.trunc(7)])
check_raises("ceil inf", lambda: math.ceil(math.inf))
check_raises("floor nan", lambda: math.floor(math.nan))
check_raises("floor str", lambda: math.floor("a"))
check_raises("trunc str", lambda: math.trunc("a"))


class Length:
    def __floor__(self):
        return "floor"

    def __ceil__(self):
        return "ceil"

    def __trunc__(self):
        return "trunc"

    def __float__(self):
        return 2.25

    def __index__(self):
        return 12


check("hooks", [math.floor(Length()), math.ceil(Length()), math.trunc(Length()), math.sqrt(Length()), math.gcd(Length(), 8)])
check("gcd", [math.gcd(12, 18), math.gcd(-12, 18), math.gcd(0, 5), math.gcd(0, 0), math.gcd(), math.gcd(12, 18, 27), math.gcd(2**70, 2**65 * 3)])
check("lcm", [math.lcm(4, 6), math.lcm(0, 5), math.lcm(), math.lcm(-4, 6), math.lcm(2, 3, 5, 7)])
check_raises("gcd of float", lambda: math.gcd(1.0, 2))
check("factorial", [math.factorial(0), math.factorial(5), math.factorial(20), math.factorial(30)])
check_raises("factorial negative", lambda: math.factorial(-1))
check_raises("factorial float", lambda: math.factorial(2.0))
check("comb", [math.comb(5, 2), math.comb(5, 0), math.comb(5, 6), math.comb(60, 30), math.comb(100, 50)])
check_raises("comb negative", lambda: math.comb(-1, 2))
check_raises("comb negative k", lambda: math.comb(1, -2))
check("perm", [math.perm(5, 2), math.perm(5), math.perm(5, 6), math.perm(30, 20)])
check("isqrt", [math.isqrt(0), math.isqrt(15), math.isqrt(16), math.isqrt(2**64 - 1), math.isqrt(10**40)])
check_raises("isqrt negative", lambda: math.isqrt(-1))
check("prod", [math.prod([]), math.prod([2, 3, 4]), math.prod((2, 0.5)), math.prod([1, 2], start=10), math.prod(range(1, 25))])
check("sqrt", [math.sqrt(2), math.sqrt(16), math.sqrt(0), math.sqrt(1e300), math.sqrt(10**20), math.sqrt(math.inf)])
check_raises("sqrt negative", lambda: math.sqrt(-1))
check_raises("sqrt str", lambda: math.sqrt("4"))
check("exp", [math.exp(0), math.exp(1), math.exp(-1), math.exp(10), math.exp(-745), math.exp(0.1), math.exp(-math.inf), math.exp2(10), math.exp2(0.5)])
check_raises("exp too large", lambda: math.exp(1000))
check("expm1 and log1p", [math.expm1(1e-10), math.expm1(1), math.log1p(1e-10), math.log1p(1)])
check("log", [math.log(1), math.log(2), math.log(10), math.log(math.e), math.log(0.5), math.log(100, 10), math.log(8, 2), math.log(1000, 10), math.log(1e-300), math.log(math.inf)])
check("log2 and log10", [math.log2(8), math.log2(10), math.log2(0.125), math.log10(1000), math.log10(2), math.log10(1e-5), math.log2(2**70), math.log10(10**25)])
check("log of big ints", [math.log(10**400), math.log2(2**2000), math.log10(10**500), math.log(2**64)])
check_raises("log of 0", lambda: math.log(0))
check_raises("log of negative", lambda: math.log(-1.0))
check_raises("log base 1", lambda: math.log(2, 1))
check("pow", [math.pow(2, 3), math.pow(2, 0.5), math.pow(-2, 3), math.pow(0, 0), math.pow(math.nan, 0), math.pow(1, math.inf), math.pow(10, -2)])
check_raises("pow domain", lambda: math.pow(-8, 1 / 3))
check_raises("pow range", lambda: math.pow(10, 400))
check_raises("pow of zero", lambda: math.pow(0, -1))
check("trigonometry", [math.sin(0.5), math.cos(0.5), math.tan(0.5), math.sin(math.pi), math.cos(math.pi / 2), math.sin(1e6), math.cos(1e15), math.tan(-3)])
check("inverse trigonometry", [math.asin(0.5), math.acos(0.5), math.atan(0.5), math.atan2(1, 2), math.atan2(-1, -2), math.atan2(0.0, -1), math.atan2(-0.0, -1), math.atan(1e10), math.acos(-1), math.asin(1)])
check_raises("asin domain", lambda: math.asin(2))
check_raises("sin of inf", lambda: math.sin(math.inf))
check("hyperbolic", [math.sinh(1), math.cosh(1), math.tanh(0.5), math.asinh(1), math.acosh(2), math.atanh(0.5)])
check_raises("atanh pole", lambda: math.atanh(1))
check("hypot and dist", [math.hypot(3, 4), math.hypot(1, 1), math.hypot(), math.hypot(1, 2, 3), math.dist((0, 0), (3, 4)), math.dist([1], [1.5])])
check("fsum", [math.fsum([0.1] * 10), math.fsum([1e100, 1.0, -1e100]), math.fsum([])])
check("fabs, copysign, fmod", [math.fabs(-3), math.copysign(3, -0.0), math.fmod(7, 3), math.fmod(-7, 3), math.fmod(5.5, 2), math.remainder(7, 4), math.remainder(5, 2)])
check_raises("fmod by zero", lambda: math.fmod(1, 0))
check("modf, frexp, ldexp", [math.modf(2.5), math.modf(-2.5), math.modf(3), math.frexp(8), math.frexp(0.3), math.frexp(0), math.ldexp(0.5, 4), math.ldexp(1, -1074), math.frexp(-1e-320)])
check("predicates", [math.isnan(math.nan), math.isinf(-math.inf), math.isfinite(1), math.isnan(1), math.isclose(1, 1 + 1e-10), math.isclose(1, 1.1), math.isclose(1, 1.1, rel_tol=0.2), math.isclose(0, 1e-10, abs_tol=1e-9)])
check("nextafter and ulp", [math.nextafter(1, 2), math.nextafter(0, -1), math.ulp(1), math.ulp(0), math.ulp(1e16)])
check("degrees and radians", [math.degrees(math.pi), math.radians(180), math.degrees(1), math.radians(45)])
check("erf", [math.erf(0), math.erf(0.5), math.erf(-1), math.erf(10), math.erfc(0.5), math.gamma(5), math.gamma(1), math.lgamma(1)])
check("cbrt", [math.cbrt(0), math.cbrt(-0.0), math.cbrt(math.inf)])
check_raises("gamma pole", lambda: math.gamma(-1))
check("bool and int arguments", [math.sqrt(True), math.floor(2**70 + 0), math.exp(False)])

# As models use it
check("fan in", [1 / math.sqrt(512), math.sqrt(5), math.sqrt(2.0 / (1 + 5)), math.sqrt(6 / 300)])
check("next power of two", [2 ** math.ceil(math.log2(n)) for n in (1, 2, 3, 5, 17, 100, 1000)])
check("rounded widths", [math.ceil(64 * 1.1**i / 8) * 8 for i in range(8)])
check("kernel size by log", [int(abs((math.log(c, 2) + 1) / 2)) for c in (16, 32, 64, 128, 256, 512, 1000)])
check("number of levels", [int(math.log2(n)) for n in (256, 512, 1024)] + [int(math.log(n, 2)) for n in (256, 512, 1024)])
check("padding", [(math.ceil(x / s) - 1) * s + (k - 1) * d + 1 - x for x, k, s, d in ((224, 3, 2, 1), (225, 7, 2, 1), (112, 5, 3, 2))])
check("positional", [math.exp(-(math.log(10000.0) / 64) * i) for i in range(0, 8, 2)])
check("slopes", [2 ** (-(2 ** -(math.log2(8) - 3)) * (i + 1)) for i in range(8)])

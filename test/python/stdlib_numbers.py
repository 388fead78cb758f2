"""numbers, fractions, decimal, statistics, datetime, cmath, and modules whose values only a run can tell."""
import cmath
import datetime
import decimal
import fractions
import math
import numbers
import random
import statistics
import time
from decimal import Decimal
from fractions import Fraction

# numbers
check("abstract numbers", [[isinstance(v, t) for t in (numbers.Number, numbers.Complex, numbers.Real, numbers.Rational, numbers.Integral)] for v in (1, True, 1.5, 1j, Fraction(1, 2), "a", None)])
check("number or tuple", [isinstance(v, (numbers.Number, tuple)) for v in (3, 2.5, (1, 2), [1, 2])])
check("Decimal is a Number", isinstance(Decimal(1), numbers.Number))

# fractions
check("fractions", [Fraction(6, -4), Fraction("3/4"), Fraction("1.25"), Fraction(0.5), Fraction(5), Fraction("-1e-2"), Fraction(Fraction(1, 3), 2), Fraction(), str(Fraction(4, 2)), str(Fraction(1, 3))])
check("fraction arithmetic", [Fraction(1, 2) + Fraction(1, 3), Fraction(1, 2) - 1, 2 * Fraction(3, 4), Fraction(1, 2) / 3, 1 / Fraction(2, 3), Fraction(7, 2) // 1, Fraction(7, 2) % 1, Fraction(1, 2) ** 2, Fraction(2, 3) ** -2, Fraction(1, 2) + 0.5, -Fraction(1, 2), abs(Fraction(-1, 2))])
check("fraction rounding", [round(Fraction(5, 2)), round(Fraction(7, 3), 2), math.floor(Fraction(-5, 2)), math.ceil(Fraction(-5, 2)), int(Fraction(-5, 2)), float(Fraction(1, 3)), Fraction(3.14159).limit_denominator(100)])
check("fraction comparison", [Fraction(1, 2) == 0.5, Fraction(1, 2) < Fraction(2, 3), Fraction(4, 2) == 2, Fraction(1, 2) > 1, hash(Fraction(1, 2)) == hash(0.5), sorted([Fraction(1, 2), 0.3, 1])])
check_raises("fraction by zero", lambda: Fraction(1, 0))
check_raises("fraction of word", lambda: Fraction("x"))
check_raises("fraction of None", lambda: Fraction(None))
check("sum of fractions", [sum([Fraction(1, 3)] * 3), sum(Fraction(1, n) for n in range(1, 6))])

# decimal
check("decimals", [Decimal("1.10"), Decimal(5), Decimal(0.1), Decimal("-0"), Decimal("1E+5"), Decimal("1e-10"), Decimal("NaN"), Decimal("-Infinity"), Decimal((1, (1, 2, 3), -2)), Decimal(" 1_000.5 ")])
check("decimal arithmetic", [Decimal("0.1") + Decimal("0.2"), Decimal(1) / 3, Decimal("1.5") * 2, Decimal(10) - Decimal("0.001"), Decimal(7) // 2, Decimal(-7) % 3, Decimal(2) ** 10, Decimal(2) ** -2, divmod(Decimal(7), 2), -Decimal("1.5"), Decimal(2).sqrt(), Decimal("1.30") + 1])
check("decimal quantize", [Decimal("2.675").quantize(Decimal("0.01")), Decimal("2.5").quantize(Decimal("1"), rounding=decimal.ROUND_HALF_UP), Decimal("1234.5").quantize(Decimal("1E+2")), Decimal("7.325").quantize(Decimal(".01"), decimal.ROUND_DOWN), round(Decimal("2.5")), round(Decimal("2.675"), 2)])
check("decimal as other", [int(Decimal("3.9")), float(Decimal("0.1")), str(Decimal("1.0")), bool(Decimal(0)), Decimal("1.50").as_tuple(), Decimal("0.125").as_integer_ratio(), Decimal("100").normalize(), math.floor(Decimal("-1.5"))])
check("decimal comparison", [Decimal("1.0") == 1, Decimal("0.1") == 0.1, Decimal("0.5") == 0.5, Decimal(1) < 2, max(Decimal(1), Decimal("1.5")), hash(Decimal("1.5")) == hash(1.5), Decimal("1.10") == Decimal("1.1")])
check("decimal formatting", [f"{Decimal('1234567.891'):,.2f}", f"{Decimal('0.5'):.0%}", f"{Decimal('1.5'):>8}", f"{Decimal('123'):e}", f"{Decimal('3.14159'):.3}", f"{Decimal('-5'):08.2f}"])
with decimal.localcontext() as context:
    context.prec = 5
    check("decimal context", [Decimal(1) / 3, Decimal("123456") + 1, decimal.getcontext().prec])
check("context restored", decimal.getcontext().prec)
check_raises("decimal by zero", lambda: Decimal(1) / 0)
check_raises("decimal of word", lambda: Decimal("x"))
check_raises("decimal of None", lambda: Decimal(None))

# statistics
data = [1, 2, 2, 3, 10]
check("statistics", [statistics.mean(data), statistics.median(data), statistics.mode(data), statistics.stdev(data), statistics.pstdev(data), statistics.variance(data), statistics.fmean(data), statistics.median_low([1, 2, 3, 4]), statistics.median([1, 2, 3, 4]), statistics.multimode("aabb"), statistics.harmonic_mean([40, 60]), statistics.geometric_mean([1, 4]), statistics.quantiles([1, 2, 3, 4, 5])])
check("mean keeps type", [statistics.mean([1, 3]), statistics.mean([1, 2]), statistics.mean([0.5, 1.5]), statistics.mean([Fraction(1, 2), Fraction(1, 4)]), statistics.mean([Decimal("0.5"), Decimal("1")])])
check_raises("mean of nothing", lambda: statistics.mean([]))
check_raises("stdev of one", lambda: statistics.stdev([1]))

# cmath
check("cmath", [cmath.sqrt(-4), cmath.phase(-1), cmath.polar(1j), cmath.exp(0), cmath.isnan(1j), cmath.isclose(1j, 1j), cmath.pi, cmath.sqrt(4)])

# datetime
d = datetime.date(2024, 2, 28)
check("dates", [d, str(d), d + datetime.timedelta(days=2), d - datetime.date(2023, 2, 28), d.weekday(), d.isoformat(), d.replace(year=2023), d < datetime.date(2024, 3, 1), d.toordinal(), datetime.date.fromordinal(738000), datetime.date.fromisoformat("2020-01-31"), d.strftime("%Y/%m/%d %a %b %j")])
t = datetime.datetime(2024, 1, 2, 3, 4, 5, 678)
check("datetimes", [t, str(t), t + datetime.timedelta(hours=22, microseconds=-700), t - datetime.datetime(2024, 1, 1), t.date(), t.time(), t.isoformat(), t.strftime("%H:%M:%S.%f %p %I"), t.replace(day=5, microsecond=0), f"{t:%Y%m%d}", t.isoformat(timespec="minutes"), datetime.datetime(2024, 1, 1, tzinfo=datetime.timezone.utc).timestamp()])
check("timedeltas", [datetime.timedelta(days=1, hours=25), datetime.timedelta(seconds=90) * 2, datetime.timedelta(1) / 3, datetime.timedelta(1) // datetime.timedelta(hours=5), str(datetime.timedelta(days=-1, seconds=5)), datetime.timedelta(milliseconds=1.5), datetime.timedelta(weeks=1).total_seconds(), -datetime.timedelta(seconds=1), datetime.timedelta(0)])
check_raises("wrong month", lambda: datetime.date(2024, 13, 1))
check_raises("wrong day", lambda: datetime.date(2023, 2, 29))

# What only a run can tell, where it does not matter
random.seed(0)
x = [5]
random.shuffle(x)
check("draws without a choice", [x, random.randint(3, 3), random.choice([7]), len(random.sample(range(10), 3)), random.seed(1), time.sleep(0), len(random.choices([1, 2], k=4))])
check_raises("empty choice", lambda: random.choice([]))
started = time.time()
check("after a clock was read", sum(range(5)))

"""statistics: on exact sums, as the original (https://docs.python.org/3.11/library/statistics.html)."""

import math
from collections import Counter
from decimal import Decimal
from fractions import Fraction

from _stdlib import unmodelled

__all__ = [
    "StatisticsError", "fmean", "geometric_mean", "harmonic_mean", "mean", "median", "median_high", "median_low",
    "mode", "multimode", "pstdev", "pvariance", "quantiles", "stdev", "variance",
]

__getattr__ = unmodelled(
    "statistics",
    "NormalDist correlation covariance linear_regression median_grouped",
)


class StatisticsError(ValueError):
    pass


def _kind(data):
    """The type of the result: that of the data, floats winning over ints."""
    kinds = {type(value) for value in data} - {bool}
    for wide in (float, Fraction, Decimal):
        if wide in kinds:
            return wide
    return next(iter(kinds), int)


def _total(data):
    return sum((Fraction(*value.as_integer_ratio()) for value in data), Fraction(0))


def _convert(value, kind):
    if type(value) is kind:
        return value
    if issubclass(kind, int) and value.denominator != 1:
        kind = float
    if issubclass(kind, Decimal):
        return kind(value.numerator) / value.denominator
    return kind(value)


def mean(data):
    data = list(data)
    if not data:
        raise StatisticsError("mean requires at least one data point")
    special = [value for value in data if isinstance(value, float) and not math.isfinite(value)]
    if special:
        return sum(data) / len(data)
    return _convert(_total(data) / len(data), _kind(data))


def fmean(data, weights=None):
    data = list(data)
    if weights is None:
        if not data:
            raise StatisticsError("fmean requires at least one data point")
        return math.fsum(data) / len(data)
    weights = list(weights)
    if len(weights) != len(data):
        raise StatisticsError("data and weights must be the same length")
    total = math.fsum(weights)
    if not total:
        raise StatisticsError("sum of weights must be non-zero")
    return math.fsum(x * w for x, w in zip(data, weights)) / total


def geometric_mean(data):
    try:
        return math.exp(fmean(map(math.log, data)))
    except ValueError:
        raise StatisticsError("geometric mean requires a non-empty dataset containing positive numbers") from None


def harmonic_mean(data, weights=None):
    data = list(data)
    if not data:
        raise StatisticsError("harmonic_mean requires at least one data point")
    if len(data) == 1 and weights is None:
        if data[0] < 0:
            raise StatisticsError("harmonic mean does not support negative values")
        return data[0]
    weights = [1] * len(data) if weights is None else list(weights)
    if len(weights) != len(data):
        raise StatisticsError("Number of weights does not match data size")
    inverses = []
    for value, weight in zip(data, weights):
        if value < 0:
            raise StatisticsError("harmonic mean does not support negative values")
        if weight and value == 0:
            return 0
        inverses.append(weight / value if weight else 0)
    return _convert(_total(weights) / _total(inverses), _kind(inverses))


def _sorted(data):
    data = sorted(data)
    if not data:
        raise StatisticsError("no median for empty data")
    return data


def median(data):
    data = _sorted(data)
    middle = len(data) // 2
    return data[middle] if len(data) % 2 else (data[middle - 1] + data[middle]) / 2


def median_low(data):
    data = _sorted(data)
    return data[(len(data) - 1) // 2]


def median_high(data):
    data = _sorted(data)
    return data[len(data) // 2]


def mode(data):
    pairs = Counter(iter(data)).most_common(1)
    if not pairs:
        raise StatisticsError("no mode for empty data")
    return pairs[0][0]


def multimode(data):
    counts = Counter(iter(data))
    if not counts:
        return []
    most = max(counts.values())
    return [value for value, count in counts.items() if count == most]


def quantiles(data, *, n=4, method="exclusive"):
    if n < 1:
        raise StatisticsError("n must be at least 1")
    data = sorted(data)
    size = len(data)
    if size < 2:
        raise StatisticsError("must have at least two data points")
    if method not in ("inclusive", "exclusive"):
        raise ValueError(f"Unknown method: {method!r}")
    result = []
    for i in range(1, n):
        if method == "inclusive":
            j, delta = divmod(i * (size - 1), n)
            low, high = data[j], data[j + 1]
        else:
            j = min(max(i * (size + 1) // n, 1), size - 1)
            delta = i * (size + 1) - j * n
            low, high = data[j - 1], data[j]
        result.append((low * (n - delta) + high * delta) / n)
    return result


def _squares(data, center):
    """The sum of squared differences from the mean (or from `center`)."""
    if center is None:
        center = _total(data) / len(data)
    else:
        center = Fraction(*center.as_integer_ratio())
    return sum(((Fraction(*value.as_integer_ratio()) - center) ** 2 for value in data), Fraction(0))


def variance(data, xbar=None):
    data = list(data)
    if len(data) < 2:
        raise StatisticsError("variance requires at least two data points")
    return _convert(_squares(data, xbar) / (len(data) - 1), _kind(data))


def pvariance(data, mu=None):
    data = list(data)
    if not data:
        raise StatisticsError("pvariance requires at least one data point")
    return _convert(_squares(data, mu) / len(data), _kind(data))


def _root(square, kind):
    """The square root of a fraction, rounded once."""
    if issubclass(kind, Decimal):
        return (Decimal(square.numerator) / square.denominator).sqrt()
    if not square:
        return 0.0
    top, bottom = square.numerator, square.denominator
    half = max(0, (130 + bottom.bit_length() - top.bit_length()) // 2 + 1)
    scaled = (top << 2 * half) // bottom
    root = math.isqrt(scaled)
    exact = root * root == scaled and scaled * bottom == top << 2 * half
    return (2 * root + (not exact)) / (2 << half)


def stdev(data, xbar=None):
    data = list(data)
    if len(data) < 2:
        raise StatisticsError("stdev requires at least two data points")
    return _root(_squares(data, xbar) / (len(data) - 1), _kind(data))


def pstdev(data, mu=None):
    data = list(data)
    if not data:
        raise StatisticsError("pstdev requires at least one data point")
    return _root(_squares(data, mu) / len(data), _kind(data))

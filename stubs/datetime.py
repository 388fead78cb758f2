"""datetime: arithmetic on dates is exact, the clock is not known (https://docs.python.org/3.11/library/datetime.html)."""

from _stdlib import runtime, unmodelled, unsupported

__all__ = ["date", "datetime", "time", "timedelta", "timezone", "tzinfo", "MINYEAR", "MAXYEAR", "UTC"]

__getattr__ = unmodelled("datetime", "datetime_CAPI sys")

MINYEAR = 1
MAXYEAR = 9999

_MONTH_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
           "December")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def _is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _days_in(year, month):
    return 29 if month == 2 and _is_leap(year) else _MONTH_DAYS[month - 1]


def _days_before(year):
    """Days from 1 January of year 1 to that of `year`."""
    past = year - 1
    return past * 365 + past // 4 - past // 100 + past // 400


def _to_ordinal(year, month, day):
    return _days_before(year) + sum(_days_in(year, m) for m in range(1, month)) + day


def _from_ordinal(n):
    year = max(1, (n - 1) * 400 // 146097)
    while _days_before(year + 1) < n:
        year += 1
    day = n - _days_before(year)
    month = 1
    while day > _days_in(year, month):
        day -= _days_in(year, month)
        month += 1
    return year, month, day


class timedelta:
    __slots__ = ("_us",)

    def __init__(self, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
        whole = 0
        rest = 0.0
        for amount, unit in ((weeks, 604800000000), (days, 86400000000), (hours, 3600000000), (minutes, 60000000),
                             (seconds, 1000000), (milliseconds, 1000), (microseconds, 1)):
            if isinstance(amount, int):
                whole += amount * unit
            else:
                top, bottom = amount.as_integer_ratio()
                part, left = divmod(top * unit, bottom)
                whole += part
                rest += left / bottom
        self._us = whole + round(rest)
        if abs(self.days) > 999999999:
            raise OverflowError(f"days={self.days}; must have magnitude <= 999999999")

    @property
    def days(self):
        return self._us // 86400000000

    @property
    def seconds(self):
        return self._us % 86400000000 // 1000000

    @property
    def microseconds(self):
        return self._us % 1000000

    def total_seconds(self):
        return self._us / 10**6

    def __repr__(self):
        parts = [f"{name}={value}" for name, value in
                 (("days", self.days), ("seconds", self.seconds), ("microseconds", self.microseconds)) if value]
        return f"datetime.{type(self).__qualname__}({', '.join(parts) or 0})"

    def __str__(self):
        minutes, second = divmod(self.seconds, 60)
        hours, minutes = divmod(minutes, 60)
        text = f"{hours}:{minutes:02}:{second:02}"
        if self.days:
            text = f"{self.days} day{'s' if abs(self.days) != 1 else ''}, {text}"
        return text + (f".{self.microseconds:06}" if self.microseconds else "")

    def __add__(self, other):
        return _delta(self._us + other._us) if isinstance(other, timedelta) else NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        return _delta(self._us - other._us) if isinstance(other, timedelta) else NotImplemented

    def __mul__(self, other):
        if isinstance(other, int):
            return _delta(self._us * other)
        if isinstance(other, float):
            top, bottom = other.as_integer_ratio()
            return _delta(_nearest(self._us * top, bottom))
        return NotImplemented

    __rmul__ = __mul__

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return self._us / other._us
        if isinstance(other, int):
            return _delta(_nearest(self._us, other))
        if isinstance(other, float):
            top, bottom = other.as_integer_ratio()
            return _delta(_nearest(self._us * bottom, top))
        return NotImplemented

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return self._us // other._us
        return _delta(self._us // other) if isinstance(other, int) else NotImplemented

    def __mod__(self, other):
        return _delta(self._us % other._us) if isinstance(other, timedelta) else NotImplemented

    def __divmod__(self, other):
        return (self // other, self % other) if isinstance(other, timedelta) else NotImplemented

    def __neg__(self):
        return _delta(-self._us)

    def __pos__(self):
        return self

    def __abs__(self):
        return _delta(abs(self._us))

    def __bool__(self):
        return self._us != 0

    def __eq__(self, other):
        return self._us == other._us if isinstance(other, timedelta) else NotImplemented

    def __lt__(self, other):
        return self._us < other._us if isinstance(other, timedelta) else NotImplemented

    def __le__(self, other):
        return self._us <= other._us if isinstance(other, timedelta) else NotImplemented

    def __gt__(self, other):
        return self._us > other._us if isinstance(other, timedelta) else NotImplemented

    def __ge__(self, other):
        return self._us >= other._us if isinstance(other, timedelta) else NotImplemented

    def __hash__(self):
        return hash((self.days, self.seconds, self.microseconds))


def _delta(microseconds):
    return timedelta(microseconds=microseconds)


def _nearest(top, bottom):
    """A quotient rounded to the nearest whole number, halves to the even one."""
    whole, rest = divmod(top, bottom)
    twice = abs(2 * rest)
    return whole + (twice > abs(bottom) or (twice == abs(bottom) and whole % 2 == 1))


timedelta.resolution = timedelta(microseconds=1)
timedelta.min = timedelta(-999999999)
timedelta.max = timedelta(days=999999999, hours=23, minutes=59, seconds=59, microseconds=999999)


class tzinfo:
    def tzname(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement tzname()")

    def utcoffset(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement utcoffset()")

    def dst(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement dst()")


class timezone(tzinfo):
    def __init__(self, offset, name=None):
        self._offset = offset
        self._name = name

    def utcoffset(self, dt):
        return self._offset

    def tzname(self, dt):
        if self._name is not None:
            return self._name
        return "UTC" + (_offset_text(self._offset) if self._offset else "")

    def dst(self, dt):
        return None

    def __eq__(self, other):
        return self._offset == other._offset if isinstance(other, timezone) else NotImplemented

    def __hash__(self):
        return hash(self._offset)

    def __repr__(self):
        if self is timezone.utc:
            return "datetime.timezone.utc"
        name = "" if self._name is None else f", {self._name!r}"
        return f"datetime.timezone({self._offset!r}{name})"

    def __str__(self):
        return self.tzname(None)


timezone.utc = timezone(timedelta(0))
UTC = timezone.utc


def _offset_text(offset):
    sign = "-" if offset < timedelta(0) else "+"
    minutes, seconds = divmod(abs(offset)._us // 1000000, 60)
    text = f"{sign}{minutes // 60:02}:{minutes % 60:02}"
    return text + (f":{seconds:02}" if seconds else "")


def _check_date(year, month, day):
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f"year {year} is out of range")
    if not 1 <= month <= 12:
        raise ValueError("month must be in 1..12")
    if not 1 <= day <= _days_in(year, month):
        raise ValueError("day is out of range for month")


class date:
    def __new__(cls, year, month, day):
        _check_date(year, month, day)
        self = object.__new__(cls)
        self.__dict__.update(year=year, month=month, day=day)
        return self

    @classmethod
    def today(cls):
        return runtime(f"datetime.{cls.__name__}.today()")

    @classmethod
    def fromtimestamp(cls, timestamp, *args):
        return runtime(f"datetime.{cls.__name__}.fromtimestamp()")

    @classmethod
    def fromordinal(cls, n):
        return cls(*_from_ordinal(n))

    @classmethod
    def fromisoformat(cls, text):
        parts = text.split("-")
        if len(text) != 10 or len(parts) != 3 or not all(part.isdecimal() for part in parts):
            raise ValueError(f"Invalid isoformat string: {text!r}")
        return cls(*map(int, parts))

    def toordinal(self):
        return _to_ordinal(self.year, self.month, self.day)

    def weekday(self):
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        return self.weekday() + 1

    def isoformat(self):
        return f"{self.year:04}-{self.month:02}-{self.day:02}"

    __str__ = isoformat

    def __repr__(self):
        return f"datetime.{type(self).__qualname__}({self.year}, {self.month}, {self.day})"

    def replace(self, year=None, month=None, day=None):
        return type(self)(year or self.year, month or self.month, day or self.day)

    def strftime(self, format):
        return _strftime(self, format)

    def __format__(self, spec):
        return self.strftime(spec) if spec else str(self)

    def __add__(self, other):
        return type(self).fromordinal(self.toordinal() + other.days) if isinstance(other, timedelta) else NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + timedelta(-other.days)
        if isinstance(other, date):
            return timedelta(self.toordinal() - other.toordinal())
        return NotImplemented

    def _key(self):
        return (self.year, self.month, self.day)

    def __eq__(self, other):
        return self._key() == other._key() if isinstance(other, date) else NotImplemented

    def __lt__(self, other):
        return self._key() < other._key() if isinstance(other, date) else NotImplemented

    def __le__(self, other):
        return self._key() <= other._key() if isinstance(other, date) else NotImplemented

    def __gt__(self, other):
        return self._key() > other._key() if isinstance(other, date) else NotImplemented

    def __ge__(self, other):
        return self._key() >= other._key() if isinstance(other, date) else NotImplemented

    def __hash__(self):
        return hash(self._key())


class time:
    def __init__(self, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        _check_time(hour, minute, second, microsecond)
        self.hour = hour
        self.minute = minute
        self.second = second
        self.microsecond = microsecond
        self.tzinfo = tzinfo
        self.fold = fold

    def isoformat(self, timespec="auto"):
        return _time_text(self, timespec)

    __str__ = isoformat

    def __repr__(self):
        parts = [str(self.hour), str(self.minute)]
        if self.second or self.microsecond:
            parts.append(str(self.second))
        if self.microsecond:
            parts.append(str(self.microsecond))
        return f"datetime.time({', '.join(parts)})"

    def strftime(self, format):
        return _strftime(self, format)

    def _key(self):
        return (self.hour, self.minute, self.second, self.microsecond)

    def __eq__(self, other):
        return self._key() == other._key() if isinstance(other, time) else NotImplemented

    def __lt__(self, other):
        return self._key() < other._key() if isinstance(other, time) else NotImplemented

    def __hash__(self):
        return hash(self._key())


def _check_time(hour, minute, second, microsecond):
    for name, value, limit in (("hour", hour, 24), ("minute", minute, 60), ("second", second, 60)):
        if not 0 <= value < limit:
            raise ValueError(f"{name} must be in 0..{limit - 1}")
    if not 0 <= microsecond < 1000000:
        raise ValueError("microsecond must be in 0..999999")


def _time_text(value, timespec):
    if timespec == "auto":
        timespec = "microseconds" if value.microsecond else "seconds"
    text = {
        "hours": "{:02}",
        "minutes": "{:02}:{:02}",
        "seconds": "{:02}:{:02}:{:02}",
        "milliseconds": "{:02}:{:02}:{:02}.{:03}",
        "microseconds": "{:02}:{:02}:{:02}.{:06}",
    }.get(timespec)
    if text is None:
        raise ValueError("Unknown timespec value")
    fraction = value.microsecond // 1000 if timespec == "milliseconds" else value.microsecond
    text = text.format(value.hour, value.minute, value.second, fraction)
    if value.tzinfo is not None:
        text += _offset_text(value.tzinfo.utcoffset(value))
    return text


class datetime(date):
    def __new__(cls, year, month, day, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        _check_time(hour, minute, second, microsecond)
        self = date.__new__(cls, year, month, day)
        self.__dict__.update(hour=hour, minute=minute, second=second, microsecond=microsecond, tzinfo=tzinfo, fold=fold)
        return self

    @classmethod
    def now(cls, tz=None):
        return runtime("datetime.datetime.now()")

    @classmethod
    def utcnow(cls):
        return runtime("datetime.datetime.utcnow()")

    @classmethod
    def combine(cls, date, time, tzinfo=None):
        return cls(date.year, date.month, date.day, time.hour, time.minute, time.second, time.microsecond,
                   tzinfo or time.tzinfo)

    @classmethod
    def strptime(cls, text, format):
        return unsupported("datetime.datetime.strptime")

    @classmethod
    def fromordinal(cls, n):
        return cls(*_from_ordinal(n))

    @classmethod
    def fromisoformat(cls, text):
        if len(text) == 10:
            day = date.fromisoformat(text)
            return cls(day.year, day.month, day.day)
        return unsupported("datetime.datetime.fromisoformat")

    def date(self):
        return date(self.year, self.month, self.day)

    def time(self):
        return time(self.hour, self.minute, self.second, self.microsecond)

    def timestamp(self):
        if self.tzinfo is None:
            return runtime("datetime.datetime.timestamp()")
        return (self._us() - 62135683200000000) / 10**6

    def isoformat(self, sep="T", timespec="auto"):
        return date.isoformat(self) + sep + _time_text(self, timespec)

    def __str__(self):
        return self.isoformat(sep=" ")

    def __repr__(self):
        parts = [self.year, self.month, self.day, self.hour, self.minute, self.second, self.microsecond]
        while len(parts) > 5 and parts[-1] == 0:
            parts.pop()
        zone = "" if self.tzinfo is None else f", tzinfo={self.tzinfo!r}"
        return f"datetime.{type(self).__qualname__}({', '.join(map(str, parts))}{zone})"

    def replace(self, **changes):
        parts = {name: getattr(self, name) for name in
                 ("year", "month", "day", "hour", "minute", "second", "microsecond", "tzinfo")}
        return type(self)(**{**parts, **changes})

    def _us(self):
        """Microseconds since the day before 1 January of year 1, in UTC where the zone is known."""
        seconds = ((self.toordinal() * 24 + self.hour) * 60 + self.minute) * 60 + self.second
        offset = self.tzinfo.utcoffset(self)._us if self.tzinfo is not None else 0
        return seconds * 1000000 + self.microsecond - offset

    def _key(self):
        return self._us()

    def __eq__(self, other):
        return self._key() == other._key() if isinstance(other, datetime) else NotImplemented

    __hash__ = date.__hash__

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        offset = self.tzinfo.utcoffset(self)._us if self.tzinfo is not None else 0
        days, rest = divmod(self._us() + offset + other._us, 86400000000)
        seconds, microsecond = divmod(rest, 1000000)
        minutes, second = divmod(seconds, 60)
        return type(self)(*_from_ordinal(days), minutes // 60, minutes % 60, second, microsecond, self.tzinfo)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + -other
        return _delta(self._us() - other._us()) if isinstance(other, datetime) else NotImplemented


date.min, date.max = date(1, 1, 1), date(9999, 12, 31)
datetime.min, datetime.max = datetime(1, 1, 1), datetime(9999, 12, 31, 23, 59, 59, 999999)


def _strftime(value, format):
    """Names are those of the C locale."""
    day = value if isinstance(value, date) else date(1900, 1, 1)
    clock = value if isinstance(value, (datetime, time)) else time()
    fields = {
        "Y": lambda: f"{day.year}",
        "m": lambda: f"{day.month:02}",
        "d": lambda: f"{day.day:02}",
        "y": lambda: f"{day.year % 100:02}",
        "H": lambda: f"{clock.hour:02}",
        "I": lambda: f"{(clock.hour + 11) % 12 + 1:02}",
        "M": lambda: f"{clock.minute:02}",
        "S": lambda: f"{clock.second:02}",
        "f": lambda: f"{clock.microsecond:06}",
        "p": lambda: "AM" if clock.hour < 12 else "PM",
        "j": lambda: f"{day.toordinal() - _days_before(day.year):03}",
        "a": lambda: _DAYS[day.weekday()][:3],
        "A": lambda: _DAYS[day.weekday()],
        "b": lambda: _MONTHS[day.month - 1][:3],
        "B": lambda: _MONTHS[day.month - 1],
        "w": lambda: str(day.isoweekday() % 7),
        "F": lambda: date.isoformat(day),
        "T": lambda: f"{clock.hour:02}:{clock.minute:02}:{clock.second:02}",
        "%": lambda: "%",
    }
    result = []
    letters = iter(format)
    for letter in letters:
        if letter != "%":
            result.append(letter)
            continue
        code = next(letters, "")
        if code not in fields:
            return unsupported(f"strftime('%{code}')")
        result.append(fields[code]())
    return "".join(result)

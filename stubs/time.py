"""time: known only when the program runs (https://docs.python.org/3.11/library/time.html)."""

from _stdlib import runtime, unmodelled

__getattr__ = unmodelled(
    "time",
    "clock_getres clock_gettime clock_gettime_ns clock_settime get_clock_info mktime strptime struct_time tzset altzone daylight timezone tzname",
)


def sleep(secs, /):
    pass


def time():
    return runtime("time.time()")


def time_ns():
    return runtime("time.time_ns()")


def perf_counter():
    return runtime("time.perf_counter()")


def perf_counter_ns():
    return runtime("time.perf_counter_ns()")


def monotonic():
    return runtime("time.monotonic()")


def monotonic_ns():
    return runtime("time.monotonic_ns()")


def process_time():
    return runtime("time.process_time()")


def process_time_ns():
    return runtime("time.process_time_ns()")


def thread_time():
    return runtime("time.thread_time()")


def ctime(secs=None, /):
    return runtime("time.ctime()")


def asctime(t=None, /):
    return runtime("time.asctime()")


def localtime(secs=None, /):
    return runtime("time.localtime()")


def gmtime(secs=None, /):
    return runtime("time.gmtime()")


def strftime(format, t=None, /):
    return runtime("time.strftime()")

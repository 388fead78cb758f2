"""traceback: nothing is printed (https://docs.python.org/3.11/library/traceback.html)."""
from _stdlib import runtime, unmodelled


def _print(*args, **kwargs):
    pass


print_exc = print_exception = print_last = print_stack = print_tb = print_list = clear_frames = _print


def format_exc(limit=None, chain=True):
    return runtime("traceback.format_exc()")


def format_exception(exc, /, *args, **kwargs):
    return runtime("traceback.format_exception()")


def format_exception_only(exc, /, *args, **kwargs):
    return runtime("traceback.format_exception_only()")


def format_stack(f=None, limit=None):
    return runtime("traceback.format_stack()")


def format_tb(tb, limit=None):
    return runtime("traceback.format_tb()")


def format_list(extracted_list):
    return runtime("traceback.format_list()")


def extract_stack(f=None, limit=None):
    return runtime("traceback.extract_stack()")


def extract_tb(tb, limit=None):
    return runtime("traceback.extract_tb()")


__getattr__ = unmodelled(__name__, "FrameSummary StackSummary TracebackException walk_stack walk_tb")

"""warnings: nothing is shown; what a program turns into errors is raised, and what it records is recorded
(https://docs.python.org/3.11/library/warnings.html)."""
import re
import sys
from _stdlib import is_unknown

_ACTIONS = ("error", "ignore", "always", "default", "module", "once")

filters = []
showwarning = formatwarning = None
_recorder = None


class WarningMessage:
    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        self.message = message
        self.category = category
        self.filename = filename
        self.lineno = lineno
        self.file = file
        self.line = line
        self.source = source
        self._category_name = category.__name__ if category else None

    def __str__(self):
        return (
            f"{{message : {self.message!r}, category : {self._category_name!r}, filename : {self.filename!r}, "
            f"lineno : {self.lineno}, line : {self.line!r}}}"
        )


def _show(message, category, filename, lineno, file=None, line=None):
    pass


showwarning = _show


def formatwarning(message, category, filename, lineno, line=None):
    return f"{filename}:{lineno}: {category.__name__}: {message}\n"


def _insert(item, append):
    if item in filters:
        if append:
            return
        filters.remove(item)
    if append:
        filters.append(item)
    else:
        filters.insert(0, item)


def filterwarnings(action, message="", category=Warning, module="", lineno=0, append=False):
    if is_unknown(action) or is_unknown(message) or is_unknown(category) or is_unknown(module):
        return
    assert action in _ACTIONS, f"invalid action: {action!r}"
    pattern = re.compile(message, re.I) if message else None
    origin = re.compile(module) if module else None
    _insert((action, pattern, category, origin, lineno), append)


def simplefilter(action, category=Warning, lineno=0, append=False):
    if is_unknown(action) or is_unknown(category):
        return
    assert action in _ACTIONS, f"invalid action: {action!r}"
    _insert((action, None, category, None, lineno), append)


def resetwarnings():
    filters.clear()


def _action(text, category, module):
    for action, pattern, kind, origin, _ in filters:
        if (
            issubclass(category, kind)
            and (pattern is None or pattern.match(text))
            and (origin is None or origin.match(module))
        ):
            return action
    return "default"


def warn(message, category=None, stacklevel=1, source=None):
    if _recorder is None and not any(each[0] == "error" for each in filters):
        return
    if is_unknown(message) or is_unknown(category):
        return
    if isinstance(message, Warning):
        category = message.__class__
    category = category or UserWarning
    if not (isinstance(category, type) and issubclass(category, Warning)):
        raise TypeError(f"category must be a Warning subclass, not '{type(category).__name__}'")
    frame = sys._getframe(1)
    for _ in range(stacklevel - 1):
        frame = frame.f_back or frame
    _emit(message, category, frame.f_code.co_filename, frame.f_lineno, frame.f_globals.get("__name__", "<string>"), source)


def warn_explicit(message, category, filename, lineno, module=None, registry=None, module_globals=None, source=None):
    if is_unknown(message) or is_unknown(category):
        return
    _emit(message, category, filename, lineno, module or filename, source)


def _emit(message, category, filename, lineno, module, source):
    if not isinstance(message, Warning):
        message = category(message)
    action = _action(str(message), category, module)
    if action == "ignore":
        return
    if action == "error":
        raise message
    if _recorder is not None:
        _recorder.append(WarningMessage(message, category, filename, lineno, source=source))
    else:
        showwarning(message, category, filename, lineno)


class catch_warnings:
    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
        self._record = record
        self._filter = None if action is None else (action, category, lineno, append)

    def __enter__(self):
        global _recorder
        self._before = (filters[:], _recorder, showwarning)
        log = None
        if self._record:
            log = _recorder = []
        if self._filter is not None:
            simplefilter(*self._filter)
        return log

    def __exit__(self, *exc_info):
        global _recorder, showwarning
        filters[:], _recorder, showwarning = self._before


def deprecated(message, /, *, category=DeprecationWarning, stacklevel=1):
    return lambda decorated: decorated

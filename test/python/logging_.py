"""logging and warnings: levels, hierarchy, filters; what is shown is not compared."""

import logging
import logging.handlers
import warnings

log = logging.getLogger("numel_test.a.b")
check("same logger", log is logging.getLogger("numel_test.a.b"))
check("parents", [log.parent.name, logging.getLogger("numel_test").name, log.parent.name])
middle = logging.getLogger("numel_test.a")
check("parent appears later", [log.parent.name, middle.parent.name])
check("levels", [log.level, log.getEffectiveLevel(), logging.root.level])
logging.getLogger("numel_test").setLevel(logging.DEBUG)
check("inherited level", [log.getEffectiveLevel(), log.isEnabledFor(logging.DEBUG)])
log.setLevel("INFO")
check("level by name", [log.level, log.isEnabledFor(logging.DEBUG), log.isEnabledFor(20)])
check("level names", [logging.getLevelName(30), logging.getLevelName("ERROR"), logging.getLevelName(15)])
check_raises("no such level", lambda: log.setLevel("LOUD"))
check_raises("level of another type", lambda: log.setLevel(1.5))
logging.addLevelName(25, "NOTICE")
check("own level", [logging.getLevelName(25), logging.getLevelName("NOTICE")])
check("reprs", [repr(log), repr(logging.root), repr(logging.NullHandler())])
handler = logging.StreamHandler()
handler.setLevel(logging.ERROR)
handler.setFormatter(logging.Formatter("%(name)s: %(message)s"))
log.addHandler(handler)
log.addHandler(handler)
check("handlers", [len(log.handlers), log.hasHandlers(), middle.hasHandlers(), handler.level])
log.removeHandler(handler)
check("removed", log.handlers)
check("child", logging.getLogger("numel_test").getChild("x.y").name)
check("root", [logging.getLogger() is logging.root, logging.getLogger("root") is logging.root, logging.root.name])
record = logging.LogRecord("n", logging.INFO, "/a/b.py", 3, "x=%d y=%s", (1, "z"), None)
check("record", [record.getMessage(), record.levelname, record.filename, record.module])
check("formatted", [logging.Formatter("%(levelname)s %(message)s").format(record), logging.Formatter("{levelname}|{message}", style="{").format(record)])
check("filter", [logging.Filter("a").filter(logging.LogRecord(n, 10, "p", 1, "m", (), None)) for n in ("a", "a.b", "ab", "b")])
check("results", [log.debug("x"), log.debug("%d", 1)])
logging.disable(logging.CRITICAL)
check("disabled", log.isEnabledFor(logging.ERROR))
logging.disable(logging.NOTSET)
check("enabled again", log.isEnabledFor(logging.ERROR))


class Adapter(logging.LoggerAdapter):
    def process(self, msg, kwargs):
        return f"[{self.extra['id']}] {msg}", kwargs


check("adapter", [Adapter(log, {"id": 3}).process("m", {}), Adapter(log, {}).isEnabledFor(50)])


class Named(logging.Logger):
    def shout(self, text):
        return text.upper()


logging.setLoggerClass(Named)
check("logger class", [logging.getLogger("numel_test.named").shout("a"), logging.getLoggerClass().__name__])
logging.setLoggerClass(logging.Logger)
check("constants", [logging.DEBUG, logging.INFO, logging.WARNING, logging.ERROR, logging.CRITICAL, logging.NOTSET, logging.WARN, logging.FATAL])
rotating = logging.handlers.RotatingFileHandler
check("rotating", issubclass(rotating, logging.FileHandler))

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    warnings.warn("first")
    warnings.warn("second", DeprecationWarning)
    warnings.warn(RuntimeWarning("third"))
check("caught", [(str(w.message), w.category.__name__) for w in caught])


def fails():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        warnings.warn("now an error", FutureWarning)


check_raises("as error", fails)


def filtered(message, category):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        warnings.filterwarnings("ignore", message="quiet", category=UserWarning)
        warnings.warn(message, category)
    return "ignored"


check("ignored", filtered("quiet please", UserWarning))
check_raises("not ignored", lambda: filtered("loud", UserWarning))
check_raises("other category", lambda: filtered("quiet", DeprecationWarning))
check_raises("no category", lambda: filtered("x", int))

"""contextlib, and `with` itself."""
import contextlib
from contextlib import (
    AbstractContextManager,
    ContextDecorator,
    ExitStack,
    closing,
    contextmanager,
    nullcontext,
    redirect_stdout,
    suppress,
)

log = []


@contextmanager
def managed(name, swallow=()):
    log.append(f"enter {name}")
    try:
        yield name.upper()
    except swallow as error:
        log.append(f"swallowed {type(error).__name__}")
    finally:
        log.append(f"exit {name}")


def take():
    result = list(log)
    log.clear()
    return result


with managed("a") as value:
    log.append(value)
check("contextmanager", take())


def raising():
    with managed("a"):
        raise ValueError("inside")


check_raises("exception passes through", raising)
check("exit ran", take())
with managed("b", ValueError):
    raise ValueError
check("exception swallowed", take())
with managed("x") as x, managed("y") as y:
    log.append((x, y))
check("two managers", take())
with (
    managed("p"),
    managed("q"),
):
    pass
check("parenthesized", take())


def returning():
    with managed("r"):
        return "returned"


check("return inside", (returning(), take()))


def looping():
    for i in range(3):
        with managed(str(i)):
            if i == 0:
                continue
            break
    return i


check("break and continue inside", (looping(), take()))


@managed("deco")
def decorated(a):
    """doc"""
    log.append(a)
    return a * 2


check("as decorator", (decorated(1), decorated(2), take(), decorated.__name__, decorated.__doc__))
check("function name", managed.__name__)
check("is a context manager", isinstance(managed("z"), AbstractContextManager))


@contextmanager
def never():
    if False:
        yield


@contextmanager
def twice():
    yield 1
    yield 2


@contextmanager
def replacing():
    try:
        yield
    except ValueError as error:
        raise KeyError("replaced") from error


@contextmanager
def again():
    try:
        yield
    except ValueError:
        raise


@contextmanager
def ignoring():
    try:
        yield 1
    except ValueError:
        yield 2


def run(manager, error=None):
    with manager:
        if error is not None:
            raise error
    return "done"


check_raises("did not yield", lambda: run(never()))
check_raises("did not stop", lambda: run(twice()))
check_raises("did not stop after throw", lambda: run(ignoring(), ValueError("v")))
check_raises("replaced", lambda: run(replacing(), ValueError("v")))
check_raises("raised again", lambda: run(again(), ValueError("v")))
check_raises("StopIteration passes", lambda: run(again(), StopIteration("s")))
check("suppress", run(suppress(ValueError, KeyError), KeyError("k")))
check("suppress subclass", run(suppress(LookupError), IndexError()))
check("suppress nothing raised", run(suppress(ValueError)))
check_raises("suppress other", lambda: run(suppress(ValueError), KeyError("k")))
check_raises("suppress none", lambda: run(suppress(), KeyError("k")))
check("nullcontext", run(nullcontext()))
with nullcontext(5) as five:
    check("nullcontext value", five)


class Resource:
    def close(self):
        log.append("closed")


with closing(Resource()) as resource:
    check("closing gives it", isinstance(resource, Resource))
check("closed", take())
with redirect_stdout(None):
    pass


class Timer(ContextDecorator):
    def __enter__(self):
        log.append("start")
        return self

    def __exit__(self, *exc):
        log.append("stop")
        return False


@Timer()
def timed():
    return 3


check("ContextDecorator", (timed(), take()))


class Manager(AbstractContextManager):
    def __exit__(self, exc_type, exc_value, traceback):
        log.append(None if exc_type is None else exc_type.__name__)
        return exc_type is KeyError


with Manager() as manager:
    check("default enter", isinstance(manager, Manager))
with Manager():
    raise KeyError
check("exit sees the exception", take())
check_raises("exit lets others pass", lambda: run(Manager(), ValueError("v")))
check("exit saw it", take())
check_raises("abstract", lambda: AbstractContextManager())


class Ducky:
    def __enter__(self):
        return 1

    def __exit__(self, *exc):
        pass


check("subclass hook", (isinstance(Ducky(), AbstractContextManager), issubclass(int, AbstractContextManager)))


def without_enter():
    with 5:
        pass


class NoExit:
    def __enter__(self):
        return self


def without_exit():
    with NoExit():
        pass


check_raises("no enter", without_enter)
check_raises("no exit", without_exit)
with ExitStack() as stack:
    stack.enter_context(managed("one"))
    stack.callback(log.append, "callback")
    stack.push(lambda *exc: log.append(exc[0]))
    check("enter_context", stack.enter_context(managed("two")))
check("ExitStack order", take())


def stack_swallows():
    with ExitStack() as inner:
        inner.enter_context(suppress(ValueError))
        raise ValueError
    return "swallowed"


def stack_passes():
    with ExitStack() as inner:
        inner.enter_context(managed("s"))
        raise ValueError("passed")


def stack_replaces():
    with ExitStack() as inner:
        inner.callback(lambda: {}["missing"])
        raise ValueError("first")


check("ExitStack swallows", stack_swallows())
check_raises("ExitStack passes", stack_passes)
check("ExitStack left", take())
check_raises("ExitStack replaces", stack_replaces)
check_raises("ExitStack refuses", lambda: ExitStack().enter_context(5))
with ExitStack() as stack:
    stack.callback(log.append, "later")
    kept = stack.pop_all()
check("pop_all", take())
kept.close()
check("close", take())


@contextmanager
def outer():
    with managed("in") as got:
        yield got + "!"


with outer() as got:
    check("nested contextmanager", got)
check("nested order", take())


class Model:
    @contextmanager
    def frozen(self):
        self.training = False
        yield self
        self.training = True


with Model().frozen() as model:
    check("method as contextmanager", model.training)
check("after", model.training)
try:
    with managed("t"):
        1 / 0
except ZeroDivisionError as error:
    check("caught outside", str(error))
check("left before caught", take())
check("module names", sorted(set(contextlib.__all__) & {"ExitStack", "suppress", "closing"}))

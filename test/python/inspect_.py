"""inspect: signatures, kinds of objects, members, frames."""

import functools
import inspect
from inspect import Parameter, Signature, signature


def plain(a, b=1, *args, c, d=2, **kwargs):
    """Does nothing.

        Indented.
    """


def typed(x: int, /, y: "str" = "q", *, z: list = None) -> bool:
    return True


class Base:
    """A base."""

    def __init__(self, width, depth=2, *rest, flag=False):
        pass

    def method(self, x, y=0):
        """Says what it does."""

    @classmethod
    def build(cls, n): ...

    @staticmethod
    def helper(m, k=3): ...

    @property
    def size(self):
        return 4


class Derived(Base):
    def method(self, x, y=0):
        return x


class WithNew:
    def __new__(cls, a, b=2):
        return object.__new__(cls)


class Meta(type):
    def __call__(cls, only):
        return super().__call__()


class Made(metaclass=Meta):
    pass


class Callable_:
    def __call__(self, p, q=1):
        return p


class Empty:
    pass


def decorated(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        return function(*args, **kwargs)

    return wrapper


@decorated
def wrapped(u, v=5):
    pass


def generator():
    yield 1


async def coroutine():
    pass


check("text", [str(signature(f)) for f in (plain, typed, Base, Derived, Base.method, Base(1).method, Base.build, Base.helper, WithNew, Made, Callable_(), Empty, wrapped, lambda x, y=2: x, generator)])
check("reprs", [signature(plain), signature(plain).parameters["b"], signature(plain).parameters["args"]])
parameters = signature(plain).parameters
check("names", list(parameters))
check("kinds", [str(p.kind) for p in parameters.values()])
check("kind facts", [parameters["a"].kind, parameters["a"].kind.name, parameters["c"].kind.description, Parameter.VAR_KEYWORD > Parameter.KEYWORD_ONLY])
check("defaults", [p.default if p.default is not Parameter.empty else "none" for p in parameters.values()])
check("required", [name for name, p in signature(Base).parameters.items() if p.default is inspect.Parameter.empty and p.kind == p.POSITIONAL_OR_KEYWORD])
check("annotations", [signature(typed).parameters["x"].annotation, signature(typed).parameters["y"].annotation, signature(typed).return_annotation, signature(plain).return_annotation is Signature.empty])
check("in", ["a" in parameters, "zz" in parameters, len(parameters)])
check("has kwargs", any(p.kind == Parameter.VAR_KEYWORD for p in parameters.values()))
check("init parameters", list(signature(Base.__init__).parameters))

bound = signature(plain).bind(1, 2, 3, 4, c=5, e=6)
check("bound", [bound.arguments, bound.args, bound.kwargs])
partial_bound = signature(plain).bind_partial(1)
partial_bound.apply_defaults()
check("defaults applied", partial_bound.arguments)
check("bound repr", signature(typed).bind(1, z=[2]))
check("passes on", (lambda b: (lambda *a, **k: (a, k))(*b.args, **b.kwargs))(signature(Base).bind(3, flag=True)))
check_raises("missing", lambda: signature(plain).bind())
check_raises("missing keyword", lambda: signature(plain).bind(1))
check_raises("too many", lambda: signature(typed).bind(1, 2, 3))
check_raises("unexpected", lambda: signature(typed).bind(1, w=2))
check_raises("twice", lambda: signature(Base.helper).bind(1, m=2))
check_raises("positional only", lambda: signature(typed).bind(x=1))
check_raises("not callable", lambda: signature(3))

check("partials", [str(signature(functools.partial(plain, 1))), str(signature(functools.partial(Base, depth=5))), str(signature(functools.partial(plain, c=3)))])
new = signature(typed).replace(parameters=[Parameter("k", Parameter.KEYWORD_ONLY, default=3)], return_annotation=Signature.empty)
check("replaced", [str(new), str(signature(typed).parameters["x"].replace(name="renamed", annotation=float)), str(signature(typed).parameters["y"].replace(default=Parameter.empty))])
check("made", str(Signature([Parameter("a", Parameter.POSITIONAL_ONLY), Parameter("b", Parameter.POSITIONAL_OR_KEYWORD, annotation=int)], return_annotation=str)))
check("equal", [signature(plain) == signature(plain), signature(plain) == signature(typed), parameters["a"] == signature(plain).parameters["a"]])
check_raises("order", lambda: Signature([Parameter("a", Parameter.KEYWORD_ONLY), Parameter("b", Parameter.POSITIONAL_ONLY)]))
check_raises("default order", lambda: Signature([Parameter("a", 1, default=1), Parameter("b", 1)]))
check_raises("duplicate", lambda: Signature([Parameter("a", 1), Parameter("a", 1)]))
check_raises("bad name", lambda: Parameter("1a", Parameter.KEYWORD_ONLY))
check("own signature", str(signature(type("S", (), {"__signature__": new, "__call__": lambda self: 1}))))

check("full spec", inspect.getfullargspec(plain))
check("full spec of a method", [inspect.getfullargspec(Base(1).method).args, inspect.getfullargspec(Base).args, inspect.getfullargspec(Base.__init__).defaults])
check("full spec typed", inspect.getfullargspec(typed))
check("call args", sorted(inspect.getcallargs(plain, 1, c=2).items()))

check("kinds of objects", [inspect.isclass(Base), inspect.isclass(Base(1)), inspect.isfunction(plain), inspect.isfunction(Base.method), inspect.isfunction(Base(1).method), inspect.ismethod(Base(1).method), inspect.ismethod(Base.build), inspect.ismodule(inspect), inspect.isbuiltin(len), inspect.isroutine(plain), inspect.isfunction(len), inspect.isclass(int)])
check("generators", [inspect.isgeneratorfunction(generator), inspect.isgeneratorfunction(plain), inspect.iscoroutinefunction(coroutine), inspect.iscoroutinefunction(plain), inspect.isgenerator(generator()), inspect.isawaitable(3)])
check("descriptors", [inspect.isdatadescriptor(Base.__dict__["size"]), inspect.isdatadescriptor(plain), inspect.ismethoddescriptor(Base.__dict__["helper"])])

import abc


class Abstract(abc.ABC):
    @abc.abstractmethod
    def run(self): ...


check("abstract", [inspect.isabstract(Abstract), inspect.isabstract(Base)])
check("members", [name for name, _ in inspect.getmembers(Derived, inspect.isfunction)])
check("members of an instance", [name for name, value in inspect.getmembers(Base(1)) if not name.startswith("__")])
check("classes of a namespace", [name for name, value in sorted(globals().items()) if inspect.isclass(value) and issubclass(value, Base)])
check("mro", [c.__name__ for c in inspect.getmro(Derived)])
check("docs", [inspect.getdoc(plain), inspect.getdoc(Base), inspect.getdoc(Derived(1).method), inspect.getdoc(Empty)])
check("cleandoc", inspect.cleandoc("  a\n    b\n      c\n\n"))
check("unwrap", [inspect.unwrap(wrapped).__name__, inspect.unwrap(wrapped) is wrapped.__wrapped__, wrapped.__name__])
check("module name", [inspect.getmodulename("/a/b.py"), inspect.getmodulename("b.txt")])
check("static", [type(inspect.getattr_static(Base(1), "size")).__name__, inspect.getattr_static(Base, "nothing", "default")])
check("own annotations", [sorted(inspect.get_annotations(typed)), inspect.get_annotations(typed, eval_str=True)["y"]])


def who():
    return inspect.currentframe().f_code.co_name


def caller_locals():
    frame = inspect.currentframe().f_back
    return {name: value for name, value in frame.f_locals.items() if name != "self"}


class Config:
    def __init__(self, width, depth=3):
        args = caller_locals()
        self.args = args


def stack_names():
    return [info.function for info in inspect.stack()][:2]


def outer():
    return stack_names()


check("current frame", who())
check("locals of the caller", Config(5).args)
check("stack", outer())
check("frame info", [inspect.getframeinfo(inspect.currentframe()).function, inspect.stack()[0][3], inspect.stack()[0].function])


def arguments(frame=None, extra=1):
    info = inspect.getargvalues(inspect.currentframe())
    return info.args, info.locals["extra"]


check("argument values", arguments())
check("source", inspect.getsource(generator))
check("source of decorated", inspect.getsource(wrapped))
check("source lines", [len(inspect.getsourcelines(plain)[0]), inspect.getsourcelines(generator)[0][0]])
check_raises("source of a builtin", lambda: inspect.getsource(len))

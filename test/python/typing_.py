"""typing: forms, generics, protocols, named tuples, typed dicts, hints."""

import collections
import typing
from typing import (
    TYPE_CHECKING, AbstractSet, Annotated, Any, AnyStr, Callable, ClassVar, Concatenate, DefaultDict, Deque, Dict, Final,
    ForwardRef, FrozenSet, Generic, Iterable, Iterator, List, Literal, Mapping, NamedTuple, NewType, NoReturn, Optional,
    ParamSpec, Pattern, Protocol, Self, Sequence, Set, SupportsFloat, SupportsIndex, SupportsInt, Text, Tuple, Type,
    TypeAlias, TypedDict, TypeVar, TypeVarTuple, Union, Unpack, cast, final, get_args, get_origin, get_type_hints, overload,
    runtime_checkable,
)

T = TypeVar("T")
K = TypeVar("K", bound=int)
C = TypeVar("C", int, str)
P = ParamSpec("P")
Ts = TypeVarTuple("Ts")

# Forms and their text
check("bare names", [List, Dict, Tuple, Callable, Optional, Union, ClassVar, Any, AbstractSet, Pattern, Self])
check("lists", [List[int], Dict[str, List[int]], Set[T], FrozenSet[str], Type[int], Deque[int]])
check("tuples", [Tuple[int, str], Tuple[int, ...], Tuple[()], tuple[int, ...]])
check("callables", [Callable[[int, str], bool], Callable[..., int], Callable[[], None], Callable[P, int]])
check("optional", [Optional[int], Optional[None], Optional[Optional[int]], Optional["Later"]])
check("unions", [Union[int, str], Union[int], Union[int, str, int], Union[int, None], Union[int, str, None], Union[Union[int, str], float]])
check("union with |", [List[int] | None, int | List[int], T | None, Optional[int] | str, Any | None])
check("union of a union type", [Union[int | str, None], List[int | str]])
check("literals", [Literal["a", 1, None], Literal[Literal[1], 2, 1], Literal[True, 1]])
check("annotated", [Annotated[int, "m"], Annotated[Annotated[int, 1], 2], List[Annotated[int, 3]]])
check("other forms", [ClassVar[int], Final[str], Concatenate[int, P], Unpack[Ts], NoReturn, TypeAlias])
check("variables", [T, K, C, P, Ts, AnyStr, TypeVar("U", covariant=True), TypeVar("V", contravariant=True)])
check("forward", [ForwardRef("x"), List["x"], Callable[["x"], "y"]])
check("names", [List._name, List[int]._name, Optional[int].__name__, Union[int, str].__name__])
check("text is str", Text is str)
check("type checking", TYPE_CHECKING)

# Equality and identity
check("equal aliases", [List[int] == List[int], List[int] == List[str], List[int] == list[int], Dict[str, int] == Dict[str, int]])
check("unions are sets", [Union[int, str] == Union[str, int], Union[int, str] == (int | str), Optional[int] == Union[None, int]])
check("literals compare", [Literal[1, 2] == Literal[2, 1], Literal[1] == Literal[True], Literal["a"] == Literal["a"]])
check("as keys", {List[int]: "a", Optional[int]: "b"}[Union[int, None]])
check("in a list", [List[int] in [List[int]], Any in (Any, int)])

# Taking apart
check("origins", [get_origin(x) for x in (List[int], list[int], Optional[int], int | None, Callable[[], int], Dict, int, Literal[1], Annotated[int, 1], ClassVar[int], Tuple[int])])
check("args", [get_args(x) for x in (List[int], Dict[str, int], Optional[int], int | None, Callable[[int], str], Callable[..., str], Literal[1, "a"], Annotated[int, 1], Tuple[int, ...], int, List)])
check("dunders", [List[int].__origin__, List[int].__args__, List.__origin__, Dict[K, T].__parameters__, Callable[[T], K].__parameters__])
check("annotated parts", [Annotated[int, "a", 2].__metadata__, Annotated[int, "a"].__origin__])
check("variable parts", [T.__name__, K.__bound__, C.__constraints__, T.__covariant__])

# Substitution
check("substitution", [List[T][int], Dict[str, T][int], Union[T, None][int], Callable[[T], K][int, str], Tuple[T, ...][int]])
check("nested substitution", [Dict[T, List[T]][int], Optional[List[T]][str], list[T][int]])
check_raises("nothing to substitute", lambda: List[int][str])
check_raises("too many", lambda: List[int, str])
check_raises("too few", lambda: Dict[int])
check_raises("optional of two", lambda: Optional[int, str])
check_raises("union of none", lambda: Union[()])
check_raises("callable wants two", lambda: Callable[int])
check_raises("annotated wants two", lambda: Annotated[int])
check_raises("plain form as argument", lambda: List[ClassVar])
check_raises("generic of a class", lambda: Generic[int])
check_raises("instance check", lambda: isinstance([], List[int]))
check_raises("no instances", lambda: List())
check_raises("no instances of a form", lambda: Optional())
check_raises("Any is no class to check", lambda: isinstance(1, Any))
check_raises("not subscriptable", lambda: NoReturn[int])
check_raises("one constraint", lambda: TypeVar("T", int))
check("instance of bare", [isinstance([], List), isinstance({}, Mapping), isinstance(1, typing.Hashable), issubclass(dict, Mapping), isinstance((), Sequence), isinstance(len, Callable)])
check("instance of union", [isinstance(1, Union[int, str]), isinstance(None, Optional[int]), isinstance(1.0, Union[int, str]), isinstance(1, int | None)])
check("aliases call their class", [Dict.__origin__(), DefaultDict[str, int].__origin__(int)])



# Generic classes
class Box(Generic[T]):
    def __init__(self, item: T):
        self.item = item

    def get(self) -> T:
        return self.item


class Pair(Generic[T, K]):
    pass


class IntBox(Box[int]):
    pass


class Named(Box[T], Generic[T]):
    pass


class Items(List[int]):
    pass


class Table(Dict[str, T]):
    pass


check("generic instances", [Box(1).get(), Box[int](2).get(), IntBox(3).get(), Named[str]("x").get()])
check("generic text", [Box[int], Pair[int, int], Box[T], Box["Later"], Box[Any]])
check("generic parameters", [Box.__parameters__, Pair.__parameters__, IntBox.__parameters__, Named.__parameters__, Table.__parameters__])
check("original bases", [Box.__orig_bases__, IntBox.__orig_bases__, Items.__orig_bases__])
check("the argument of a base", get_args(IntBox.__orig_bases__[0])[0])
check("original class", Box[int](1).__orig_class__)
check("method resolution", [[c.__name__ for c in cls.__mro__] for cls in (Box, IntBox, Items, Table)])
check("subclass of a list", [Items([1, 2]), isinstance(Items(), list), len(Items((1,)))])
check("attribute of alias", [Box[int].get.__name__, Box[int].__origin__ is Box])
check_raises("plain generic", lambda: type("X", (Generic,), {}))
check_raises("too many parameters", lambda: Box[int, str])
check_raises("not generic", lambda: IntBox[int])
check_raises("variables twice", lambda: Generic[T, T])


class Sub(Generic[T]):
    def __init_subclass__(cls, tag=None, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.tag = tag


class Leaf(Sub[int], tag="leaf"):
    pass


check("hook of a generic", Leaf.tag)


# Protocols
@runtime_checkable
class Sized(Protocol):
    size: int

    def grow(self, by: int) -> None: ...


class Plain(Protocol):
    def run(self) -> int: ...


class Good:
    size = 3

    def grow(self, by):
        pass


class Runner(Plain):
    def __init__(self, n=2):
        self.n = n

    def run(self):
        return self.n


@runtime_checkable
class Closable(Protocol):
    def close(self): ...


class Door:
    def close(self):
        pass


check("protocol instances", [isinstance(Good(), Sized), isinstance(3, Sized), isinstance(Door(), Closable), issubclass(Door, Closable), issubclass(int, Closable)])
check("explicit implementation", [Runner().run(), Runner(5).run()])
check_raises("protocol check", lambda: isinstance(Good(), Plain))
check_raises("protocol instance", lambda: Plain())
check_raises("data protocol", lambda: issubclass(Good, Sized))
check("supports", [isinstance(1, SupportsInt), isinstance("a", SupportsFloat), isinstance(True, SupportsIndex), isinstance(1.5, SupportsIndex)])


class Source(Protocol[T]):
    def read(self) -> T: ...


class FileSource(Source[str]):
    def read(self):
        return "text"


check("generic protocol", [FileSource().read(), Source[int], Source.__parameters__])


# Named tuples
class Point(NamedTuple):
    """A point."""
    x: int
    y: int = 0

    def norm(self):
        return self.x**2 + self.y**2

    @property
    def swapped(self):
        return Point(self.y, self.x)


check("named tuple", [Point(1, 2), Point(3), Point(x=1, y=5).norm(), Point(1, 2).swapped, Point(1, 2)[1]])
check("named tuple facts", [Point._fields, Point._field_defaults, Point.__annotations__, Point.__doc__, Point.__bases__])
check("named tuple methods", [Point(1, 2)._replace(y=9), Point(1, 2)._asdict(), Point._make([7, 8]), tuple(Point(1, 2)) == (1, 2)])
check_raises("named tuple missing", lambda: Point())
Old = NamedTuple("Old", [("a", int), ("b", str)])
check("named tuple call", [Old(1, "z"), Old._fields, Old.__annotations__])


class Couple(NamedTuple, Generic[T]):
    first: T
    second: T


check("generic named tuple", [Couple(1, 2), Couple[int], Couple[int](3, 4).first])


class NoDefaults(NamedTuple):
    a: "int"
    b: Optional[int]


check("named tuple forward", NoDefaults.__annotations__)


def late_default():
    class Bad(NamedTuple):
        a: int = 0
        b: int


check_raises("default before", late_default)


# Typed dicts
class Movie(TypedDict):
    name: str
    year: int


class Rated(Movie, total=False):
    stars: float
    critic: typing.Required[str]


check("typed dict", [Movie(name="a", year=1), type(Movie(name="a", year=1)), Movie.__annotations__, Movie.__total__])
check("typed dict keys", [sorted(Rated.__required_keys__), sorted(Rated.__optional_keys__), list(Rated.__annotations__)])
check_raises("typed dict check", lambda: isinstance({}, Movie))
Config = TypedDict("Config", {"in-size": int}, total=False)
check("typed dict call", [Config({"in-size": 3}), Config.__annotations__, sorted(Config.__optional_keys__)])

# Functions
UserId = NewType("UserId", int)
check("new type", [UserId(5), UserId.__name__, UserId.__supertype__, UserId, Optional[UserId]])
check("cast", cast(List[int], "kept"))


@overload
def twice(x: int) -> int: ...
@overload
def twice(x: str) -> str: ...
def twice(x):
    return x * 2


check("overload", [twice(2), twice("a")])


@final
class Last:
    pass


check("final", Last.__final__)


class Hinted:
    a: int
    b: "Optional[str]" = None
    c: ClassVar[int] = 1
    d: Annotated[int, "note"] = 2

    def method(self, x: "Hinted", y: int = 0) -> List["Hinted"]:
        return []


class HintedMore(Hinted):
    e: List["Hinted"]


check("class hints", get_type_hints(Hinted, globals()))
check("inherited hints", get_type_hints(HintedMore, globals()))
check("extras", get_type_hints(Hinted, globals(), include_extras=True)["d"])
check("function hints", get_type_hints(Hinted.method))
check_raises("no hints", lambda: get_type_hints(3))
check_raises("name not there", lambda: get_type_hints(type("X", (), {"__annotations__": {"a": "Nowhere"}})))
check("raw annotations", Hinted.__annotations__["b"])
check_raises("no such name", lambda: typing.does_not_exist)


class Model(Any):
    pass


check("subclass of Any", isinstance(Model(), Model))


def annotated_function(x: Optional[int] = None, *args: int, y: Union[int, str] = 3, **kwargs: Any) -> Tuple[int, ...]:
    return ()


check("annotations", annotated_function.__annotations__)
check("never imported for checking", "TYPE_CHECKING" if TYPE_CHECKING else "not")

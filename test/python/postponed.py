"""`from __future__ import annotations`: annotations stay text, and hints evaluate them."""
from __future__ import annotations

import inspect
import typing
from dataclasses import dataclass, fields


def plain(a: Missing, *args: int, b: Optional[int] = None, **kwargs: "quoted") -> list[str]:
    return a


def known(a: int, b: typing.List[int] = None) -> str | None:
    return b


class Holder:
    x: int
    y: Missing = 3
    z: typing.ClassVar[int] = 1

    def method(self, other: Holder) -> Holder:
        return self


@dataclass
class Data:
    a: int
    c: list[Missing] = None


check("of a function", [plain.__annotations__["a"], plain.__annotations__["b"], plain.__annotations__["return"], list(plain.__annotations__)])
check("of a class", Holder.__annotations__)
check("hints", typing.get_type_hints(known))
check("hints of a method", typing.get_type_hints(Holder.method, globals())["other"] is Holder)
check_raises("hints of a missing name", lambda: typing.get_type_hints(plain))
check("signature", [str(inspect.signature(known)), inspect.signature(plain).parameters["a"].annotation])
check("evaluated", inspect.get_annotations(known, eval_str=True)["b"])
check("dataclass fields", [(f.name, f.type) for f in fields(Data)])

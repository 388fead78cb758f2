"""Records what CPython says of the expressions in sources.txt and of numel's own way of writing them, printed.txt.

    RECORD=1 npx vitest run test/algebra/cpython.test.ts    # writes printed.txt, when numel prints something differently
    python3.11 test/algebra/cpython/record.py               # writes values.json

An expression's values are those at each of the bindings in turn: an int as text, or null where Python raises or gives a
float, or the int has more than 60 digits.
"""

import ast
import json
import math
import pathlib

FOLDER = pathlib.Path(__file__).parent
NAMES = ["a", "b", "c", "n"]
VALUES = [
    [1, 1, 1, 1],
    [2, 3, 4, 5],
    [8, 2, 3, 4],
    [12, 4, 1, 3],
    [7, 5, 9, 2],
    [64, 16, 8, 6],
    [3, 7, 2, 0],
    [0, 1, 2, 3],
    [5, 0, 0, 1],
    [-3, 2, 5, -1],
    [4, -2, -7, 3],
    [100, 33, 17, 8],
]


class Guarded(ast.NodeTransformer):
    """Powers and shifts go through a function that gives up before they have too many digits."""

    names = {ast.Pow: "power", ast.LShift: "shift"}

    def visit_BinOp(self, node):
        self.generic_visit(node)
        name = self.names.get(type(node.op))
        if name is None:
            return node
        function = ast.Name(id=name, ctx=ast.Load())
        return ast.Call(func=function, args=[node.left, node.right], keywords=[])


def power(base, exponent):
    if isinstance(base, int) and isinstance(exponent, int) and base.bit_length() * exponent > 10**5:
        raise ArithmeticError
    return base**exponent


def shift(value, by):
    if by > 10**5:
        raise ArithmeticError
    return value << by


def value(text, binding):
    tree = ast.fix_missing_locations(Guarded().visit(ast.parse(text, mode="eval")))
    names = {"math": math, "power": power, "shift": shift, **binding}
    try:
        result = eval(compile(tree, "expression", "eval"), names)
    except (ArithmeticError, ValueError, TypeError):
        return None
    if isinstance(result, int) and abs(result) < 10**60:
        return str(result)
    return None


def values(name):
    bindings = [dict(zip(NAMES, row)) for row in VALUES]
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    return [[value(line, binding) for binding in bindings] for line in lines]


recorded = {
    "names": NAMES,
    "bindings": VALUES,
    "sources": values("sources.txt"),
    "printed": values("printed.txt"),
}
parts = [f'{json.dumps(key)}: {json.dumps(part)}' for key, part in list(recorded.items())[:2]]
for key in ("sources", "printed"):
    rows = ",\n".join(json.dumps(row) for row in recorded[key])
    parts.append(f"{json.dumps(key)}: [\n{rows}\n]")
(FOLDER / "values.json").write_text("{\n" + ",\n".join(parts) + "\n}\n", encoding="utf-8")

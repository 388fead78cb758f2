"""Records what CPython makes of the snippets beside this file: `python3.11 record.py` rewrites the .jsonl files.

snippets.txt -> trees.jsonl    {"source", "tree"}: its ast in the form of comparable.ts; docstrings taken out of bodies
scopes.txt   -> scopes.jsonl   {"source", "scopes"}: symtable's answer: type, name, local, free and global names
literals.txt -> literals.jsonl {"source", "value"}: ast.literal_eval, as a tree constant
errors.txt   -> errors.jsonl   {"source", "message", "line", "column"}: the SyntaxError
"""

import ast
import json
import pathlib
import symtable
import warnings

warnings.simplefilter("ignore")
HERE = pathlib.Path(__file__).parent
OPERATORS = {
    "Add": "+", "Sub": "-", "Mult": "*", "Div": "/", "FloorDiv": "//", "Mod": "%", "Pow": "**", "MatMult": "@",
    "LShift": "<<", "RShift": ">>", "BitAnd": "&", "BitOr": "|", "BitXor": "^", "And": "and", "Or": "or",
    "Not": "not", "Invert": "~", "UAdd": "+", "USub": "-", "Eq": "==", "NotEq": "!=", "Lt": "<", "LtE": "<=",
    "Gt": ">", "GtE": ">=", "Is": "is", "IsNot": "is not", "In": "in", "NotIn": "not in",
}


def snippets(name):
    text = (HERE / name).read_text(encoding="utf-8")
    return text.removesuffix("\n").split("\n-----\n")


def constant(value):
    if value is ...:
        return ["Ellipsis"]
    if value is None or isinstance(value, bool):
        return ["Literal", value]
    if isinstance(value, str):
        return ["String", value]
    if isinstance(value, bytes):
        return ["Bytes", value.decode("latin-1")]
    if isinstance(value, int):
        return ["Int", str(value)]
    if isinstance(value, float):
        return ["Float", repr_float(value)]
    return ["Imaginary", repr_float(value.imag)]


def repr_float(value):
    return "Infinity" if value == float("inf") else value


class Tree:
    """An ast in comparable form; private names are mangled here, as the compiler does it later."""

    def __init__(self):
        self.owner = None

    def name(self, name):
        if name is None or self.owner is None or not name.startswith("__") or name.endswith("__") or "." in name:
            return name
        owner = self.owner.lstrip("_")
        return f"_{owner}{name}" if owner else name

    def body(self, statements):
        return [self.statement(statement) for statement in statements]

    def documented(self, statements):
        first = statements[0] if statements else None
        if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and isinstance(first.value.value, str):
            return [first.value.value, self.body(statements[1:])]
        return [None, self.body(statements)]

    def all(self, nodes):
        return [self.expression(node) for node in nodes]

    def joined(self, node):
        parts = []
        for value in node.values:
            if isinstance(value, ast.Constant):
                if parts and isinstance(parts[-1], str):
                    parts[-1] += value.value
                elif value.value:
                    parts.append(value.value)
            else:
                conversion = {-1: None, 115: "s", 114: "r", 97: "a"}[value.conversion]
                spec = self.joined(value.format_spec) if value.format_spec else None
                parts.append(["Field", self.expression(value.value), conversion, spec])
        return parts

    def parameters(self, a):
        positional = a.posonlyargs + a.args
        defaults = [None] * (len(positional) - len(a.defaults)) + a.defaults
        rows = []
        for i, (arg, default) in enumerate(zip(positional, defaults)):
            rows.append((arg, "positional-only" if i < len(a.posonlyargs) else "positional", default))
        if a.vararg:
            rows.append((a.vararg, "var-positional", None))
        rows += [(arg, "keyword-only", default) for arg, default in zip(a.kwonlyargs, a.kw_defaults)]
        if a.kwarg:
            rows.append((a.kwarg, "var-keyword", None))
        return [
            [self.name(arg.arg), kind, self.expression(default), self.expression(arg.annotation)]
            for arg, kind, default in rows
        ]

    def keywords(self, keywords):
        return [[self.name(keyword.arg), self.expression(keyword.value)] for keyword in keywords]

    def generators(self, generators):
        return [
            [self.expression(g.target), self.expression(g.iter), self.all(g.ifs), bool(g.is_async)] for g in generators
        ]

    def expression(self, n):
        e = self.expression
        match n:
            case None:
                return None
            case ast.Constant():
                return constant(n.value)
            case ast.Name():
                return ["Name", self.name(n.id)]
            case ast.Attribute():
                return ["Attribute", e(n.value), self.name(n.attr)]
            case ast.Subscript():
                return ["Subscript", e(n.value), e(n.slice)]
            case ast.Slice():
                return ["Slice", e(n.lower), e(n.upper), e(n.step)]
            case ast.Call():
                return ["Call", e(n.func), self.all(n.args), self.keywords(n.keywords)]
            case ast.BinOp():
                return ["BinOp", OPERATORS[type(n.op).__name__], e(n.left), e(n.right)]
            case ast.UnaryOp():
                return ["UnaryOp", OPERATORS[type(n.op).__name__], e(n.operand)]
            case ast.BoolOp():
                return ["BoolOp", OPERATORS[type(n.op).__name__], self.all(n.values)]
            case ast.Compare():
                return ["Compare", e(n.left), [OPERATORS[type(o).__name__] for o in n.ops], self.all(n.comparators)]
            case ast.IfExp():
                return ["IfExp", e(n.test), e(n.body), e(n.orelse)]
            case ast.Lambda():
                return ["Lambda", self.parameters(n.args), e(n.body)]
            case ast.List() | ast.Tuple() | ast.Set():
                return [type(n).__name__, self.all(n.elts)]
            case ast.Dict():
                return ["Dict", [[e(key), e(value)] for key, value in zip(n.keys, n.values)]]
            case ast.DictComp():
                return ["DictComp", e(n.key), e(n.value), self.generators(n.generators)]
            case ast.ListComp() | ast.SetComp() | ast.GeneratorExp():
                return [type(n).__name__, None, e(n.elt), self.generators(n.generators)]
            case ast.NamedExpr():
                return ["NamedExpr", e(n.target), e(n.value)]
            case ast.Starred() | ast.Yield() | ast.YieldFrom() | ast.Await():
                return [type(n).__name__, e(n.value)]
            case ast.JoinedStr():
                parts = self.joined(n)
                if all(isinstance(part, str) for part in parts):
                    return ["String", "".join(parts)]
                return ["JoinedStr", parts]
        raise NotImplementedError(n)

    def statement(self, n):
        e = self.expression
        body = self.body
        kind = type(n).__name__
        is_async = kind.startswith("Async")
        match n:
            case ast.Expr() | ast.Return():
                return [kind, e(n.value)]
            case ast.Assign():
                return [kind, self.all(n.targets), e(n.value)]
            case ast.AugAssign():
                return [kind, e(n.target), OPERATORS[type(n.op).__name__], e(n.value)]
            case ast.AnnAssign():
                return [kind, e(n.target), e(n.annotation), e(n.value)]
            case ast.Delete():
                return [kind, self.all(n.targets)]
            case ast.Pass() | ast.Break() | ast.Continue():
                return [kind]
            case ast.If() | ast.While():
                return [kind, e(n.test), body(n.body), body(n.orelse)]
            case ast.For() | ast.AsyncFor():
                return ["For", e(n.target), e(n.iter), body(n.body), body(n.orelse), is_async]
            case ast.With() | ast.AsyncWith():
                items = [[e(item.context_expr), e(item.optional_vars)] for item in n.items]
                return ["With", items, body(n.body), is_async]
            case ast.Try() | ast.TryStar():
                handlers = [[e(h.type), self.name(h.name), body(h.body)] for h in n.handlers]
                return ["Try", body(n.body), handlers, body(n.orelse), body(n.finalbody), kind == "TryStar"]
            case ast.Raise():
                return [kind, e(n.exc), e(n.cause)]
            case ast.Assert():
                return [kind, e(n.test), e(n.msg)]
            case ast.Import():
                names = [
                    [self.name(a.name), a.asname is not None, self.name(a.asname or a.name.split(".")[0])]
                    for a in n.names
                ]
                return [kind, names]
            case ast.ImportFrom():
                if n.names[0].name == "*":
                    return [kind, n.module or "", n.level, "*"]
                names = [[self.name(a.name), self.name(a.asname or a.name)] for a in n.names]
                return [kind, self.name(n.module or ""), n.level, names]
            case ast.Global() | ast.Nonlocal():
                return [kind, [self.name(name) for name in n.names]]
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                head = [self.name(n.name), self.all(n.decorator_list), self.parameters(n.args), e(n.returns)]
                return ["FunctionDef", *head, is_async, self.documented(n.body)]
            case ast.ClassDef():
                head = [self.name(n.name), self.all(n.decorator_list), self.all(n.bases), self.keywords(n.keywords)]
                owner, self.owner = self.owner, n.name
                inside = self.documented(n.body)
                self.owner = owner
                return [kind, *head, inside]
            case ast.Match():
                return [kind, e(n.subject), [[self.pattern(c.pattern), e(c.guard), body(c.body)] for c in n.cases]]
        raise NotImplementedError(n)

    def pattern(self, n):
        kind = type(n).__name__
        patterns = [self.pattern(p) for p in getattr(n, "patterns", [])]
        match n:
            case None:
                return None
            case ast.MatchValue():
                return [kind, self.expression(n.value)]
            case ast.MatchSingleton():
                return [kind, n.value]
            case ast.MatchSequence() | ast.MatchOr():
                return [kind, patterns]
            case ast.MatchStar():
                return [kind, self.name(n.name)]
            case ast.MatchMapping():
                return [kind, self.all(n.keys), patterns, self.name(n.rest)]
            case ast.MatchClass():
                keywords = [[name, self.pattern(p)] for name, p in zip(n.kwd_attrs, n.kwd_patterns)]
                return [kind, self.expression(n.cls), patterns, keywords]
            case ast.MatchAs():
                return [kind, self.pattern(n.pattern), self.name(n.name)]
        raise NotImplementedError(n)


def scopes(table):
    """Every function, lambda, comprehension and class: what it calls its own, what it takes from around, the rest."""
    rows = []
    if table.get_type() != "module":
        local, free, other = [], [], []
        for symbol in table.get_symbols():
            name = symbol.get_name()
            used = symbol.is_referenced() or symbol.is_assigned() or symbol.is_parameter() or symbol.is_imported()
            if name in ("__class__", ".0") or not (used or symbol.is_annotated() or symbol.is_namespace()):
                continue
            # A class body's names are looked up by name: own and global ones alike.
            is_own = symbol.is_local() and table.get_type() == "function"
            (free if symbol.is_free() else local if is_own else other).append(name)
        rows.append([table.get_type(), table.get_name(), sorted(local), sorted(free), sorted(other)])
    for child in table.get_children():
        rows += scopes(child)
    return rows


def in_javascript(row):
    """Sorted as scopesOf.ts does: by the text of the JSON."""
    return json.dumps(row, separators=(",", ":"), ensure_ascii=False)


def error(source):
    try:
        compile(source, "snippet", "exec")
    except SyntaxError as found:
        return {"message": found.msg, "line": found.lineno, "column": found.offset}
    raise AssertionError(f"no error: {source!r}")


def write(name, rows):
    lines = [json.dumps(row, ensure_ascii=True) for row in rows]
    (HERE / name).write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    trees = [{"source": s, "tree": Tree().documented(ast.parse(s).body)} for s in snippets("snippets.txt")]
    write("trees.jsonl", trees)
    write("scopes.jsonl", [{"source": s, "scopes": sorted(scopes(symtable.symtable(s, "x", "exec")), key=in_javascript)} for s in snippets("scopes.txt")])
    write("literals.jsonl", [{"source": s, "value": constant(ast.literal_eval(s))} for s in snippets("literals.txt")])
    write("errors.jsonl", [{"source": s, **error(s)} for s in snippets("errors.txt")])

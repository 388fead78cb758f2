"""ast: literals in text; the trees themselves are not modelled (https://docs.python.org/3.11/library/ast.html)."""
import re
from _stdlib import is_unknown, unsupported

_numel_answers_unknown = True

_STRING = r"""(?:\b(?:[rub]|rb|br))?(?:'''.*?'''|\"\"\".*?\"\"\"|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*")"""
# What computes: operators, but for signs and the two halves of a complex number; calls and subscripts of literals.
_OPERATION = r"[*/%<>=|&^~@]|[\w.)\]}]\s*[+-](?!\s*[\d._]+j)|[)\]]\s*[(\[]|[^\s,(\[{:]\s*\[|(?<!\d)\.\s*[^\W\d]"


def literal_eval(node_or_string):
    if is_unknown(node_or_string):
        return node_or_string
    if not isinstance(node_or_string, str):
        return unsupported("ast.literal_eval of a tree")
    text = node_or_string.lstrip(" \t")
    # Without names there is nothing to call and nothing to look up; without operators there is nothing to compute.
    bare = re.sub(_STRING, " ", text, flags=re.S | re.I)
    bare = re.sub(r"(?<=[\d.])e[+-]?(?=\d)", "", bare, flags=re.I)
    names = re.findall(r"(?<![\w.])[^\W\d]\w*", bare)
    if all(name in ("True", "False", "None") for name in names) and not re.search(_OPERATION, bare):
        return eval(text)
    if re.fullmatch(r"\s*set\(\s*\)\s*", bare):
        return set()
    compile(text, "<unknown>", "eval")
    raise ValueError("malformed node or string: " + repr(text))


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(name)
    return unsupported(f"ast.{name}")

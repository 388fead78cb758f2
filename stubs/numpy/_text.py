"""How numpy writes arrays, where that needs no choice of digits (https://numpy.org/doc/stable/reference/generated/numpy.array2string.html)."""
from _stdlib import first_unknown, is_unknown, unsupported

_numel_answers_unknown = True

_WIDTH = 75
_MOST = 1000


def array_repr(array):
    if array.size > _MOST:
        return unsupported("the text of a large array")
    usual = array.dtype.name in ("int64", "float64", "bool")
    if not array.size:
        shape = "" if array.shape == (0,) else f", shape={array.shape}"
        return f"array([]{shape}, dtype={array.dtype.name})"
    body = _body(array, ", ", "array(")
    if is_unknown(body):
        return body
    return f"array({body}{'' if usual else f', dtype={array.dtype.name}'})"


def array_str(array):
    if array.size > _MOST:
        return unsupported("the text of a large array")
    if array.ndim == 0:
        return str(array[()])
    return "[]" if not array.size else _body(array, " ", "")


def _body(array, separator, prefix):
    flat = array.ravel().tolist()
    if is_unknown(first_unknown(*flat)):
        return first_unknown(*flat)
    texts = _numbers(flat, array.dtype.kind)
    if texts is None:
        return unsupported("the text of an array of floats")
    width = max(map(len, texts))
    cells = iter([text.rjust(width) for text in texts])
    return _lines(cells, array.shape, separator, len(prefix))


def _numbers(values, kind):
    if kind == "b":
        return [str(value) for value in values]
    if kind in "iu":
        return [str(value) for value in values]
    finite = [value for value in values if value == value and abs(value) != float("inf")]
    sizes = [abs(value) for value in finite if value]
    if sizes and (max(sizes) >= 1e8 or min(sizes) < 1e-4 or max(sizes) / min(sizes) > 1000):
        return None
    texts = {}
    for value in finite:
        text = repr(round(value, 8))
        whole, _, part = text.partition(".")
        texts[value] = (whole, "" if part == "0" else part)
    longest = max((len(part) for _, part in texts.values()), default=0)
    return [
        ".".join((texts[value][0], texts[value][1].ljust(longest))) if value in texts else str(value) for value in values
    ]


def _lines(cells, shape, separator, indent):
    if not shape:
        return next(cells).strip()
    if len(shape) == 1:
        lines = [[]]
        room = _WIDTH - indent - 1
        for _ in range(shape[0]):
            cell = next(cells)
            used = sum(len(each) + len(separator) for each in lines[-1])
            if lines[-1] and used + len(cell) > room:
                lines.append([])
            lines[-1].append(cell)
        joint = separator.rstrip() + "\n" + " " * (indent + 1)
        return "[" + joint.join(separator.join(line) for line in lines) + "]"
    joint = separator.rstrip() + "\n" * (len(shape) - 1) + " " * (indent + 1)
    return "[" + joint.join(_lines(cells, shape[1:], separator, indent + 1) for _ in range(shape[0])) + "]"

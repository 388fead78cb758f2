"""fnmatch: shell patterns (https://docs.python.org/3.11/library/fnmatch.html)."""
import os
import re
from functools import lru_cache

_numel_answers_unknown = True


@lru_cache(maxsize=256)
def _compiled(pattern):
    return re.compile(translate(pattern))


def fnmatch(name, pat):
    return fnmatchcase(os.path.normcase(name), os.path.normcase(pat))


def fnmatchcase(name, pat):
    return _compiled(pat).match(name) is not None


def filter(names, pat):
    match = _compiled(os.path.normcase(pat)).match
    return [name for name in names if match(os.path.normcase(name))]


def translate(pat):
    """The pattern as a regular expression."""
    result = ""
    i = 0
    while i < len(pat):
        char = pat[i]
        i += 1
        if char == "*":
            # A run of stars matches what one does.
            if not result.endswith(".*"):
                result += ".*"
        elif char == "?":
            result += "."
        elif char == "[":
            end = pat.find("]", i + (2 if pat[i : i + 2] in ("!]",) else 1 if pat[i : i + 1] == "]" else 0))
            if end < 0:
                result += "\\["
            else:
                inside = pat[i:end].replace("\\", "\\\\")
                i = end + 1
                if inside.startswith("!"):
                    inside = "^" + inside[1:]
                elif inside.startswith("^"):
                    inside = "\\" + inside
                result += f"[{inside}]"
        else:
            result += re.escape(char)
    return f"(?s:{result})\\Z"

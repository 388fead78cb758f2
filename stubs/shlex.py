"""shlex: text cut as a shell would (https://docs.python.org/3.11/library/shlex.html)."""
import re
from _stdlib import is_unknown, unmodelled

_numel_answers_unknown = True


def split(s, comments=False, posix=True):
    if is_unknown(s):
        return s
    words, word, i = [], None, 0
    while i < len(s):
        char = s[i]
        i += 1
        if char.isspace():
            if word is not None:
                words.append(word)
            word = None
        elif comments and char == "#" and word is None:
            i = s.find("\n", i) if "\n" in s[i:] else len(s)
        elif char == "\\":
            if i == len(s):
                raise ValueError("No escaped character")
            word = (word or "") + s[i]
            i += 1
        elif char in "'\"":
            word = word or ""
            while True:
                if i >= len(s):
                    raise ValueError("No closing quotation")
                inner = s[i]
                i += 1
                if inner == char:
                    break
                if inner == "\\" and char == '"' and s[i : i + 1] in ('"', "\\"):
                    inner = s[i]
                    i += 1
                word += inner
        else:
            word = (word or "") + char
    return words if word is None else words + [word]


def quote(s):
    if is_unknown(s):
        return s
    if s and not re.search(r"[^\w@%+=:,./-]", s, re.ASCII):
        return s
    return "'" + s.replace("'", "'\"'\"'") + "'"


def join(split_command):
    return " ".join(quote(each) for each in split_command)


__getattr__ = unmodelled(__name__, "shlex")

"""textwrap (https://docs.python.org/3.11/library/textwrap.html)."""

__all__ = ["TextWrapper", "wrap", "fill", "dedent", "indent", "shorten"]

_SPACE = "\t\n\x0b\x0c\r "


def _is_letter(text, at):
    return 0 <= at < len(text) and (text[at].isalnum() or text[at] == "_") and not text[at].isdecimal()


def _is_word(text, at):
    return 0 <= at < len(text) and (text[at].isalnum() or text[at] == "_")


def _breaks_after_hyphen(word, at):
    """Whether a line may end behind the hyphen at `at`: in compound words, with two letters (or a letter, a hyphen and
    a letter) on either side."""
    before = _is_letter(word, at - 1) and (
        _is_letter(word, at - 2) or (word[at - 2 : at - 1] == "-" and _is_letter(word, at - 3))
    )
    if not before or not _is_letter(word, at + 1):
        return False
    return _is_letter(word, at + 2) or (word[at + 2 : at + 3] == "-" and _is_letter(word, at + 3))


def _dash_end(word, at):
    """Where a dash of several hyphens between words ends that starts at `at`; `at` itself where there is none."""
    end = at
    while word[end : end + 1] == "-":
        end += 1
    if end - at < 2 or at == 0 or not _is_word(word, end):
        return at
    return end if _is_word(word, at - 1) or word[at - 1] in "!\"'&.,?" else at


def _parts(word):
    """A word cut where a line may break inside it."""
    parts = []
    start = at = 0
    while at < len(word):
        if word[at] == "-":
            end = _dash_end(word, at)
            if end > at:
                if at > start:
                    parts.append(word[start:at])
                parts.append(word[at:end])
                start = at = end
                continue
            if at > start and _breaks_after_hyphen(word, at):
                parts.append(word[start : at + 1])
                start = at + 1
        at += 1
    if start < len(word):
        parts.append(word[start:])
    return parts


def _runs(text):
    """Words and the white space between them, in turn."""
    runs = []
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or (text[at] in _SPACE) != (text[start] in _SPACE):
            runs.append(text[start:at])
            start = at
    return runs


class TextWrapper:
    def __init__(self, width=70, initial_indent="", subsequent_indent="", expand_tabs=True, replace_whitespace=True,
                 fix_sentence_endings=False, break_long_words=True, drop_whitespace=True, break_on_hyphens=True,
                 tabsize=8, *, max_lines=None, placeholder=" [...]"):
        self.width = width
        self.initial_indent = initial_indent
        self.subsequent_indent = subsequent_indent
        self.expand_tabs = expand_tabs
        self.replace_whitespace = replace_whitespace
        self.fix_sentence_endings = fix_sentence_endings
        self.break_long_words = break_long_words
        self.drop_whitespace = drop_whitespace
        self.break_on_hyphens = break_on_hyphens
        self.tabsize = tabsize
        self.max_lines = max_lines
        self.placeholder = placeholder

    def _pieces(self, text):
        """What a line is put together from: nothing breaks inside a piece unless it is longer than a line."""
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        if self.replace_whitespace:
            text = text.translate({ord(space): " " for space in _SPACE})
        pieces = []
        for run in _runs(text):
            pieces.extend(_parts(run) if self.break_on_hyphens and run[0] not in _SPACE else [run])
        if self.fix_sentence_endings:
            for i in range(1, len(pieces)):
                if pieces[i] == " " and self._ends_sentence(pieces[i - 1]):
                    pieces[i] = "  "
        return pieces

    def _ends_sentence(self, piece):
        piece = piece[:-1] if piece[-1] in "\"'" else piece
        return piece[-1:] in (".", "!", "?") and "a" <= piece[-2:-1] <= "z"

    def _cut(self, piece, room):
        """How many characters of a piece that is longer than a line go on this one."""
        if self.break_on_hyphens and len(piece) > room:
            hyphen = piece.rfind("-", 0, room)
            if hyphen > 0 and piece[:hyphen].strip("-"):
                return hyphen + 1
        return room

    def _fill_line(self, pieces, width):
        """Takes the pieces of one line off the front of a list."""
        line = []
        length = 0
        while pieces and length + len(pieces[0]) <= width:
            length += len(pieces[0])
            line.append(pieces.pop(0))
        if pieces and len(pieces[0]) > width:
            if self.break_long_words:
                end = self._cut(pieces[0], max(width, 1) - length if width >= 1 else 1)
                line.append(pieces[0][:end])
                pieces[0] = pieces[0][end:]
            elif not line:
                line.append(pieces.pop(0))
        if self.drop_whitespace and line and not line[-1].strip():
            line.pop()
        return line

    def wrap(self, text):
        if self.width <= 0:
            raise ValueError(f"invalid width {self.width!r} (must be > 0)")
        if self.max_lines is not None:
            indent = self.subsequent_indent if self.max_lines > 1 else self.initial_indent
            if len(indent) + len(self.placeholder.lstrip()) > self.width:
                raise ValueError("placeholder too large for max width")
        pieces = self._pieces(text)
        lines = []
        while pieces:
            indent = self.subsequent_indent if lines else self.initial_indent
            width = self.width - len(indent)
            if self.drop_whitespace and lines and not pieces[0].strip():
                pieces.pop(0)
            line = self._fill_line(pieces, width)
            if not line:
                continue
            if self.max_lines is None or len(lines) + 1 < self.max_lines or self._is_end(pieces, line, width):
                lines.append(indent + "".join(line))
            else:
                self._shorten(lines, indent, line, width)
                break
        return lines

    def _is_end(self, pieces, line, width):
        """Whether nothing that counts is left for another line."""
        is_empty = not pieces or (self.drop_whitespace and len(pieces) == 1 and not pieces[0].strip())
        return is_empty and sum(map(len, line)) <= width

    def _shorten(self, lines, indent, line, width):
        """Ends the last line that is allowed with the placeholder."""
        while line and (not line[-1].strip() or sum(map(len, line)) + len(self.placeholder) > width):
            line.pop()
        if line:
            lines.append(indent + "".join(line) + self.placeholder)
        elif lines and len(lines[-1].rstrip()) + len(self.placeholder) <= self.width:
            lines[-1] = lines[-1].rstrip() + self.placeholder
        else:
            lines.append(indent + self.placeholder.lstrip())

    def fill(self, text):
        return "\n".join(self.wrap(text))


def wrap(text, width=70, **kwargs):
    return TextWrapper(width=width, **kwargs).wrap(text)


def fill(text, width=70, **kwargs):
    return TextWrapper(width=width, **kwargs).fill(text)


def shorten(text, width, **kwargs):
    return TextWrapper(width=width, max_lines=1, **kwargs).fill(" ".join(text.split()))


def dedent(text):
    lines = ["" if not line.strip(" \t") else line for line in text.split("\n")]
    margin = None
    for line in filter(None, lines):
        space = line[: len(line) - len(line.lstrip(" \t"))]
        if margin is None:
            margin = space
        while not space.startswith(margin):
            margin = margin[:-1]
    return "\n".join(line[len(margin or "") :] for line in lines)


def indent(text, prefix, predicate=None):
    wanted = predicate or str.strip
    return "".join(prefix + line if wanted(line) else line for line in text.splitlines(True))

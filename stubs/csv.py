"""csv: rows of text (https://docs.python.org/3.11/library/csv.html)."""
from _stdlib import is_unknown, unmodelled

_numel_answers_unknown = True

QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC, QUOTE_NONE = 0, 1, 2, 3


class Error(Exception):
    pass


class Dialect:
    delimiter = ","
    quotechar = '"'
    doublequote = True
    escapechar = None
    lineterminator = "\r\n"
    quoting = QUOTE_MINIMAL
    skipinitialspace = False
    strict = False


class excel(Dialect):
    pass


class excel_tab(excel):
    delimiter = "\t"


class unix_dialect(Dialect):
    quoting = QUOTE_ALL
    lineterminator = "\n"


_dialects = {"excel": excel, "excel-tab": excel_tab, "unix": unix_dialect}


def register_dialect(name, dialect=excel, **fmtparams):
    _dialects[name] = type(name, (dialect,), fmtparams)


def unregister_dialect(name):
    del _dialects[name]


def get_dialect(name):
    if name not in _dialects:
        raise Error("unknown dialect")
    return _dialects[name]


def list_dialects():
    return list(_dialects)


def field_size_limit(new_limit=None):
    return 131072


def _format(dialect, settings):
    base = get_dialect(dialect) if isinstance(dialect, str) else dialect
    known = Dialect()
    for name in ("delimiter", "quotechar", "doublequote", "escapechar", "lineterminator", "quoting", "skipinitialspace", "strict"):
        setattr(known, name, settings.get(name, getattr(base, name)))
    if not isinstance(known.delimiter, str) or len(known.delimiter) != 1:
        raise TypeError('"delimiter" must be a 1-character string')
    return known


class reader:
    def __init__(self, csvfile, dialect="excel", **fmtparams):
        self._lines = csvfile if is_unknown(csvfile) else iter(csvfile)
        self.dialect = _format(dialect, fmtparams)
        self.line_num = 0

    def __iter__(self):
        return self._lines if is_unknown(self._lines) else self

    def __next__(self):
        if is_unknown(self._lines):
            return self._lines
        row = self._row()
        return row

    def _row(self):
        form = self.dialect
        fields, field = [], ""
        quoted = is_open = was_quoted = False
        while True:
            line = next(self._lines)
            self.line_num += 1
            i = 0
            while i < len(line):
                char = line[i]
                i += 1
                if form.escapechar and char == form.escapechar and i < len(line):
                    field += line[i]
                    i += 1
                elif is_open:
                    if char != form.quotechar:
                        field += char
                    elif form.doublequote and line[i : i + 1] == form.quotechar:
                        field += char
                        i += 1
                    else:
                        is_open = False
                elif char == form.quotechar and form.quoting != QUOTE_NONE and not field and not was_quoted:
                    is_open = was_quoted = True
                elif char == form.delimiter:
                    fields.append(self._value(field, was_quoted))
                    field, was_quoted = "", False
                elif char in "\r\n":
                    break
                elif char == " " and form.skipinitialspace and not field and not was_quoted:
                    pass
                else:
                    field += char
            if not is_open:
                break
        if not fields and not field and not was_quoted:
            return []
        return fields + [self._value(field, was_quoted)]

    def _value(self, text, was_quoted):
        return float(text) if self.dialect.quoting == QUOTE_NONNUMERIC and not was_quoted and text else text


class writer:
    def __init__(self, csvfile, dialect="excel", **fmtparams):
        self._file = csvfile
        self.dialect = _format(dialect, fmtparams)

    def writerow(self, row):
        for each in row:
            if is_unknown(each):
                return self._file.write(each)
        return self._file.write(self.dialect.delimiter.join(map(self._text, row)) + self.dialect.lineterminator)

    def writerows(self, rows):
        for row in rows:
            self.writerow(row)

    def _text(self, value):
        form = self.dialect
        text = "" if value is None else str(value)
        is_number = isinstance(value, (int, float))
        special = any(c in text for c in (form.delimiter, form.quotechar, "\r", "\n"))
        if form.quoting == QUOTE_ALL or form.quoting == QUOTE_NONNUMERIC and not is_number or form.quoting != QUOTE_NONE and special:
            return form.quotechar + text.replace(form.quotechar, form.quotechar * 2) + form.quotechar
        return text


class DictReader:
    def __init__(self, f, fieldnames=None, restkey=None, restval=None, dialect="excel", *args, **kwds):
        self._fieldnames, self.restkey, self.restval = fieldnames, restkey, restval
        self.reader = reader(f, dialect, *args, **kwds)

    @property
    def line_num(self):
        return self.reader.line_num

    @property
    def fieldnames(self):
        if self._fieldnames is None:
            self._fieldnames = next(self.reader, None)
        return self._fieldnames

    def __iter__(self):
        return self.reader._lines if is_unknown(self.reader._lines) else self

    def __next__(self):
        names = self.fieldnames
        row = next(self.reader)
        while row == []:
            row = next(self.reader)
        result = dict(zip(names, row))
        if len(row) > len(names):
            result[self.restkey] = row[len(names) :]
        for name in names[len(row) :]:
            result[name] = self.restval
        return result


class DictWriter:
    def __init__(self, f, fieldnames, restval="", extrasaction="raise", dialect="excel", *args, **kwds):
        self.fieldnames, self.restval, self.extrasaction = fieldnames, restval, extrasaction
        self.writer = writer(f, dialect, *args, **kwds)

    def writeheader(self):
        return self.writer.writerow(self.fieldnames)

    def writerow(self, rowdict):
        if self.extrasaction == "raise":
            extra = rowdict.keys() - self.fieldnames
            if extra:
                raise ValueError("dict contains fields not in fieldnames: " + ", ".join(repr(x) for x in extra))
        return self.writer.writerow([rowdict.get(name, self.restval) for name in self.fieldnames])

    def writerows(self, rowdicts):
        for row in rowdicts:
            self.writerow(row)


__getattr__ = unmodelled(__name__, "Sniffer")

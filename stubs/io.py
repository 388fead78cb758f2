"""io: text and bytes in memory, and files inside the import roots to read from (https://docs.python.org/3.11/library/io.html).
What is written to a file goes nowhere."""
from _files import note_written, read_bytes
from _stdlib import is_unknown, runtime, unmodelled

DEFAULT_BUFFER_SIZE = 8192
SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
BlockingIOError = BlockingIOError


class UnsupportedOperation(OSError, ValueError):
    pass


class IOBase:
    closed = False

    def _check(self):
        if self.closed:
            raise ValueError("I/O operation on closed file")

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, *exc_info):
        self.close()

    def __iter__(self):
        self._check()
        return self

    def __next__(self):
        line = self.readline()
        if is_unknown(line):
            return line
        if not line:
            raise StopIteration
        return line

    def close(self):
        self.closed = True

    def flush(self):
        pass

    def isatty(self):
        return False

    def readable(self):
        return False

    def writable(self):
        return False

    def seekable(self):
        return False

    def fileno(self):
        raise UnsupportedOperation("fileno")

    def readlines(self, hint=-1):
        lines = []
        size = 0
        for line in self:
            lines.append(line)
            size += len(line)
            if hint is not None and 0 < hint <= size:
                break
        return lines

    def writelines(self, lines):
        for line in lines:
            self.write(line)


class RawIOBase(IOBase):
    pass


class BufferedIOBase(IOBase):
    pass


class TextIOBase(IOBase):
    encoding = errors = newlines = None


class _Buffer:
    """Reading and writing at a position of a str or bytes; unknown once something unknown was written."""

    _empty = ""
    _newline = "\n"

    def _open(self, value):
        self._value = value
        self._at = 0

    def readable(self):
        self._check()
        return True

    def writable(self):
        self._check()
        return True

    def seekable(self):
        self._check()
        return True

    def getvalue(self):
        self._check()
        return self._value

    def __iter__(self):
        self._check()
        # Nobody can tell how many lines there are.
        return self._value if is_unknown(self._value) else self

    def readlines(self, hint=-1):
        return self._value if is_unknown(self._value) else IOBase.readlines(self, hint)

    def read(self, size=-1):
        self._check()
        value = self._value
        if is_unknown(value):
            return value
        end = len(value) if size is None or size < 0 else self._at + size
        part = value[self._at : end]
        self._at += len(part)
        return part

    def readline(self, size=-1):
        self._check()
        value = self._value
        if is_unknown(value):
            return value
        end = value.find(self._newline, self._at)
        end = len(value) if end < 0 else end + 1
        if size is not None and size >= 0:
            end = min(end, self._at + size)
        line = value[self._at : end]
        self._at += len(line)
        return line

    def _write(self, text):
        value = self._value
        if is_unknown(value):
            return
        if is_unknown(text):
            self._value = text
            return
        if self._at > len(value):
            value += self._filler * (self._at - len(value))
        self._value = value[: self._at] + text + value[self._at + len(text) :]
        self._at += len(text)

    def tell(self):
        self._check()
        return self._at

    def truncate(self, size=None):
        self._check()
        size = self._at if size is None else size
        if size < 0:
            raise ValueError(f"Negative size value {size}")
        if not is_unknown(self._value):
            self._value = self._value[:size]
        return size


class StringIO(_Buffer, TextIOBase):
    _filler = "\0"

    def __init__(self, initial_value="", newline="\n"):
        if not is_unknown(initial_value) and initial_value is None:
            initial_value = ""
        if not is_unknown(initial_value) and not isinstance(initial_value, str):
            raise TypeError(f"initial_value must be str or None, not {type(initial_value).__name__}")
        self._open(_translated(initial_value, newline))

    def write(self, s):
        self._check()
        if is_unknown(s):
            self._write(s)
            return s
        if not isinstance(s, str):
            raise TypeError(f"string argument expected, got {type(s).__name__!r}")
        self._write(s)
        return len(s)

    def seek(self, pos, whence=0):
        self._check()
        if whence == 0 and pos < 0:
            raise ValueError(f"Negative seek position {pos}")
        if whence not in (0, 1, 2):
            raise ValueError(f"Invalid whence ({whence}, should be 0, 1 or 2)")
        if whence and pos:
            raise OSError("Can't do nonzero cur-relative seeks")
        self._at = (pos, self._at, len(self._value))[whence]
        return self._at


class BytesIO(_Buffer, BufferedIOBase):
    _empty = _filler = b""
    _newline = b"\n"
    _filler = b"\0"

    def __init__(self, initial_bytes=b""):
        if not is_unknown(initial_bytes) and initial_bytes is None:
            initial_bytes = b""
        self._open(initial_bytes if is_unknown(initial_bytes) else bytes(initial_bytes))

    def write(self, b):
        self._check()
        if is_unknown(b):
            self._write(b)
            return b
        if isinstance(b, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        b = bytes(b)
        self._write(b)
        return len(b)

    def read1(self, size=-1):
        return self.read(size)

    def readinto(self, b):
        part = self.read(len(b))
        b[: len(part)] = part
        return len(part)

    def getbuffer(self):
        return memoryview(self.getvalue())

    def seek(self, pos, whence=0):
        self._check()
        if whence == 0 and pos < 0:
            raise ValueError(f"negative seek value {pos}")
        if whence not in (0, 1, 2):
            raise ValueError(f"invalid whence ({whence}, should be 0, 1 or 2)")
        self._at = max(0, pos + (0, self._at, len(self._value))[whence])
        return self._at


def _translated(text, newline):
    """Line ends as reading gives them: all are `\\n` unless `newline` says which ones count."""
    if newline is not None or is_unknown(text):
        return text
    return text.replace("\r\n", "\n").replace("\r", "\n")


class TextIOWrapper(StringIO):
    """A text file, read from the start; or what wraps bytes in memory."""

    def __init__(self, buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False):
        data = buffer.read()
        self.buffer = buffer
        self.encoding, self.errors = encoding or "utf-8", errors or "strict"
        text = data if is_unknown(data) else data.decode(self.encoding, self.errors)
        self._open(_translated(text, newline))
        self.name = getattr(buffer, "name", None)
        self.mode = "r"

    def writable(self):
        return False

    def write(self, s):
        self._check()
        raise UnsupportedOperation("not writable")

    def reconfigure(self, **kwargs):
        pass

    def __repr__(self):
        return f"<_io.TextIOWrapper name={self.name!r} mode={self.mode!r} encoding={self.encoding!r}>"


class BufferedReader(BytesIO):
    mode = "rb"

    def writable(self):
        return False

    def write(self, b):
        self._check()
        raise UnsupportedOperation("write")

    def peek(self, size=0):
        return self._value[self._at :]

    def __repr__(self):
        return f"<_io.BufferedReader name={self.name!r}>"


class _Sink(IOBase):
    """A file that a program writes to."""

    def __init__(self, name, mode, encoding):
        self.name, self.mode, self.encoding = name, mode, encoding
        self._size = 0

    def writable(self):
        return True

    def write(self, data):
        self._check()
        if is_unknown(data):
            return data
        is_binary = "b" in self.mode
        if is_binary and isinstance(data, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        if not is_binary and not isinstance(data, str):
            raise TypeError(f"write() argument must be str, not {type(data).__name__}")
        self._size += len(data)
        return len(data)

    def read(self, size=-1):
        raise UnsupportedOperation("not readable")

    readline = readlines = read

    def tell(self):
        return self._size

    def seek(self, pos, whence=0):
        return pos

    def truncate(self, size=None):
        return self._size


class BufferedWriter(_Sink):
    pass


class FileIO(RawIOBase):
    def __new__(cls, file, mode="r", closefd=True, opener=None):
        return open(file, mode.replace("b", "") + "b")


def open(file, mode="r", buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None):
    for each in (file, mode):
        if is_unknown(each):
            return each
    if not isinstance(mode, str):
        raise TypeError(f"open() argument 'mode' must be str, not {type(mode).__name__}")
    flags = set(mode)
    if flags - set("axrwb+tU") or len(mode) > len(flags):
        raise ValueError(f"invalid mode: {mode!r}")
    if "b" in flags and "t" in flags:
        raise ValueError("can't have text and binary mode at once")
    if len(flags & set("rwax")) != 1:
        raise ValueError("must have exactly one of create/read/write/append mode")
    if "b" in flags and encoding is not None:
        raise ValueError("binary mode doesn't take an encoding argument")
    if isinstance(file, int) or opener is not None:
        return runtime("a file descriptor")
    if "r" not in flags:
        note_written(file)
        return _Sink(file, mode, encoding)
    data = read_bytes(file)
    if is_unknown(data) or "+" in flags:
        note_written(file) if "+" in flags else None
        return data if is_unknown(data) else runtime(f"open({file!r}, {mode!r})")
    raw = BufferedReader(data)
    raw.name = file
    if "b" in flags:
        return raw
    text = TextIOWrapper(raw, None if is_unknown(encoding) else encoding, errors, newline)
    text.mode = mode
    return text


open_code = open


def text_encoding(encoding, stacklevel=2):
    return encoding or "locale"


__getattr__ = unmodelled(__name__, "BufferedRWPair BufferedRandom IncrementalNewlineDecoder")

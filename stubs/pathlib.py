"""pathlib: paths as values; what is at them is asked of os, which looks inside the import roots only
(https://docs.python.org/3.11/library/pathlib.html)."""
import fnmatch
import io
import os
import re
from _stdlib import first_unknown, is_unknown, runtime

_numel_answers_unknown = True

__all__ = ["PurePath", "PurePosixPath", "PureWindowsPath", "Path", "PosixPath", "WindowsPath"]


def _holds(answer):
    """Whether numel sees that it is so."""
    return not is_unknown(answer) and answer


class _Posix:
    sep = "/"

    @staticmethod
    def split(text):
        """Drive, root and the rest."""
        if not text.startswith("/"):
            return "", "", text
        root = "//" if text.startswith("//") and not text.startswith("///") else "/"
        return "", root, text.lstrip("/")

    @staticmethod
    def fold(text):
        return text


class _Windows:
    sep = "\\"

    @staticmethod
    def split(text):
        text = text.replace("/", "\\")
        share = re.match(r"\\\\[^\\]+\\[^\\]+", text)
        drive = share.group() if share else text[:2] if text[1:2] == ":" else ""
        rest = text[len(drive):]
        return drive, "\\" if rest.startswith("\\") or share else "", rest.lstrip("\\")

    @staticmethod
    def fold(text):
        return text.lower()


def _texts(args):
    for arg in args:
        if isinstance(arg, PurePath):
            yield str(arg) if arg._parts else ""
            continue
        text = os.fspath(arg)
        if not isinstance(text, str):
            raise TypeError(
                "argument should be a str object or an os.PathLike object returning str, not " + repr(type(text))
            )
        yield str(text)


class PurePath:
    _flavour = _Posix

    def __new__(cls, *args):
        open_one = first_unknown(*args)
        if is_unknown(open_one):
            return open_one
        if cls is PurePath:
            cls = PurePosixPath
        elif cls is Path:
            cls = PosixPath
        return cls._parse(_texts(args))

    @classmethod
    def _parse(cls, texts):
        drive = root = ""
        names = []
        for text in texts:
            own_drive, own_root, rest = cls._flavour.split(text)
            if own_drive or own_root:
                if own_drive and own_drive != drive or own_root:
                    names = []
                drive, root = own_drive or drive, own_root or ("" if own_drive and own_drive != drive else root)
            names += [name for name in rest.split(cls._flavour.sep) if name and name != "."]
        return cls._made(drive, root, names)

    @classmethod
    def _made(cls, drive, root, names):
        self = object.__new__(cls)
        self._drv, self._root, self._names = drive, root, names
        self._parts = ([drive + root] if drive or root else []) + names
        return self

    def _with(self, names):
        return self._made(self._drv, self._root, names)

    def __reduce__(self):
        return self.__class__, tuple(self._parts)

    def __str__(self):
        anchor = self._drv + self._root
        return anchor + self._flavour.sep.join(self._names) or "."

    def __fspath__(self):
        return str(self)

    def as_posix(self):
        return str(self).replace(self._flavour.sep, "/")

    def __bytes__(self):
        return os.fsencode(str(self))

    def __repr__(self):
        return f"{type(self).__name__}({self.as_posix()!r})"

    def as_uri(self):
        if not self.is_absolute():
            raise ValueError("relative path can't be expressed as a file URI")
        safe = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~/"
        return "file://" + "".join(c if c in safe else "".join(f"%{b:02X}" for b in c.encode()) for c in self.as_posix())

    @property
    def _folded(self):
        return [self._flavour.fold(part) for part in self._parts]

    def __eq__(self, other):
        if not isinstance(other, PurePath):
            return NotImplemented
        return self._flavour is other._flavour and self._folded == other._folded

    def __hash__(self):
        return hash(tuple(self._folded))

    def __lt__(self, other):
        return self._folded < other._folded if isinstance(other, PurePath) else NotImplemented

    def __le__(self, other):
        return self._folded <= other._folded if isinstance(other, PurePath) else NotImplemented

    def __gt__(self, other):
        return self._folded > other._folded if isinstance(other, PurePath) else NotImplemented

    def __ge__(self, other):
        return self._folded >= other._folded if isinstance(other, PurePath) else NotImplemented

    @property
    def drive(self):
        return self._drv

    @property
    def root(self):
        return self._root

    @property
    def anchor(self):
        return self._drv + self._root

    @property
    def parts(self):
        return tuple(self._parts)

    @property
    def name(self):
        return self._names[-1] if self._names else ""

    @property
    def suffix(self):
        dot = self.name.rfind(".")
        return self.name[dot:] if 0 < dot < len(self.name) - 1 else ""

    @property
    def suffixes(self):
        if self.name.endswith("."):
            return []
        return ["." + suffix for suffix in self.name.lstrip(".").split(".")[1:]]

    @property
    def stem(self):
        dot = self.name.rfind(".")
        return self.name[:dot] if 0 < dot < len(self.name) - 1 else self.name

    @property
    def parent(self):
        return self._with(self._names[:-1]) if self._names else self

    @property
    def parents(self):
        return _Parents(self)

    def is_absolute(self):
        return bool(self._root) and (self._flavour is _Posix or bool(self._drv))

    def is_reserved(self):
        reserved = ["CON", "PRN", "AUX", "NUL"] + [kind + str(i) for kind in ("COM", "LPT") for i in range(1, 10)]
        return self._flavour is _Windows and self.stem.upper() in reserved

    def with_name(self, name):
        if is_unknown(name):
            return name
        if not self.name:
            raise ValueError(f"{self!r} has an empty name")
        if not name or self._flavour.sep in name or "/" in name or name == ".":
            raise ValueError(f"Invalid name {name!r}")
        return self._with(self._names[:-1] + [name])

    def with_stem(self, stem):
        return stem if is_unknown(stem) else self.with_name(stem + self.suffix)

    def with_suffix(self, suffix):
        if is_unknown(suffix):
            return suffix
        if self._flavour.sep in suffix or suffix and not suffix.startswith(".") or suffix == ".":
            raise ValueError(f"Invalid suffix {suffix!r}")
        if not self.name:
            raise ValueError(f"{self!r} has an empty name")
        return self._with(self._names[:-1] + [self.stem + suffix])

    def joinpath(self, *others):
        open_one = first_unknown(*others)
        if is_unknown(open_one):
            return open_one
        return self._parse(_texts((self, *others)))

    def __truediv__(self, other):
        if is_unknown(other):
            return other
        try:
            return self.joinpath(other)
        except TypeError:
            return NotImplemented

    def __rtruediv__(self, other):
        if is_unknown(other):
            return other
        try:
            return self._parse(_texts((other, self)))
        except TypeError:
            return NotImplemented

    def relative_to(self, *other):
        open_one = first_unknown(*other)
        if is_unknown(open_one):
            return open_one
        if not other:
            raise TypeError("need at least one argument")
        start = self._parse(_texts(other))
        count = len(start._parts)
        if self._folded[:count] != start._folded:
            raise ValueError(
                f"{str(self)!r} is not in the subpath of {str(start)!r} OR one path is relative and the other is absolute."
            )
        return self._made("", "", self._parts[count:])

    def is_relative_to(self, *other):
        try:
            self.relative_to(*other)
        except ValueError:
            return False
        return True

    def match(self, path_pattern):
        pattern = self._parse([path_pattern])
        if not pattern._parts:
            raise ValueError("empty pattern")
        wanted, parts = pattern._folded, self._folded
        if len(wanted) > len(parts) or (pattern.anchor and len(wanted) != len(parts)):
            return False
        return all(fnmatch.fnmatchcase(part, each) for part, each in zip(reversed(parts), reversed(wanted)))


os.PathLike.register(PurePath)


class _Parents:
    def __init__(self, path):
        self._path = path

    def __len__(self):
        return len(self._path._names)

    def __getitem__(self, index):
        if isinstance(index, slice):
            return tuple(self[i] for i in range(*index.indices(len(self))))
        if not -len(self) <= index < len(self):
            raise IndexError(index)
        if index < 0:
            index += len(self)
        return self._path._with(self._path._names[: -index - 1])

    def __iter__(self):
        return (self[i] for i in range(len(self)))

    def __repr__(self):
        return f"<{type(self._path).__name__}.parents>"


class PurePosixPath(PurePath):
    pass


class PureWindowsPath(PurePath):
    _flavour = _Windows


class Path(PurePath):
    @classmethod
    def cwd(cls):
        folder = os.getcwd()
        return folder if is_unknown(folder) else cls(folder)

    @classmethod
    def home(cls):
        return runtime("Path.home()")

    def _at(self, path):
        return path if is_unknown(path) else self._parse([path])

    def absolute(self):
        return self if self.is_absolute() else self._at(os.path.abspath(self))

    def resolve(self, strict=False):
        return self._at(os.path.realpath(self))

    def expanduser(self):
        return self._at(os.path.expanduser(self)) if self._names and self._names[0].startswith("~") and not self.anchor else self

    def exists(self):
        return os.path.exists(self)

    def is_file(self):
        return os.path.isfile(self)

    def is_dir(self):
        return os.path.isdir(self)

    def is_symlink(self):
        return os.path.islink(self)

    def is_mount(self):
        return os.path.ismount(self)

    def is_socket(self):
        return False

    is_fifo = is_block_device = is_char_device = is_socket

    def samefile(self, other_path):
        return os.path.samefile(self, other_path)

    def iterdir(self):
        names = os.listdir(self)
        return names if is_unknown(names) else iter([self / name for name in names])

    def glob(self, pattern):
        return self._glob(pattern, False)

    def rglob(self, pattern):
        return self._glob(pattern, True)

    def _glob(self, pattern, is_deep):
        if is_unknown(pattern):
            return pattern
        if not pattern:
            raise ValueError(f"Unacceptable pattern: {pattern!r}")
        there = os.path.isdir(self)
        if is_unknown(there):
            return there
        wanted = self._parse([pattern])
        if wanted.anchor:
            raise NotImplementedError("Non-relative patterns are unsupported")
        steps = (["**"] if is_deep else []) + wanted._names
        seen = {}
        for path in _matching(self, steps):
            seen.setdefault(str(path), path)
        return iter(list(seen.values()))

    def _children(self):
        names = os.listdir(self) if _holds(os.path.isdir(self)) else []
        return [self / name for name in names]

    def open(self, mode="r", buffering=-1, encoding=None, errors=None, newline=None):
        return io.open(self, mode, buffering, encoding, errors, newline)

    def read_text(self, encoding=None, errors=None):
        return self.open("r", -1, encoding, errors).read()

    def read_bytes(self):
        return self.open("rb").read()

    def write_text(self, data, encoding=None, errors=None, newline=None):
        with self.open("w", -1, encoding, errors, newline) as file:
            return file.write(data)

    def write_bytes(self, data):
        with self.open("wb") as file:
            return file.write(data)

    def mkdir(self, mode=0o777, parents=False, exist_ok=False):
        os.mkdir(self)

    def touch(self, mode=0o666, exist_ok=True):
        if not _holds(os.path.exists(self)):
            os.truncate(self)

    def unlink(self, missing_ok=False):
        os.unlink(self)

    def rmdir(self):
        os.rmdir(self)

    def rename(self, target):
        os.rename(self, target)
        return self.__class__(target)

    def replace(self, target):
        os.replace(self, target)
        return self.__class__(target)

    def symlink_to(self, target, target_is_directory=False):
        os.symlink(target, self)

    def hardlink_to(self, target):
        os.link(target, self)

    def chmod(self, mode, *, follow_symlinks=True):
        pass

    def stat(self, *, follow_symlinks=True):
        return os.stat(self)

    def lstat(self):
        return os.stat(self)

    def owner(self):
        return runtime("Path.owner()")

    def group(self):
        return runtime("Path.group()")

    def readlink(self):
        return runtime("Path.readlink()")

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        pass


def _matching(path, steps):
    """The paths below `path` that fit a pattern, cut at its slashes."""
    if not steps:
        yield path
        return
    first, *rest = steps
    if first == "**":
        yield from _matching(path, rest)
        for child in path._children():
            if _holds(child.is_dir()):
                yield from _matching(child, steps)
    elif first == "..":
        yield from _matching(path / "..", rest)
    else:
        for child in path._children():
            if fnmatch.fnmatchcase(child.name, first) and (not rest or _holds(child.is_dir())):
                yield from _matching(child, rest)


class PosixPath(Path, PurePosixPath):
    pass


class WindowsPath(Path, PureWindowsPath):
    def __new__(cls, *args):
        raise NotImplementedError("cannot instantiate 'WindowsPath' on your system")

"""os.path, os.fspath, pathlib: paths as values."""

import os
import os.path as osp
import pathlib
import posixpath
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

check("join", [osp.join("a", "b"), osp.join("a/", "b"), osp.join("a", "/b", "c"), osp.join("", "b"), osp.join("a", ""), osp.join("a"), osp.join("/")])
check("split", [osp.split(p) for p in ("a/b/c", "/a", "a/", "/", "", "//a//b", "a")])
check("splitext", [osp.splitext(p) for p in ("a.py", "a.tar.gz", ".bashrc", "a/.b.c", "a.b/c", "..a", "a.", "...", "x/..y.z")])
check("basename", [osp.basename(p) for p in ("a/b.py", "a/", "/", "a")])
check("dirname", [osp.dirname(p) for p in ("a/b.py", "a/", "/", "a", "/a", "//a")])
check("normpath", [osp.normpath(p) for p in ("a//b", "a/./b", "a/../b", "../a", "/../a", "", ".", "//a", "///a", "a/..", "a/b/../../..", "/")])
check("isabs", [osp.isabs("/a"), osp.isabs("a"), osp.isabs("")])
check("abspath", [osp.abspath("/a/../b"), osp.abspath("/a//b/.")])
check("relpath", [osp.relpath("/a/b", "/a/c"), osp.relpath("/a/b", "/a"), osp.relpath("/a", "/a"), osp.relpath("/a", "/b/c"), osp.relpath("a/b", "a")])
check("common", [osp.commonprefix(["/usr/lib", "/usr/local"]), osp.commonprefix([]), osp.commonpath(["/usr/lib", "/usr/local"]), osp.commonpath(["a/b", "a/c"])])
check("splitdrive", osp.splitdrive("c:/a"))
check("constants", [os.sep, os.pathsep, os.curdir, os.pardir, os.extsep, os.altsep, os.linesep, os.devnull, os.name])
check("same module", [osp is os.path, os.path.__name__, posixpath.join("a", "b")])
check("expanduser without ~", osp.expanduser("a/b"))
check("expandvars without $", osp.expandvars("a/b"))
check_raises("join an int", lambda: osp.join("a", 1))
check_raises("join from an int", lambda: osp.join(1))
check_raises("basename of None", lambda: osp.basename(None))
check_raises("commonpath of nothing", lambda: osp.commonpath([]))
check_raises("commonpath mixed", lambda: osp.commonpath(["/a", "b"]))
check_raises("relpath of nothing", lambda: osp.relpath(""))


class Located:
    def __fspath__(self):
        return "/from/here"


check("fspath", [os.fspath("a"), os.fspath(Located()), osp.join(Located(), "x"), isinstance(Located(), os.PathLike), isinstance("a", os.PathLike)])
check_raises("fspath of an int", lambda: os.fspath(3))

# pathlib
p = PurePosixPath("/a/b/c.tar.gz")
check("parts", [p.parts, p.name, p.stem, p.suffix, p.suffixes, p.parent, p.anchor, p.root, p.drive])
check("parents", [list(p.parents), p.parents[0], len(p.parents), list(PurePath("a/b").parents), p.parents[-1]])
check("text", [str(p), repr(p), p.as_posix(), os.fspath(p), f"{p}", "%s" % p])
check("normalised", [str(PurePath(t)) for t in ("a//b", "a/./b", "a/", "./a", ".", "", "a/../b", "//a", "///a", "/")])
check("joined", [PurePath("a") / "b", "a" / PurePath("b"), PurePath("a", "b", "c"), PurePath("a") / "/b", PurePath("a").joinpath("b", "c"), PurePath("a") / PurePath("b/c")])
check("changed", [p.with_name("d.py"), p.with_suffix(".zip"), p.with_stem("x"), PurePath("a").with_suffix(".py"), PurePath("a.b").with_suffix("")])
check("relative", [p.relative_to("/a"), p.relative_to("/a", "b"), p.is_relative_to("/a"), p.is_relative_to("/x"), p.is_absolute(), PurePath("a").is_absolute()])
check("compared", [PurePath("a") == PurePath("a/"), PurePath("a") == "a", PurePath("a") < PurePath("b"), PurePath("a/b") < PurePath("a-b"), {PurePath("a"): 1}[PurePath("a/")]])
check("in a set", len({PurePath("a"), PurePath("a/"), PurePath("b")}))
check("sorted", sorted([PurePath("b"), PurePath("a/c"), PurePath("a")]))
check("match", [PurePath("a/b.py").match("*.py"), PurePath("a/b.py").match("a/*.py"), PurePath("a/b.py").match("/a/*.py"), PurePath("/a/b.py").match("/a/*.py"), PurePath("a/b.py").match("b.*")])
check("types", [type(Path("a")).__name__, type(PurePath("a")).__name__, isinstance(Path("a"), PurePath), isinstance(Path("a"), os.PathLike), isinstance(Path("a"), pathlib.PosixPath)])
check("Path", [Path("a/b"), Path("a") / "b.txt", Path("/x").joinpath("y").parent, Path().name, Path("a.b.c").stem])
check("suffix oddities", [PurePath(t).suffix for t in (".bashrc", "a.", "a.b.", "..", "a/..", ".a.b")])
check("stems", [PurePath(t).stem for t in (".bashrc", "a.", "a.b.", "a.tar.gz", "")])
check("uri", PurePath("/a b/c").as_uri())
check("windows", [PureWindowsPath("c:/a/b").parts, str(PureWindowsPath("c:/a/b")), PureWindowsPath("c:\\a").name, PureWindowsPath("C:/A") == PureWindowsPath("c:/a"), PureWindowsPath("a\\b.py").as_posix()])
check("reserved", [PurePath("nul").is_reserved(), PurePath("a").root])
check("expanduser kept", Path("a/~b").expanduser())
check_raises("name of nothing", lambda: PurePath("").with_name("x"))
check_raises("bad name", lambda: PurePath("a").with_name("b/c"))
check_raises("bad suffix", lambda: PurePath("a").with_suffix("py"))
check_raises("not below", lambda: PurePath("/a/b").relative_to("/c"))
check_raises("path of an int", lambda: Path(3))
check_raises("path divided by an int", lambda: Path("a") / 3)
check_raises("relative uri", lambda: PurePath("a").as_uri())
check("as keys", {Path("a"): 1}[Path("a/")])


class Own(PurePosixPath):
    pass


check("subclass", [type(Own("a") / "b").__name__, Own("a/b").parent])

"""glob: paths inside the import roots that fit a pattern (https://docs.python.org/3.11/library/glob.html)."""
import fnmatch
import os
import re
from _stdlib import is_unknown

_numel_answers_unknown = True


def _holds(answer):
    return not is_unknown(answer) and answer


def has_magic(s):
    return re.search("[*?[]", s) is not None


def escape(pathname):
    return re.sub("([*?[])", r"[\1]", pathname)


def glob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    found = iglob(pathname, root_dir=root_dir, recursive=recursive, include_hidden=include_hidden)
    return found if is_unknown(found) else list(found)


def iglob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    for each in (pathname, root_dir):
        if is_unknown(each):
            return each
    pathname = os.fspath(pathname)
    paths = _find(os.fspath(root_dir) if root_dir is not None else "", pathname, recursive, include_hidden)
    return paths if is_unknown(paths) else iter(paths)


def _find(root, pathname, recursive, hidden):
    head, tail = os.path.split(pathname)
    if not has_magic(pathname):
        there = os.path.isdir(os.path.join(root, head)) if not tail else os.path.lexists(os.path.join(root, pathname))
        return there if is_unknown(there) else [pathname] if there else []
    if head and head != pathname and has_magic(head):
        folders = _find(root, head, recursive, hidden)
    else:
        folders = [head]
    if is_unknown(folders):
        return folders
    result = []
    for folder in folders:
        names = _in_folder(os.path.join(root, folder), tail, recursive, hidden)
        if is_unknown(names):
            return names
        result += [os.path.join(folder, name) for name in names]
    return result


def _in_folder(folder, pattern, recursive, hidden):
    if not pattern:
        there = os.path.isdir(folder)
        return there if is_unknown(there) else [""] if there else []
    if not has_magic(pattern):
        there = os.path.lexists(os.path.join(folder, pattern))
        return there if is_unknown(there) else [pattern] if there else []
    there = os.path.isdir(folder or ".")
    if is_unknown(there) or not there:
        return there if is_unknown(there) else []
    if recursive and pattern == "**":
        return [""] + _below(folder, hidden)
    names = [name for name in os.listdir(folder or ".") if hidden or pattern.startswith(".") or not name.startswith(".")]
    return fnmatch.filter(names, pattern)


def _below(folder, hidden):
    result = []
    for name in os.listdir(folder or "."):
        if name.startswith(".") and not hidden:
            continue
        result.append(name)
        path = os.path.join(folder, name)
        if _holds(os.path.isdir(path)):
            result += [os.path.join(name, each) for each in _below(path, hidden)]
    return result

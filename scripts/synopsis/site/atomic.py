"""Files that are written whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import shutil
from collections.abc import Iterator, Mapping
from io import BufferedWriter
from pathlib import Path

from synopsis.register.problems import Location, Problem, Rule, quoted

_UNFINISHED = ".synopsis-new"
_REASON = re.compile(r"^\[Errno \d+\] |: '.*")
"""What an error says in a list of errors around its reason: number and names."""


def write_atomic(path: Path, content: bytes) -> None:
    """Put `content` in the place of `path` in one step; the error of a full or closed disk names `path`."""
    unfinished = path.with_name(f".{path.name}{_UNFINISHED}")
    try:
        if path.exists() and not (path.is_file() or path.is_dir()):  # a file in its place would take it from everybody
            raise OSError(errno.EEXIST, "a device or pipe")  # noqa: TRY301 - told as the others are
        with _opened(unfinished) as file:
            file.write(content)
        unfinished.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            unfinished.unlink(missing_ok=True)
        # an error while writing does not say which file it was
        raise OSError(error.errno, error.strerror, str(path)) from error


def _opened(path: Path) -> BufferedWriter:
    """Open a file that is not there; its folder and what a killed run left in its place are seldom in question."""
    try:
        return path.open("xb")
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        path.unlink()
    return path.open("xb")


def write_all(contents: Mapping[Path, bytes | None]) -> None:
    """Put every content in its place and take away the files without one; where one is refused, none is changed."""
    before = {path: path.read_bytes() if path.exists() else None for path in contents}
    done: list[Path] = []
    try:
        for path, content in contents.items():
            done.append(path)
            _put(path, content)
    except BaseException:  # whatever ends it, a signal too, what stood there comes back
        for path in reversed(done):
            with contextlib.suppress(OSError):
                _put(path, before[path])
        raise


def _put(path: Path, content: bytes | None) -> None:
    if content is None:
        path.unlink(missing_ok=True)
    else:
        write_atomic(path, content)


def unfinished_files(folder: Path) -> Iterator[Path]:
    """Find what a killed run left half written below `folder`; links to other folders are not followed."""
    for parent, _, names in os.walk(folder):
        for name in names:
            if name.startswith(".") and name.endswith(_UNFINISHED):
                yield Path(parent, name)


def unwritable(error: OSError, otherwise: Path) -> Problem:
    """Say that the system refused a file; `otherwise` is named where the error does not say which."""
    name, reason = error.filename, error.strerror or str(error)
    if isinstance(error, shutil.Error):  # every file of a folder that could not be copied; the first one is enough
        _, name, reason = error.args[0][0]
        reason = _REASON.sub("", reason)
    path = Path(os.fsdecode(name)) if name else otherwise
    message = f"must be open to reading and writing, not {quoted(reason)}"
    return Problem(Location(shown(path)), Rule.UNWRITABLE, message)


def shown(path: Path) -> str:
    """Name `path` in a message: from the current folder on where it lies below that."""
    with contextlib.suppress(ValueError, OSError):  # the current folder may be gone
        path = path.absolute().relative_to(Path.cwd())
    return path.as_posix()

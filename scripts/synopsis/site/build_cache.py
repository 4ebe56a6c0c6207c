"""The results of earlier builds, in a folder that can be deleted at any time.

Nothing in it is trusted: an entry is found by the SHA-256 of all that it was made of, and has a sum of its own. A cache
of another program, or one in which anything is wrong, is thrown away, and the build works as if there were none.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
import sys
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

NAME = ".synopsis.cache"
_FILE = "results.sqlite"
_LIBRARY = Path(__file__).resolve().parents[1]
NEEDED = (
    *("mkdocs", "mkdocs-material", "pyyaml", "markdown", "jinja2", "markupsafe", "babel", "pillow", "pydantic"),
    *("pydantic-core", "pymdown-extensions", "regex", "disarm", "pypandoc-binary", "rcssmin", "rjsmin", "rispy"),
    *("tinyhtml5", "tinycss2", "cbor2", "pagefind"),
)
"""What has a hand in what a site is made of."""
_LIVES = 3
"""Successful builds through which an entry stays that none of them has asked for."""
_TABLES = """
    CREATE TABLE about (base TEXT NOT NULL, build INTEGER NOT NULL);
    CREATE TABLE results (key BLOB PRIMARY KEY, sum BLOB NOT NULL, result BLOB NOT NULL, build INTEGER NOT NULL)
"""
_AT_ONCE = 500
_PATIENCE = 30.0
_HASTE = 1


class BuildCache:
    """A `Cache` in a folder. Whatever goes wrong with it ends it for this run, and takes the folder away."""

    def __init__(self, folder: Path, base: str) -> None:
        """Open what builds on the same `base` have left in `folder`, or begin anew."""
        self._folder = folder
        self._base = base
        self._connections: dict[int, sqlite3.Connection] = {}
        """By process: one that came from another process is neither used nor closed."""
        self._build = 0
        self._kept: dict[bytes, tuple[bytes, bytes]] = {}
        self._used: set[bytes] = set()
        self._is_over = False
        with self._giving_up():
            if folder.is_symlink():
                msg = "a link"
                raise OSError(msg)
            folder.parent.mkdir(parents=True, exist_ok=True)
            folder.mkdir(mode=0o700, exist_ok=True)
            if not self._is_of_this_base():
                self._end()
                throw_away(folder)
                folder.mkdir(mode=0o700)
                self._begin()

    def found(self, what: str, *made_of: bytes) -> bytes | None:
        """Give a result, if all in its entry is as it was."""
        key = _key(what, made_of)
        with self._giving_up():
            for sum_, result in self._open().execute("SELECT sum, result FROM results WHERE key = ?", (key,)):
                if hashlib.sha256(key + result).digest() != sum_:
                    msg = "an entry that was changed"
                    raise ValueError(msg)
                self._used.add(key)
                return zlib.decompress(result)
        return None

    def keep(self, result: bytes, what: str, *made_of: bytes) -> None:
        """Keep a result; where there is no room for it, it is not kept."""
        key, packed = _key(what, made_of), zlib.compress(result, _HASTE)
        self._kept[key] = hashlib.sha256(key + packed).digest(), packed
        if len(self._kept) >= _AT_ONCE:
            self.settle()

    def settle(self) -> None:
        """Write what was kept, and note what was used."""
        entries = [(key, *entry, self._build) for key, entry in self._kept.items()]
        with self._giving_up(), self._open() as connection:
            connection.executemany("INSERT OR REPLACE INTO results VALUES (?, ?, ?, ?)", entries)
            used = [(self._build, key, self._build) for key in self._used]
            connection.executemany("UPDATE results SET build = ? WHERE key = ? AND build <> ?", used)
        self._kept.clear()
        self._used.clear()

    def close(self, *, is_done: bool) -> None:
        """End; after a build that is done, entries go that the last ones have not asked for."""
        self.settle()
        with self._giving_up():
            if is_done:
                with self._open() as connection:
                    connection.execute("DELETE FROM results WHERE build <= ?", (self._build - _LIVES,))
                    connection.execute("UPDATE about SET build = ?", (self._build,))
            self._end()

    def _open(self) -> sqlite3.Connection:
        """Give the connection of this process."""
        if self._is_over:
            msg = "a cache that is given up"
            raise OSError(msg)
        if (process := os.getpid()) not in self._connections:
            connection = self._connections[process] = sqlite3.connect(self._folder / _FILE, timeout=_PATIENCE)
            # what is lost with the power is found out by the sums; what is deleted is overwritten
            for setting in ("journal_mode = WAL", "synchronous = OFF", "secure_delete = ON"):
                connection.execute(f"PRAGMA {setting}")
        return self._connections[process]

    def _is_of_this_base(self) -> bool:
        try:
            ((base, build),) = self._open().execute("SELECT base, build FROM about")
        except (sqlite3.Error, ValueError):
            return False
        self._build = int(build) + 1
        return bool(base == self._base)

    def _begin(self) -> None:
        self._build = 1
        with self._open() as connection:
            for table in _TABLES.split(";"):
                connection.execute(table)
            connection.execute("INSERT INTO about VALUES (?, 0)", (self._base,))

    def _end(self) -> None:
        if connection := self._connections.pop(os.getpid(), None):
            connection.close()

    @contextmanager
    def _giving_up(self) -> Iterator[None]:
        """Make no more of a cache with which anything goes wrong."""
        try:
            yield
        except (sqlite3.Error, OSError, ValueError, zlib.error):
            if not self._is_over:
                self._is_over = True
                with suppress(sqlite3.Error):
                    self._end()
                throw_away(self._folder)


def folder_of(docs: Path) -> Path:
    """Name the folder of the cache, which stands beside that of the pages."""
    return docs.absolute().with_name(NAME)


def throw_away(folder: Path) -> None:
    """Remove a cache, as far as the system lets us; what is left is not trusted either."""
    shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def opened(folder: Path, base: Iterable[str]) -> Iterator[BuildCache]:
    """Open the cache of builds by this program and on the same `base`, until the build is done."""
    cache = BuildCache(folder, _sum("\n".join([program(), *base])))
    is_done = False
    try:
        yield cache
        is_done = True
    finally:
        cache.close(is_done=is_done)


def program() -> str:
    """Sum up this program: every file of the package, Python, and the releases of all that it needs."""
    files = sorted(file for file in _LIBRARY.rglob("*") if "__pycache__" not in file.parts and file.is_file())
    sources = [f"{file.relative_to(_LIBRARY).as_posix()} {_sum(file.read_bytes())}" for file in files]
    return _sum("\n".join([sys.version, *(f"{name} {_version(name)}" for name in NEEDED), *sources]))


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:  # installed in another way, such as by a system that keeps no lists
        return ""


def _key(what: str, made_of: Iterable[bytes]) -> bytes:
    return hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in (what.encode(), *made_of))).digest()


def _sum(content: bytes | str) -> str:
    return hashlib.sha256(content.encode() if isinstance(content, str) else content).hexdigest()

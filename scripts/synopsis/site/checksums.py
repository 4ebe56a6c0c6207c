"""What every file of the site is, by its SHA-256."""

from __future__ import annotations

import hashlib
import json
import os
import stat
from collections.abc import Iterator, Mapping
from io import BufferedReader
from pathlib import Path

from synopsis.register.problems import Location, Problem, Rule
from synopsis.site.publication_file import NAME as PUBLICATION

NAME = "manifest.json"
_UNSUMMED = frozenset({NAME, PUBLICATION})
"""The manifest itself, and what `publish` adds after it."""
MOST_BYTES = 16 * 1024 * 1024
"""Size of a manifest; that of a site of 100,000 files is smaller."""
MOST_BYTES_IN_ALL = 1_000_000_000
"""Size of a site that a manifest may promise; hosts take no larger one."""
_KINDS = {stat.S_IFLNK: "a link", stat.S_IFIFO: "a pipe", stat.S_IFSOCK: "a socket", stat.S_IFDIR: "a folder"}

Sums = dict[str, dict[str, str | int]]
"""Path from the root of the site to `sha256` and `bytes`."""


def seal(site: Path) -> list[Problem]:
    """Write the sums of every file of `site` beside them; the last step of a build. Hosts drop what is hidden."""
    seen = [(name, path) for name, path in sorted(_entries(site)) if name not in _UNSUMMED and "/." not in f"/{name}"]
    sums = {name: _sum_of(path) for name, path in seen}
    text = json.dumps({"files": sums}, indent=0, sort_keys=True)
    (site / NAME).write_text(f"{text}\n", encoding="utf-8")
    return []


def differences(folder: Path, shown: str) -> list[Problem]:
    """Report whatever in `folder` is missing, surplus, no file, or not as its manifest says; links are not followed."""
    kept = _read(folder)
    if kept is None:
        message = f"must be the {NAME} that was published with the site"
        return [Problem(Location(f"{shown}/{NAME}"), Rule.SITE_SUM, message)]
    found = {
        name: path
        for name, path in _entries(folder)
        if name not in _UNSUMMED or not path.is_file() or path.is_symlink()
    }
    faults = {name: _fault(kept.get(name), found.get(name)) for name in sorted(kept.keys() | found.keys())}
    return [Problem(Location(f"{shown}/{name}"), Rule.SITE_SUM, message) for name, message in faults.items() if message]


def manifest_sum(folder: Path) -> str:
    """Give the SHA-256 of the manifest itself, which stands for the whole site."""
    with _opened(folder / NAME) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _entries(folder: Path) -> Iterator[tuple[str, Path]]:
    """Find whatever is no folder below `folder`, hidden or not, and each folder that cannot be looked into."""
    pending = [""]
    while pending:
        below = pending.pop()
        try:
            entries = [*os.scandir(folder / below)]
        except OSError:
            yield below.rstrip("/") or ".", folder / below
            continue
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                pending.append(f"{below}{entry.name}/")
            else:
                yield f"{below}{entry.name}", Path(entry)


def _opened(path: Path) -> BufferedReader:
    """Open what is a file itself: a link is not followed, and a pipe not waited for."""
    file = os.fdopen(os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC), "rb")
    if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        file.close()
        msg = f"{path} is no file"
        raise ValueError(msg)
    return file


def _sum_of(path: Path) -> dict[str, str | int]:
    with _opened(path) as file:
        content = file.read()
    return {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}


def _fault(kept: Mapping[str, object] | None, path: Path | None) -> str:
    """Say what is wrong with a file of a copy; nothing is read that has not the size it should have."""
    if path is None:
        return f"must be there, because {NAME} names it"
    try:
        found = path.lstat()
        if not stat.S_ISREG(found.st_mode):
            return f"must be a file, not {_KINDS.get(stat.S_IFMT(found.st_mode), 'a device')}"
        if kept is None:
            return f"must stand in {NAME}, or not in the site"
        if found.st_size != kept.get("bytes") or _sum_of(path) != kept:
            return f"must have the SHA-256 that {NAME} gives"
    except (OSError, ValueError):
        return "must be a file that is open to reading"
    return ""


def _read(folder: Path) -> Mapping[str, Mapping[str, object]] | None:
    """Read a manifest that may come from anywhere; None where it is none."""
    try:
        with _opened(folder / NAME) as file:
            text = file.read(MOST_BYTES + 1)
        kept = json.loads(text if len(text) <= MOST_BYTES else b"")
    except (OSError, ValueError, RecursionError):
        return None
    files = kept.get("files") if isinstance(kept, dict) else None
    if not isinstance(files, dict) or not all(isinstance(one, dict) for one in files.values()):
        return None
    sizes = [one.get("bytes") for one in files.values()]
    return files if sum(size for size in sizes if isinstance(size, int)) <= MOST_BYTES_IN_ALL else None

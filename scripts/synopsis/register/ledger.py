"""The ledger of published paths: `sources/permalinks.txt`."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from synopsis.register.lifecycle import Published
from synopsis.register.patterns import ID, SHA256
from synopsis.register.problems import Location, Problem, Rule, quoted
from synopsis.register.urls import correction_at, record_at

NONE = "-"
"""What stands in place of a fingerprint where the path is not of a record or correction."""
_PATH = rf"/(?:[a-z0-9][a-z0-9._-]*/)*(?:[a-z0-9][a-z0-9._-]*|#correction-{ID.regex})?"
_LINE = re.compile(rf"({_PATH})\t({SHA256.regex}|-)")
_MOST_BYTES = 16 * 1024 * 1024
_PROMISED = frozenset({"atom", "bib", "cff", "csv", "json", "ris"})
_NOT_PROMISED = frozenset({"assets", "pagefind"})
"""Folders of the theme and of the search; their files change with every version."""
_NAMES_FOR_NOBODY = frozenset({"example", "invalid", "local", "localhost", "test"})


@dataclass(frozen=True, slots=True)
class Ledger:
    """What was published, with what is wrong with the file."""

    lines: tuple[Published, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def paths(self) -> tuple[str, ...]:
        """Every path that was promised; places of corrections are none."""
        return tuple(line.path for line in self.lines if not line.correction)


@dataclass(frozen=True, slots=True)
class Update:
    """What publishing does to the ledger."""

    text: str
    added: tuple[str, ...]
    changed: tuple[str, ...]
    """Paths whose records differ from what was published before."""


def read_ledger(file: Path, shown: str) -> Ledger:
    """Read the ledger; without a file nothing was published."""
    if not os.path.lexists(file):
        return Ledger()
    try:
        text = _text_of(file)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        problem = Problem(Location(shown), Rule.UNREADABLE, f"ledger must be a file in UTF-8, not {quoted(reason)}")
        return Ledger(problems=(problem,))
    read = list(_read(text, shown))
    return Ledger(
        tuple(item for item in read if isinstance(item, Published)),
        tuple(item for item in read if isinstance(item, Problem)),
    )


def _text_of(file: Path) -> str:
    # a link to nothing must not pass for "nothing was published", nor a device be read without end
    if file.is_symlink() or not file.is_file():
        msg = "a link, folder or device"
        raise ValueError(msg)
    if (size := file.stat().st_size) > _MOST_BYTES:
        msg = f"{size} bytes, more than {_MOST_BYTES}"
        raise ValueError(msg)
    return file.read_bytes().decode("utf-8")


def _read(text: str, shown: str) -> Iterator[Published | Problem]:
    before = ""
    for number, line in enumerate(text.splitlines(), start=1):
        here = Location(shown, number, 1)
        match = _LINE.fullmatch(line)
        if not match:
            yield Problem(here, Rule.SYNTAX, f"line must be a path, a tab and a SHA-256 sum or -, not {quoted(line)}")
            continue
        path, fingerprint = match.groups()
        if path <= before:
            message = f"paths must stand once and in order, not {quoted(path)} after {quoted(before)}"
            yield Problem(here, Rule.SYNTAX, message)
        before = max(before, path)
        yield Published(path, "" if fingerprint == NONE else fingerprint, record_at(path), here, correction_at(path))


def published_paths(site: Path) -> list[str]:
    """Return the paths of a built site that are promised: pages and data files."""
    found = []
    for file in site.rglob("*"):
        path = file.relative_to(site).as_posix()
        if not file.is_file() or path.partition("/")[0] in _NOT_PROMISED:
            continue
        if file.name == "index.html":
            found.append(f"/{path.removesuffix('index.html')}")
        elif file.suffix.removeprefix(".") in _PROMISED:
            found.append(f"/{path}")
    return sorted(found)


def updated(before: Iterable[Published], paths: Iterable[str], fingerprints: Mapping[str, str]) -> Update:
    """Append `paths` to the ledger; `fingerprints` are those of records and corrections as they are now, by path."""
    old = {line.path: line.fingerprint for line in before}
    new = {path: fingerprints.get(path, "") for path in {*old, *paths}}
    return Update(
        text="".join(f"{path}\t{fingerprint or NONE}\n" for path, fingerprint in sorted(new.items())),
        added=tuple(sorted(new.keys() - old.keys())),
        changed=tuple(sorted(path for path in old if old[path] != new[path])),
    )


def placeholder(site_url: str) -> str:
    """Return the host of an address under which nothing can be published for good; empty for a real one."""
    host = urlsplit(site_url).hostname or ""
    labels = host.rstrip(".").split(".")
    return host if len(labels) < 2 or _NAMES_FOR_NOBODY & set(labels) or _is_number(host) else ""  # noqa: PLR2004


def _is_number(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True

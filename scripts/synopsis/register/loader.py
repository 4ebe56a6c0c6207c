"""YAML to records with lines."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePath

from synopsis.register.model import RECORD_KINDS, SINGLE_FILES
from synopsis.register.problems import Location, Problem, Rule, quoted
from synopsis.register.yaml import MOST_BYTES, Loaded, load_text

MOST_BYTES_IN_ALL = 64 * 1024 * 1024
"""Size of all files together."""
LEDGER = "permalinks.txt"
"""The ledger; read elsewhere."""
LANGUAGE = "language.po"
"""Words of the interface that are the site's own; read elsewhere."""


def load(
    sources: Path,
    shown_as: str | None = None,
    *,
    most_bytes: int = MOST_BYTES_IN_ALL,
    reading: Callable[[bytes, str, str], Loaded] | None = None,
) -> Loaded:
    """Read every record below `sources`, which messages call `shown_as`; by `reading` where somebody remembers them."""
    shown = PurePath(shown_as or sources).as_posix()
    if not sources.is_dir():
        problem = Problem(Location(shown), Rule.UNREADABLE, "sources must be a folder that exists")
        return Loaded(problems=(problem,), unread=frozenset([*RECORD_KINDS, *SINGLE_FILES]))
    survey = _Survey(sources.resolve())
    survey.top(sources, shown)
    files = tuple(_read(survey.files, most_bytes, reading or load_text))
    return Loaded(
        tuple(record for file in files for record in file.records),
        (*survey.problems, *(problem for file in files for problem in file.problems)),
        frozenset(survey.unread).union(*(file.unread for file in files)),
    )


@dataclass(frozen=True, slots=True, order=True)
class _File:
    """A file that holds records."""

    shown: str
    path: Path
    kind: str


def _read(files: list[_File], most_bytes: int, reading: Callable[[bytes, str, str], Loaded]) -> Iterator[Loaded]:
    total = 0
    for file in sorted(files):
        unread = frozenset({file.kind})
        if total > most_bytes:
            yield Loaded(unread=unread)
            continue
        try:
            with file.path.open("rb") as stream:
                data = stream.read(MOST_BYTES + 1)
        except OSError as error:
            problem = Problem(Location(file.shown), Rule.UNREADABLE, f"file must be readable: {error.strerror}")
            yield Loaded(problems=(problem,), unread=unread)
            continue
        total += len(data)
        if total > most_bytes:
            message = (
                f"all files together must have at most {most_bytes} bytes; this one and those after it are not read"
            )
            yield Loaded(problems=(Problem(Location(file.shown), Rule.TOO_LARGE, message),), unread=unread)
        else:
            yield reading(data, file.shown, file.kind)


@dataclass(frozen=True, slots=True)
class _Survey:
    """Which files of the sources hold records, and what has no place there."""

    root: Path
    """The sources folder, its links resolved."""
    files: list[_File] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)

    def top(self, sources: Path, shown: str) -> None:
        """Look through the sources folder itself."""
        missing = set(SINGLE_FILES)
        for entry, name in self._entries(sources, shown, ""):
            missing.discard(entry.name)
            if entry.name in SINGLE_FILES:
                self._file(entry, name, entry.name)
            elif entry.name in RECORD_KINDS:
                self._folder(entry, name)
            elif entry.name not in {LEDGER, LANGUAGE} and not entry.name.endswith(".md"):
                known = ", ".join(sorted([*RECORD_KINDS, *SINGLE_FILES]))
                self._report(name, Rule.STRAY_FILE, f"sources must hold only {known}; not {quoted(entry.name)}")
        for file in sorted(missing):
            self._report(f"{shown}/{file}", Rule.UNREADABLE, "file must exist", file)

    def _folder(self, top: os.DirEntry[str], shown: str) -> None:
        kind = top.name
        if top.is_symlink() or not top.is_dir():
            self._report(shown, Rule.UNREADABLE, f"{kind} must be a folder, not a file or link", kind)
            return
        pending = [(Path(top), shown)]
        while pending:
            folder, folder_name = pending.pop()
            for entry, name in self._entries(folder, folder_name, kind):
                if entry.is_dir(follow_symlinks=False) and not entry.name.endswith(".yml"):
                    pending.append((Path(entry), name))
                else:
                    self._file(entry, name, kind)

    def _entries(self, folder: Path, shown: str, kind: str) -> Iterator[tuple[os.DirEntry[str], str]]:
        try:
            with os.scandir(folder) as entries:
                seen = sorted((entry for entry in entries if not entry.name.startswith(".")), key=lambda one: one.name)
        except OSError as error:
            self._report(shown, Rule.UNREADABLE, f"folder must be readable: {error.strerror}", kind)
            return
        for entry in seen:
            yield entry, f"{shown}/{entry.name}"

    def _file(self, entry: os.DirEntry[str], shown: str, kind: str) -> None:
        suffix = os.path.splitext(entry.name)[1]  # noqa: PTH122 -- a DirEntry is no Path
        if fault := self._link_fault(entry):
            self._report(shown, Rule.UNREADABLE, fault, kind)
        elif not entry.is_file():
            self._report(shown, Rule.UNREADABLE, "must be a file, not a folder or device", kind)
        elif suffix != ".yml":
            holds_records = suffix.lower() in {".yml", ".yaml"}
            message = f"name must end in .yml, not {quoted(suffix or entry.name)}"
            self._report(shown, Rule.STRAY_FILE, message, kind if holds_records else "")
        else:
            self.files.append(_File(shown, Path(entry), kind))

    def _link_fault(self, entry: os.DirEntry[str]) -> str:
        """Say what is wrong with a link: it leads nowhere, in a circle, or out of the sources."""
        if not entry.is_symlink():
            return ""
        try:
            target = Path(entry).resolve(strict=True)
        except (OSError, RuntimeError):  # the latter for a circle, up to Python 3.12
            return "link must lead to a file, not nowhere"
        return "" if target.is_relative_to(self.root) else "link must lead to a file inside the sources folder"

    def _report(self, shown: str, rule: Rule, message: str, kind: str = "") -> None:
        self.problems.append(Problem(Location(shown), rule, message))
        if kind:
            self.unread.add(kind)

"""What stands in the folder of the pages."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from enum import Enum
from pathlib import Path

from synopsis.register.problems import Location, Problem, Rule


class Kind(Enum):
    """What stands at a path."""

    FILE = "file"
    FOLDER = "folder"
    LINK = "symbolic link"
    OTHER = "device, pipe or socket"


def survey(docs: Path, below: str = "") -> Iterator[tuple[str, Kind]]:
    """Yield everything below `docs` once, without following links."""
    try:
        entries = list(os.scandir(docs / below))
    except FileNotFoundError:
        return
    for entry in entries:
        path = f"{below}{entry.name}"
        if entry.is_symlink():
            yield path, Kind.LINK
        elif entry.is_dir():
            yield path, Kind.FOLDER
            yield from survey(docs, f"{path}/")
        else:
            yield path, Kind.FILE if entry.is_file() else Kind.OTHER


def neither_file_nor_folder(disk: Mapping[str, Kind], docs: Path) -> Iterator[Problem]:
    """Nothing below `docs` leads out of it or has no end: MkDocs would publish what a link names, wait for a pipe."""
    for path, kind in disk.items():
        if kind in {Kind.LINK, Kind.OTHER}:
            yield problem(path, docs, f"must be a file or a folder, not a {kind.value}")


def problem(path: str, docs: Path, message: str) -> Problem:
    """Say what is wrong with what stands at `path`."""
    return Problem(Location(f"{docs.name}/{path}"), Rule.OWNERSHIP, message)

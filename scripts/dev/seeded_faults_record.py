"""The record of seeded faults: what the tests of each edition made of them, as a page of Markdown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

HEAD = """\
# What the gate sees

Written by `python scripts/dev/seeded_faults.py`, last on {today}: each fault of `seeded_faults.toml` was seeded into a
copy of the tree, alone, and the tests that are named there were run. *Before* is the first edition, {first}; *now* is
the commit at the end of the line. What a fault is, and which tests are to see it, says the table.

| wing | seeded | caught before | caught now |
|---|--:|--:|--:|
"""
COLUMNS = """
| fault | wing | before | now | at |
|---|---|---|---|---|
"""
CAUGHT = "caught"


@dataclass(frozen=True, slots=True)
class Entry:
    """What became of one fault."""

    id: str
    wing: str
    first: str = ""
    """What the tests made of it and in which time; empty where nobody has tried."""
    now: str = ""
    commit: str = ""
    """Where `now` was tried."""


def read_record(record: Path) -> dict[str, Entry]:
    """Read what was written before; nothing, where nothing was."""
    lines = record.read_text(encoding="utf-8").split(COLUMNS)[1].splitlines() if record.is_file() else []
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return {row[0]: Entry(*row) for row in rows}


def write_record(record: Path, entries: Iterable[Entry], first: str) -> None:
    """Write the page; a record of another day is a record all the same."""
    listed = list(entries)
    rows = [f"| {entry.id} | {entry.wing} | {entry.first} | {entry.now} | {entry.commit} |\n" for entry in listed]
    head = HEAD.format(today=datetime.now(UTC).date(), first=first)
    record.write_text("".join([head, *_sums(listed), COLUMNS, *rows]), encoding="utf-8")


def _sums(entries: list[Entry]) -> Iterator[str]:
    wings = {
        wing: [entry for entry in entries if entry.wing == wing] for wing in dict.fromkeys(e.wing for e in entries)
    }
    for name, faults in [*wings.items(), ("all", entries)]:
        before, now = (
            sum(tried.startswith(CAUGHT) for tried in each) for each in zip(*map(_tried, faults), strict=True)
        )
        yield f"| {name} | {len(faults)} | {before} | {now} |\n"


def _tried(entry: Entry) -> tuple[str, str]:
    return entry.first, entry.now

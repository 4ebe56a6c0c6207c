"""The register in one file; one that would be too long in `register.json` and files of records, one a line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from synopsis.exports.register_json import REGISTER, as_json, in_one_line
from synopsis.exports.schema import ExportedFile, ExportedRegister
from synopsis.page import Page

MEDIA_TYPE = "application/jsonl"
MOST = 15_000_000
"""So many characters may stand in `register.json`; a site's file stays below 20 MB."""
FEW = 1_000
"""A list of so many records is never parted from the others."""
RECORDS = 5_000
"""So many records stand in one file."""


def register_files(register: ExportedRegister) -> Iterator[Page]:
    """Yield `register.json`, and the files that it names as its parts."""
    whole = as_json(register)
    if len(whole) <= MOST:
        yield Page(REGISTER, whole)
        return
    parts: list[ExportedFile] = []
    files: list[Page] = []
    left: dict[str, object] = {}
    for kind, records in register.items():
        if not isinstance(records, list) or len(records) <= FEW:
            left[kind] = records
            continue
        left[kind] = []
        for number, start in enumerate(range(0, len(records), RECORDS), 1):
            here = records[start : start + RECORDS]
            name = f"{kind}-{number}.jsonl"
            parts.append({"kind": kind, "name": name, "records": len(here)})
            files.append(Page(f"data/{name}", _lines(here)))
    yield Page(REGISTER, as_json({**left, "parts": parts}))
    yield from files


def _lines(records: Sequence[Any]) -> str:
    """Write each record on a line of its own, as it would stand in `register.json`."""
    return "".join(f"{in_one_line(record)}\n" for record in records)

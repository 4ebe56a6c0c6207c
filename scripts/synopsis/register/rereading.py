"""A register that is read again and again while it is edited."""

from __future__ import annotations

from pathlib import Path

from synopsis.register.loader import load
from synopsis.register.validation import Parsed, Typed, parse, typed
from synopsis.register.yaml import Loaded, RawRecord, load_text

_File = tuple[bytes, str, str]
"""What stands in a file, what messages call it, and of which kind its records are."""


class Rereading:
    """Remembers what the last reading found in each file: one of the same content is neither read nor typed again."""

    def __init__(self) -> None:
        self._files: dict[_File, Loaded] = {}
        self._typed: dict[int, tuple[RawRecord, Typed]] = {}

    def parsed(self, sources: Path, shown_as: str) -> Parsed:
        """Read the register below `sources`, as far as it can be understood."""
        files: dict[_File, Loaded] = {}
        records: dict[int, tuple[RawRecord, Typed]] = {}

        def reading(*file: *_File) -> Loaded:
            files[file] = self._files.get(file) or load_text(*file)
            return files[file]

        def typing(raw: RawRecord) -> Typed:
            # the same object, which the file's own memory keeps; so that no other can have its number
            records[id(raw)] = self._typed.get(id(raw)) or (raw, typed(raw))
            return records[id(raw)][1]

        loaded = load(sources, shown_as, reading=reading)
        parsed = parse(loaded, typing)
        self._files, self._typed = files, records
        return parsed

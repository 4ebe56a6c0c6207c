"""The register with an editor's changes, before any of them is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import Any

from synopsis.authoring.rewriting import as_new_file, rewritten
from synopsis.authoring.spans import Fields, tree
from synopsis.register.model import KINDS, Record, Register, kind_of
from synopsis.register.problems import Location, Problem, Refused, Rule
from synopsis.register.validation import key_of, typed
from synopsis.register.yaml import RawRecord, load_text

Data = dict[str, Any]
"""A record as its file has it."""


@dataclass(slots=True)
class _File:
    kind: str
    source: bytes
    """What stands there now; nothing where the file is new."""
    records: list[Data] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    """Under what the register keeps each record that stood there at first."""
    comment: str = ""
    """With what a new file begins."""

    @property
    def holds_one(self) -> bool:
        """Whether it holds one record that is no item of a list, beside which none can stand."""
        return bool(self.source) and isinstance(tree(self.source.decode()), Fields)


class Desk:
    """Files of the register with the records that an editor changes, adds or takes out."""

    def __init__(self, register: Register) -> None:
        self.register = register
        """As it was."""
        self._files: dict[str, _File] = {}

    @property
    def root(self) -> PurePosixPath:
        """The folder of the sources, as messages name it."""
        return PurePosixPath(self.register.site.file).parent

    def data(self, record: Record) -> Data:
        """Give what stands in the file of a record, to be changed."""
        file = self._file(record.file, kind_of(record).folder)
        return file.records[file.keys.index(_key(record))]

    def remove(self, record: Record) -> None:
        """Take a record out of its file."""
        file = self._file(record.file, kind_of(record).folder)
        place = file.keys.index(_key(record))
        del file.records[place], file.keys[place]

    def add(self, folder: str, data: Mapping[str, Any], beside: Record, *, before: bool = False) -> Data:
        """Put a new record behind another one of its kind and those put there already, or before it; return it."""
        file = self._file(beside.file, folder)
        place = file.keys.index(_key(beside))
        if not before:
            place += 1
            while place < len(file.keys) and not file.keys[place]:
                place += 1
        return self._insert(beside.file, folder, data, place)

    def add_to_file(self, folder: str, data: Mapping[str, Any], shown: str) -> Data:
        """Put a new record at the end of a file, which may be new; return it."""
        return self._insert(shown, folder, data, len(self._file(shown, folder).records))

    def _insert(self, shown: str, folder: str, data: Mapping[str, Any], place: int) -> Data:
        file = self._file(shown, folder)
        if file.holds_one:  # beside what is no item of a list nothing can stand
            file = self._file(str(PurePosixPath(shown).parent / f"{data['id']}.yml"), folder)
            place = len(file.records)
        new = dict(data)
        file.records.insert(place, new)
        file.keys.insert(place, "")
        return new

    def beside(self, record: Record) -> list[Data]:
        """Give all records of a record's file, in order."""
        return self._file(record.file, kind_of(record).folder).records

    def added_ids(self, folder: str) -> frozenset[str]:
        """Return the ids of the records of a kind that are new."""
        files = (file for file in self._files.values() if file.kind == folder)
        return frozenset(
            data["id"] for file in files for data, key in zip(file.records, file.keys, strict=True) if not key
        )

    def put(self, folder: str, name: str, records: list[Data], comment: str = "") -> str:
        """Let records, whatever stood there, be all that the file `name` of a kind holds; return it."""
        shown = str(self.root / folder / f"{name}.yml")
        file = self._file(shown, folder)
        file.records, file.keys, file.comment = records, [""] * len(records), comment
        return shown

    def holds(self, record: Record) -> bool:
        """Tell whether a record that was there is still."""
        file = self._file(record.file, kind_of(record).folder)
        return _key(record) in file.keys

    def contents(self) -> dict[Path, bytes | None]:
        """Give every file that changes, None where it goes; refused where a form of YAML does not take the change."""
        contents: dict[Path, bytes | None] = {}
        problems: list[Problem] = []
        for shown, file in self._files.items():
            content = _content(file)
            if file.records and content is None:
                message = "must be records in lines or in braces, as other files are, for this change to be written"
                problems.append(Problem(Location(shown), Rule.UNWRITABLE, message))
            elif (content or b"") != file.source:
                contents[Path(shown)] = content
        if problems:
            raise Refused(problems)
        return contents

    def changed(self) -> Register:
        """Give the register as it will be; refused where a changed record could not be understood."""
        contents = self.contents()
        tables: dict[str, Any] = {
            kind.folder: {
                key: record
                for key, record in self.register.records(kind.folder).items()
                if Path(record.file) not in contents
            }
            for kind in KINDS
        }
        problems: list[Problem] = []
        for shown, content in contents.items():
            folder = self._files[shown.as_posix()].kind
            for raw in load_text(content or b"[]", shown.as_posix(), folder).records:
                record, faults = typed(raw)
                problems += faults
                if record:
                    tables[folder][key_of(raw)] = record
        if problems:
            raise Refused(problems)
        return replace(self.register, **tables)

    def _file(self, shown: str, folder: str) -> _File:
        if shown not in self._files:
            path = Path(shown)
            source = path.read_bytes() if path.exists() else b""
            raw = load_text(source, shown, folder).records if source else ()
            self._files[shown] = _File(folder, source, [one.data for one in raw], [*map(key_of, raw)])
        return self._files[shown]


def _content(file: _File) -> bytes | None:
    if not file.records:
        return None
    if not file.source:
        return as_new_file(file.records, file.kind, file.comment)
    return rewritten(file.source, file.kind, file.records)


def _key(record: Record) -> str:
    raw = RawRecord(kind_of(record).folder, record.model_dump(include={"article", "id"}), record._places)  # noqa: SLF001
    return key_of(raw)

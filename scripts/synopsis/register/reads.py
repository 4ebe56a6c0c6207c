"""Which records something is made of, noted while it is made."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from typing import Any

from synopsis.register.model import RECORD_KINDS, Record, Register

_NAME = "id"
"""The one field that says nothing of a record but which it is."""


class Reads:
    """Knows what each record of a register says, and notes whose fields are read."""

    def __init__(self, register: Register) -> None:
        """Sum up every record."""
        self._names: dict[int, str] = {}
        self.sums: dict[str, bytes] = {}
        """What each record says, by its kind and key."""
        self._records = [
            (f"{kind}/{key}", record) for kind in RECORD_KINDS for key, record in register.records(kind).items()
        ]
        for name, record in self._records:
            self._names[id(record)] = name
            self.sums[name] = sha256(repr(record).encode()).digest()
        self._seen: set[int] = set()

    @property
    def places(self) -> list[tuple[str, str]]:
        """Every record in its order, with the file in which it stands."""
        return [(name, record.file) for name, record in self._records]

    def name(self, record: Record) -> str:
        """Name a record of the register; nothing where it is none of it."""
        return self._names.get(id(record), "")

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Notice whenever a field of a record is read, other than its id."""
        kinds = {type(record) for _, record in self._records}
        watched = [(kind, field) for kind in kinds for field in kind.model_fields if field != _NAME]
        for kind, field in watched:
            setattr(kind, field, _Watched(field, self))
        try:
            yield
        finally:
            for kind, field in watched:
                delattr(kind, field)

    @contextmanager
    def noted(self, into: set[str]) -> Iterator[None]:
        """Name the records that are read; without a name is what is no record of the register."""
        before, self._seen = self._seen, set()
        try:
            yield
        finally:
            into |= {self._names.get(number, "") for number in self._seen}
            self._seen = before

    def see(self, record: Record) -> None:
        """Note a record."""
        self._seen.add(id(record))


class _Watched:
    """Stands in the place of a field, and tells that it was read."""

    __slots__ = ("_field", "_reads")

    def __init__(self, field: str, reads: Reads) -> None:
        self._field = field
        self._reads = reads

    def __get__(self, record: Record, _kind: type[Record]) -> Any:  # noqa: ANN401 - whatever the field holds
        self._reads.see(record)
        return record.__dict__[self._field]

    def __set__(self, record: Record, value: object) -> None:
        """Be asked before the record itself; nothing is ever set."""
        raise AttributeError(self._field)

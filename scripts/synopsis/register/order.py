"""Places of records in an order."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

V = TypeVar("V")


def neighbours(records: Sequence[V], record: V) -> tuple[Sequence[V], Sequence[V], int]:
    """Give what stands just before and after a record, each a list of one or none, and its place from 0 on."""
    place = next(number for number, other in enumerate(records) if other is record)
    return records[max(place - 1, 0) : place], records[place + 1 : place + 2], place

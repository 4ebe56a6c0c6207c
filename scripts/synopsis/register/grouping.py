"""Values by what they belong to, and by what stands beside them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")


def grouped(pairs: Iterable[tuple[K, V]]) -> Mapping[K, tuple[V, ...]]:
    """Return the second values of pairs by the first, each group in the order of the pairs."""
    groups: dict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return {key: tuple(values) for key, values in groups.items()}


def neighbours(records: Sequence[V], record: V) -> tuple[Sequence[V], Sequence[V], int]:
    """Give what stands just before and after a record, each a list of one or none, and its place from 0 on."""
    place = next(number for number, other in enumerate(records) if other is record)
    return records[max(place - 1, 0) : place], records[place + 1 : place + 2], place

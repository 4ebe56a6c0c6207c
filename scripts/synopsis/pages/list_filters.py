"""Choices by which a long list can be narrowed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from synopsis.register.index import Index


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter."""

    value: str
    """As it stands in the address: `?kind=number`."""
    label: str
    count: int
    """How many entries of the whole list have it."""


@dataclass(frozen=True, slots=True)
class ListOrder:
    """One order in which a list can be shown."""

    value: str
    """As it stands in the address: `?sort=date`; empty for the order in which the list is written."""
    label: str


@dataclass(frozen=True, slots=True)
class Filter:
    """One property by which a list can be narrowed."""

    name: str
    label: str
    choices: tuple[Choice, ...]


def terms_of(index: Index, vocabulary: str, words: Iterable[str]) -> list[tuple[str, str]]:
    """Return words of a closed list, each with its label."""
    return [(word, index.term(vocabulary, word).label) for word in words]


def topics_of(index: Index) -> list[tuple[str, str]]:
    """Return the topics, each with its title."""
    return [(topic.id, topic.title) for topic in index.topics]


def by(name: str, label: str, terms: Iterable[tuple[str, str]], values: Iterable[Sequence[str]]) -> Filter:
    """Make a filter of the `terms` (value, label) that are used; `values` are those of each entry of the list."""
    counts = Counter(value for of_entry in values for value in of_entry)
    return Filter(name, label, tuple(Choice(value, text, counts[value]) for value, text in terms if counts[value]))

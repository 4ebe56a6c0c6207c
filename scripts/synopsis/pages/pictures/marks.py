"""Where numbers stand on a scale: points, ranges, and ends that are open."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from synopsis.pages.pictures.scale import Scale, scale_to
from synopsis.register.model import Figure

ARROW = 6
"""How far an arrow reaches, in per cent of the scale."""
APART = 4
"""How far apart two marks on one line stand at least, in per cent: a mark's width where the scale is shortest."""


class Extent(StrEnum):
    """How much of a scale a number covers."""

    POINT = "point"
    RANGE = "range"
    AT_LEAST = "at-least"
    AT_MOST = "at-most"


@dataclass(frozen=True, slots=True)
class Mark:
    """The place of a number, in per cent of a scale."""

    extent: Extent
    at: float
    """Where it stands; of a range its lower end."""
    to: float
    """Of a range its upper end; of an open end the tip of the arrow; of a point the point."""


def numbers_of(figure: Figure) -> tuple[Decimal, ...]:
    """Return the numbers that a figure gives; none where it is a word."""
    return tuple(number for number in (figure.value, figure.min, figure.max) if number is not None and number >= 0)


def extent_of(figure: Figure) -> Extent | None:
    """Return how much of a scale a figure covers; a word, which has no place on any, covers nothing."""
    if not numbers_of(figure):
        return None
    if figure.value is not None:
        return Extent.POINT
    if figure.min is not None and figure.max is not None:
        return Extent.RANGE
    return Extent.AT_LEAST if figure.max is None else Extent.AT_MOST


def scale_of(figures: Iterable[Figure]) -> Scale | None:
    """Return the scale that holds `figures`, with room for their arrows; none where all are words."""
    given = [(extent_of(figure), number) for figure in figures for number in numbers_of(figure)]
    if not given:
        return None
    room = 1 - Decimal(ARROW) / 100
    needed = max(number / room if extent is Extent.AT_LEAST else number for extent, number in given)
    return scale_to(needed, whole=all(number % 1 == 0 for _, number in given))


def mark_of(figure: Figure, scale: Scale) -> Mark | None:
    """Return the place of a figure; none for a word."""
    extent = extent_of(figure)
    if extent is None:
        return None
    first, *others = (scale.place(number) for number in numbers_of(figure))
    match extent:
        case Extent.POINT:
            return Mark(extent, first, first)
        case Extent.RANGE:
            return Mark(extent, first, others[0])
        case Extent.AT_LEAST:
            return Mark(extent, first, round(min(first + ARROW, 100), 2))
        case Extent.AT_MOST:
            return Mark(extent, first, round(max(first - ARROW, 0), 2))


def levels(marks: Sequence[Mark]) -> tuple[int, ...]:
    """Return for each of several marks in one row the line, from 0 on, on which it touches none before it."""
    taken: list[list[tuple[float, float]]] = []
    found = []
    for mark in marks:
        low, high = min(mark.at, mark.to) - APART / 2, max(mark.at, mark.to) + APART / 2
        free = (line for line, others in enumerate(taken) if all(high <= a or low >= b for a, b in others))
        line = next(free, len(taken))
        if line == len(taken):
            taken.append([])
        taken[line].append((low, high))
        found.append(line)
    return tuple(found)

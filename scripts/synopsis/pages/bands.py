"""Figures that can be compared: of one group, in one unit, equal ones of one voice together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from decimal import Decimal

from synopsis.pages.context import PageContext
from synopsis.pages.given_figures import Given, Source
from synopsis.pages.pictures.marks import extent_of, numbers_of
from synopsis.register.enums import FIGURE_GROUPS
from synopsis.register.model import Figure

LEAST = 2
"""How many rows, or marks, a comparison needs."""


@dataclass(frozen=True, slots=True)
class Band:
    """Figures of one group in one unit, by row."""

    group: str
    label: str
    unit: str
    rows: tuple[tuple[Given, ...], ...]

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Its figures, one a row."""
        return tuple(row[0].figure for row in self.rows)

    @property
    def marked(self) -> int:
        """How many rows have a place on a scale."""
        return sum(extent_of(figure) is not None for figure in self.figures)

    @property
    def most(self) -> Decimal | None:
        """Its largest number; none where all are words."""
        return max((number for figure in self.figures for number in numbers_of(figure)), default=None)

    def rows_of(self, source: Source) -> tuple[tuple[Given, ...], ...]:
        """Return its rows that articles give, or documents, or comments."""
        return tuple(row for row in self.rows if row[0].source is source)


def bands_of(context: PageContext, given: Iterable[Given]) -> tuple[Band, ...]:
    """Return figures by what they count and in which unit, most rows first; those of no group are left out."""
    parted: dict[tuple[str, str], list[Given]] = defaultdict(list)
    for item in given:
        if item.figure.group:
            parted[item.figure.group, item.figure.unit].append(item)
    bands = (
        Band(group, context.index.term(FIGURE_GROUPS, group).label, unit, merged(items))
        for (group, unit), items in parted.items()
    )
    return tuple(sorted(bands, key=lambda band: -len(band.rows)))


def merged(given: Iterable[Given]) -> tuple[tuple[Given, ...], ...]:
    """Return figures by row: one that a voice of one article or document gives again stands with the first."""
    rows: dict[Hashable, list[Given]] = defaultdict(list)
    for item in given:
        rows[_same(item)].append(item)
    return tuple(map(tuple, rows.values()))


def _same(item: Given) -> Hashable:
    """Return what is equal for figures of one row; without a group what they count is said by their words alone."""
    figure = item.figure
    counted = figure.group or figure.counts
    number = (figure.value, figure.min, figure.max) if numbers_of(figure) else figure.as_printed.casefold()
    return item.source, item.giver, item.who, counted, figure.unit, number, figure.hedge.casefold()

"""What the template of plots receives."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from synopsis.pages.views import Link


@dataclass(frozen=True, slots=True)
class PlotNumber:
    """A number as printed."""

    as_printed: str
    hedges: tuple[str, ...]
    """The texts' own hedges; none where what is printed holds it."""
    bare_too: bool
    """Whether some who give it do without a hedge, while others have one."""
    language: str
    """Of what is printed, where it is not the page's."""
    in_words: bool
    """Whether it is a word ("dozens"), which has no place on a scale."""
    href: str
    """Where it is given, where the row does not say so; empty otherwise."""
    voices: tuple[tuple[str, ...], ...] = ()
    """The chains that give it, where an article reports others and the row does not say whom."""


@dataclass(frozen=True, slots=True)
class PlotRow:
    """Who gives a number, and where it stands."""

    who: tuple[str, ...]
    """The voices, outermost first; none where the first link says who it is."""
    links: tuple[Link, ...]
    counts: str
    """What exactly is counted; empty where the row does not say."""
    numbers: tuple[PlotNumber, ...]
    picture: Markup
    """Their marks; empty where all are words, or where there is no scale."""


@dataclass(frozen=True, slots=True)
class PlotGroup:
    """Rows that count the same thing."""

    label: str
    rows: tuple[PlotRow, ...]


@dataclass(frozen=True, slots=True)
class PlotScale:
    """What stands above the marks."""

    top: str
    divisions: int
    picture: Markup


@dataclass(frozen=True, slots=True)
class PlotTable:
    """Groups of one unit, on one scale; without a scale where all of them are words."""

    unit: str
    scale: PlotScale | None
    has_counts: bool
    """Whether a row says what exactly it counts."""
    groups: tuple[PlotGroup, ...]


@dataclass(frozen=True, slots=True)
class Sign:
    """Whose number a mark of this shape is."""

    picture: Markup
    label: str


@dataclass(frozen=True, slots=True)
class PlotKey:
    """How to read the marks."""

    signs: tuple[Sign, ...]
    has_arrows: bool
    has_ranges: bool
    has_words: bool
    differ: bool
    """Whether there are groups, so that not all numbers count the same thing."""


@dataclass(frozen=True, slots=True)
class PlotView:
    """Numbers on scales."""

    key: PlotKey
    tables: tuple[PlotTable, ...]
    each: tuple[PlotTable, ...]
    """The documents of what is drawn in lanes, each in a row."""
    more: tuple[PlotTable, ...]
    """Of what no article gives a number of, where an article gives others."""

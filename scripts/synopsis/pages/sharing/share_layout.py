"""Where everything stands on a picture: text that is long is set smaller, never cut."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from synopsis.pages.sharing.share_card import RuleShape, ShareCard
from synopsis.pages.sharing.share_plot import PlacedPlot, placed
from synopsis.pages.sharing.typesetting import (
    HAS_LETTERS,
    Weight,
    balanced,
    fits,
    line_height,
    width,
    wrapped,
)

WIDTH, HEIGHT = 1200, 630
"""What every place that shows such pictures asks for."""
MARGIN = 60
INK, QUIET = 0, 113
"""Two greys, of 255."""
_ROOM = WIDTH - 2 * MARGIN
_HEAD, _BOTTOM = 48, 588
"""Top of the first line, and what nothing reaches below."""
_ABOVE_A_PLOT = 20
_EDGES = (26, 24, 22, 20, 18)
_TITLE = 98
_LABEL = 26
_GAP = 44
_MOST_BESIDE = 4
_TITLES = ((56, 1), (56, 2), (52, 2), (48, 2), (44, 1), (44, 2), (40, 1), (40, 3), (36, 4), (32, 4), (28, 5))
_QUESTIONS = ((38, 1), (34, 1), (30, 1), (30, 2), (26, 3))
"""Sizes of letters with how many lines of them there may be, the best first."""
_READABLE, _READABLE_BESIDE_A_PLOT = 28, 24
_BRIEFS = (36, 34, 32, 30, 28, 26, 24, 22, 20, 18)


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of text by its upper left corner."""

    left: float
    top: float
    text: str
    weight: Weight
    size: int
    grey: int = INK


@dataclass(frozen=True, slots=True)
class RuleLine:
    """The line above a cell."""

    left: int
    top: int
    length: int
    shape: RuleShape


@dataclass(frozen=True, slots=True)
class ShareLayout:
    """All marks of a picture."""

    texts: tuple[TextLine, ...]
    rules: tuple[RuleLine, ...]
    plot: PlacedPlot | None = None


@lru_cache(maxsize=10_000)
def layout(card: ShareCard) -> ShareLayout | None:
    """Lay out a card; None where its text is too long, or in letters that we do not bring.

    The title is as large as leaves the briefs large enough to be read in a small picture.
    """
    if not all(HAS_LETTERS.fullmatch(text) for text in _texts(card)) or (edge := _edge(card)) is None:
        return None
    plot = _plot(card)
    with_plot = _within(card, edge, plot.top - _ABOVE_A_PLOT, plot) if plot else None
    return with_plot or _within(card, edge, _BOTTOM, None)


def _plot(card: ShareCard) -> PlacedPlot | None:
    if not card.plot or not all(HAS_LETTERS.fullmatch(text) for text in card.plot.texts):
        return None
    return placed(card.plot, MARGIN, WIDTH - MARGIN, _BOTTOM)


def _within(card: ShareCard, edge: list[TextLine], bottom: int, plot: PlacedPlot | None) -> ShareLayout | None:
    """Lay out what stands above `bottom`; beside a plot the briefs are readable, or there is none."""
    least = _READABLE_BESIDE_A_PLOT if plot else _READABLE
    best, largest = None, least - 1 if plot else 0
    for title in _settings(card.title, _TITLES, _TITLE):
        for question in _settings(card.question, _QUESTIONS, _below(title) + 10):
            size, cells = _cells(card, _below(question or title) + 30, bottom)
            if cells and size > largest:
                best, largest = replace(cells, texts=(*edge, *title, *question, *cells.texts), plot=plot), size
            if largest >= least:
                return best
    return best


def _texts(card: ShareCard) -> Iterable[str]:
    yield from (card.head, card.title, card.question, card.state, card.address)
    for cell in card.cells:
        yield from (cell.label, cell.says)


def _edge(card: ShareCard) -> list[TextLine] | None:
    """Set the first line: the site's name, and in the other corner its address and the state."""
    corner = f"{card.address} · {card.state}"
    for size in _EDGES:
        wide = width(corner, Weight.REGULAR, size)
        if width(card.head, Weight.BOLD, size) + _GAP + wide <= _ROOM:
            return [
                TextLine(MARGIN, _HEAD, card.head, Weight.BOLD, size),
                TextLine(WIDTH - MARGIN - wide, _HEAD, corner, Weight.REGULAR, size, QUIET),
            ]
    return None


def _settings(text: str, sizes: Sequence[tuple[int, int]], top: float) -> Iterator[list[TextLine]]:
    """Set a text over the whole width in every way that holds it, the best first; only the last may break words."""
    if not text:
        yield []
        return
    for size, most in sizes:
        lines = balanced(text, Weight.BOLD, size, _ROOM)
        if len(lines) <= most and (fits(text, Weight.BOLD, size, _ROOM) or (size, most) == sizes[-1]):
            yield _column(lines, MARGIN, top, Weight.BOLD, size)


def _column(lines: Iterable[str], left: float, top: float, weight: Weight, size: int) -> list[TextLine]:
    height = line_height(size)
    return [TextLine(left, top + number * height, line, weight, size) for number, line in enumerate(lines)]


def _below(lines: Sequence[TextLine]) -> float:
    return lines[-1].top + line_height(lines[-1].size)


def _cells(card: ShareCard, top: float, bottom: float) -> tuple[int, ShareLayout | None]:
    """Set every side and the record in letters of one size, in columns of one width; give the size too."""
    rows = math.ceil(len(card.cells) / _MOST_BESIDE)
    beside = math.ceil(len(card.cells) / rows)
    wide = (_ROOM - _GAP * (beside - 1)) // beside
    high = (bottom - top) / rows
    for size in _BRIEFS:
        label_size = min(_LABEL, size)
        start = 20 + line_height(label_size)
        smallest = size == _BRIEFS[-1]
        texts: list[TextLine] = []
        rules: list[RuleLine] = []
        for number, cell in enumerate(card.cells):
            left, upper = MARGIN + (number % beside) * (wide + _GAP), top + (number // beside) * high
            label = wrapped(cell.label, Weight.BOLD, label_size, wide)
            says = wrapped(cell.says, Weight.REGULAR, size, wide)
            whole = fits(cell.label, Weight.BOLD, label_size, wide) and fits(cell.says, Weight.REGULAR, size, wide)
            if len(label) > 1 or start + len(says) * line_height(size) > high or not (whole or smallest):
                break
            rules.append(RuleLine(left, round(upper), wide, cell.rule))
            texts += _column(label, left, upper + 16, Weight.BOLD, label_size)
            texts += _column(says, left, upper + start, Weight.REGULAR, size)
        else:
            return size, ShareLayout(tuple(texts), tuple(rules))
    return 0, None

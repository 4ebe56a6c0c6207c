"""The numbers of a question on one scale, a lane for each side and one for the record."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from synopsis.pages.sharing.typesetting import Weight, line_height, width

_SIZES = (22, 20, 18)
_LANE = 25
_MARK = 9
"""From the middle of a mark to its edge, with some room."""
_LABELS = 240
"""Where the scale begins, at most."""


class MarkEnd(Enum):
    """How a mark ends that is more than a point."""

    POINT = "point"
    RANGE = "range"
    ARROW = "arrow"


@dataclass(frozen=True, slots=True)
class ShareMark:
    """A number, in per cent of the scale."""

    at: float
    to: float
    """Of a range its other end, of an open end the tip of the arrow, of a point the point."""
    end: MarkEnd


@dataclass(frozen=True, slots=True)
class ShareLane:
    """All numbers that one side gives or reports."""

    label: str
    sign: str
    """The name of the shape that its marks have on the pages."""
    marks: tuple[ShareMark, ...]


@dataclass(frozen=True, slots=True)
class SharePlot:
    """Numbers that count the same thing."""

    caption: str
    ticks: tuple[tuple[float, str], ...]
    lanes: tuple[ShareLane, ...]
    said: str
    """What is drawn, in words."""

    @property
    def texts(self) -> Iterator[str]:
        """All that is written at it."""
        yield from (self.caption, *(text for _, text in self.ticks), *(lane.label for lane in self.lanes))


@dataclass(frozen=True, slots=True)
class PlacedText:
    """A text by its upper left corner."""

    left: float
    top: float
    text: str
    weight: Weight


@dataclass(frozen=True, slots=True)
class PlacedMark:
    """A mark by the pixels of its ends."""

    at: int
    to: int
    middle: int
    sign: str
    end: MarkEnd


@dataclass(frozen=True, slots=True)
class PlacedPlot:
    """All that is drawn of a plot."""

    size: int
    """Of its letters."""
    top: int
    texts: tuple[PlacedText, ...]
    grid: tuple[int, ...]
    """Where the lines stand that lead from the scale through the lanes."""
    lanes: tuple[int, int]
    """From where to where they go."""
    marks: tuple[PlacedMark, ...]


def placed(plot: SharePlot, left: int, right: int, bottom: int) -> PlacedPlot | None:
    """Place a plot between two edges, above a third; None where what is written at it has no room."""
    for size in _SIZES:
        labels = max(width(lane.label, Weight.REGULAR, size) for lane in plot.lanes)
        if labels <= _LABELS - 2 * _MARK and width(plot.caption, Weight.BOLD, size) <= right - left:
            break
    else:
        return None
    start = round(left + labels + 3 * _MARK)
    lanes = bottom - line_height(size) - _LANE * len(plot.lanes)
    top = lanes - line_height(size) - 4

    def across(per_cent: float) -> int:
        return round(start + (right - _MARK - start) * per_cent / 100)

    texts = [PlacedText(left, top, plot.caption, Weight.BOLD)]
    marks: list[PlacedMark] = []
    for number, lane in enumerate(plot.lanes):
        upper = lanes + number * _LANE
        texts.append(PlacedText(left, upper + (_LANE - line_height(size)) / 2, lane.label, Weight.REGULAR))
        middle = upper + _LANE // 2
        marks += (PlacedMark(across(mark.at), across(mark.to), middle, lane.sign, mark.end) for mark in lane.marks)
    texts += _ticks(plot.ticks, across, right, bottom - line_height(size), size)
    grid = tuple(across(place) for place, _ in plot.ticks)
    return PlacedPlot(size, top, tuple(texts), grid, (lanes, lanes + _LANE * len(plot.lanes)), tuple(marks))


def _ticks(
    ticks: Iterable[tuple[float, str]], across: Callable[[float], int], right: int, top: int, size: int
) -> Iterator[PlacedText]:
    """Write the numbers of the scale below it, each below its line, but for the last none over the edge."""
    taken = 0.0
    for place, text in ticks:
        wide = width(text, Weight.REGULAR, size)
        left = min(across(place) - wide / 2, right - wide)
        if left >= taken:
            yield PlacedText(left, top, text, Weight.REGULAR)
            taken = left + wide + size

"""Draws dated events along an axis of years or of days: where each mark stands, in per cent of the width."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count
from typing import Protocol

from markupsafe import Markup

from synopsis.languages.interface import Interface
from synopsis.pages.pictures.shapes import Shape
from synopsis.register.edtf import Edtf

STEP = 8
"""Height of a row of marks, in pixels."""
LABEL = 16
"""Height of the line that names a lane."""
AXIS = 22
NARROWEST = 288
"""Width of the drawing on the narrowest phone, in pixels."""
MARK = 6.4
"""Width of a mark there."""
MOST_TICKS = 10
YEAR_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500)
TENTHS = (11, 21)
"""Days of a month that have a tick of their own."""


@dataclass(frozen=True, slots=True)
class Dated:
    """That somebody gives an event a date."""

    lane: int
    event: str
    title: str
    date: Edtf


@dataclass(frozen=True, slots=True)
class Line:
    """The years or days of which a date speaks, where it is not one."""

    start: Markup
    end: Markup
    goes_before: bool
    """Whether it begins before the drawing does, or is not known to begin."""
    goes_on: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """An event at a date."""

    event: str
    title: str
    date: Edtf
    x: Markup
    y: float
    line: Line | None


@dataclass(frozen=True, slots=True)
class Lane:
    """The marks of one who gives dates, on a base line of its own."""

    label: str
    shape: Shape
    top: int
    base: int
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on the axis; small ones have no label."""

    x: Markup
    label: str
    anchor: str = "start"
    """Which part of the label stands there."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """Lanes above one axis; lengths are in pixels, places along the axis in per cent."""

    height: int
    axis: int
    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]


class Scale(Protocol):
    """An axis of columns of equal width."""

    @property
    def first(self) -> date:
        """The first day that it has."""

    @property
    def last(self) -> date:
        """The last."""

    def column(self, day: date) -> int:
        """Return the column of a day, from 0 on."""

    def ticks(self) -> Iterator[Tick]:
        """Yield what the axis is labelled with."""


@dataclass(frozen=True, slots=True)
class Years:
    """A column for each year."""

    first: date
    last: date

    def column(self, day: date) -> int:
        """Return the column of the year of a day."""
        return day.year - self.first.year

    def ticks(self) -> Iterator[Tick]:
        """Yield the round years."""
        columns = self.column(self.last) + 1
        step = next(step for step in YEAR_STEPS if columns / step <= MOST_TICKS or step == YEAR_STEPS[-1])
        for year in range(-(-self.first.year // step) * step, self.last.year + 1, step):
            yield Tick(share(year - self.first.year + 0.5, columns), str(year), "middle")


@dataclass(frozen=True, slots=True)
class Days:
    """A column for each day."""

    first: date
    last: date
    interface: Interface

    def column(self, day: date) -> int:
        """Return the column of a day."""
        return (day - self.first).days

    def ticks(self) -> Iterator[Tick]:
        """Yield both ends, and of each month the first, which is named, and the tenths; a long window names fewer."""
        columns = self.column(self.last) + 1
        days = [self.first + timedelta(number) for number in range(columns)]
        named = -(-sum(day.day == 1 for day in days) // MOST_TICKS) or 1
        yield Tick(share(0, columns), "")
        for number, day in enumerate(days):
            if day.day == 1 and (day.month - 1) % named == 0:
                yield Tick(share(number, columns), self.interface.day_in_short(day))
            elif day.day in TENTHS and named == 1:
                yield Tick(share(number, columns), "")
        yield Tick(share(columns, columns), "")


def draw(scale: Scale, lanes: Sequence[tuple[str, Shape]], dated: Iterable[Dated]) -> Drawing:
    """Draw what begins or ends on the scale; `lanes` are labels with their shapes."""
    columns = scale.column(scale.last) + 1
    width = max(1, round(columns * MARK / NARROWEST))
    shown = [item for item in dated if _is_on(scale, item.date.earliest) or _is_on(scale, item.date.latest)]
    made, top = [], 0
    for number, (label, shape) in enumerate(lanes):
        placed = list(_stacked(scale, width, (item for item in shown if item.lane == number)))
        base = top + LABEL + STEP * max((row + 1 for _, row in placed), default=0)
        marks = tuple(_mark(scale, item, base - STEP * (row + 0.5)) for item, row in placed)
        made.append(Lane(label, shape, top, base, marks))
        top = base + 1
    return Drawing(top + AXIS, top, tuple(made), tuple(scale.ticks()))


def share(column: float, columns: int) -> Markup:
    """Write a place along the axis in per cent."""
    return Markup("{}%").format(f"{100 * column / columns:.2f}".rstrip("0").rstrip("."))


def _is_on(scale: Scale, day: date | None) -> bool:
    return day is not None and scale.first <= day <= scale.last


def _ends(scale: Scale, when: Edtf) -> tuple[int, int]:
    """Return the first and the last column of a date, as far as the scale goes."""
    first, last = when.earliest or scale.first, when.latest or scale.last
    return scale.column(max(first, scale.first)), scale.column(min(last, scale.last))


def _stacked(scale: Scale, width: int, dated: Iterable[Dated]) -> Iterator[tuple[Dated, int]]:
    """Give each the lowest row in which nothing else stands within `width` columns of its mark, or along its line."""
    rows: list[list[tuple[float, float]]] = []
    for item in dated:
        start, end = _ends(scale, item.date)
        middle = (start + end + 1) / 2
        begins, ends = min(start, middle - width / 2), max(end + 1, middle + width / 2)
        for row in count():
            if row == len(rows):
                rows.append([])
            if all(ends <= other or begins >= another for other, another in rows[row]):
                rows[row].append((begins, ends))
                yield item, row
                break


def _mark(scale: Scale, item: Dated, y: float) -> Mark:
    columns = scale.column(scale.last) + 1
    start, end = _ends(scale, item.date)
    goes_before = item.date.earliest is None or item.date.earliest < scale.first
    goes_on = item.date.latest is None or item.date.latest > scale.last
    is_one = start == end and not (goes_before or goes_on)
    line = None if is_one else Line(share(start, columns), share(end + 1, columns), goes_before, goes_on)
    return Mark(item.event, item.title, item.date, share((start + end + 1) / 2, columns), y, line)

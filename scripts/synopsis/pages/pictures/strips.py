"""Draws in which places of a text something is spoken of: a lane, as long as the text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

LANE = 14
"""Height of a lane, in pixels."""
LEAST = 0.5
"""What is shorter would not be seen, in per cent of the text."""
_OUTER = Markup('<svg aria-hidden="true" focusable="false" width="100%" height="{}">{}</svg>')
_LINE = Markup('<line x1="{0:g}%" x2="{0:g}%" y1="0" y2="{1}" stroke="currentColor" opacity="0.35"/>')
_BAR = Markup('<rect x="{:g}%" y="3" width="{:g}%" height="{}" fill="currentColor"/>')


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of words, in per cent of the text."""

    start: float
    end: float


def stretches(lengths: Sequence[int], chosen: Iterable[int]) -> tuple[Stretch, ...]:
    """Return where the `chosen` of the parts of a text stand, by number from 0 on; neighbours are one stretch."""
    whole, ends = sum(lengths), [0]
    found: list[Stretch] = []
    for length in lengths:
        ends.append(ends[-1] + length)
    for number in sorted(set(chosen)):
        start, end = (round(100 * ends[place] / whole, 2) for place in (number, number + 1))
        if found and found[-1].end == start:
            start = found.pop().start
        found.append(Stretch(start, end))
    return tuple(found)


def lane_of(own: Iterable[Stretch], bounds: Iterable[float]) -> Markup:
    """Draw stretches as bars; thin lines stand at the `bounds`."""
    lines = [_LINE.format(place, LANE) for place in bounds]
    bars = [_BAR.format(item.start, max(round(item.end - item.start, 2), LEAST), LANE - 6) for item in own]
    return _OUTER.format(LANE, Markup().join(lines + bars))

"""What a drawing of a timeline shows, read from the page, and where its marks should stand by the calendar."""

from __future__ import annotations

import html
import re
from calendar import monthrange
from datetime import date
from typing import NamedTuple

FIGURE = re.compile(r'<figure class="drawing" id="([\w-]+)">(.*?)</figure>', re.DOTALL)
LANE = re.compile(r"<g(?: class=\"drawing__open\")?>(.*?)</g>", re.DOTALL)
MARK = re.compile(
    r'<a href="#([\w-]+)" tabindex="-1"( class="doubtful")?><title>([^<]*)</title>(<line [^>]*/>)?'
    r'(<use href="#[\w-]+-arrow"[^>]*/>)*<use href="#[\w-]+-(\d+)" x="([\d.]+)%" y="([\d.]+)"/></a>'
)


class Seen(NamedTuple):
    """A mark of a drawing."""

    lane: int
    event: str
    place: float
    height: float
    doubtful: bool
    line: bool


def marks(page: str) -> dict[str, list[Seen]]:
    """Read the marks of each drawing of a page, by the id of the drawing."""
    return {
        name: [
            Seen(lane, found[1], float(found[7]), float(found[8]), bool(found[2]), bool(found[4]))
            for lane, marked in enumerate(LANE.findall(figure))
            for found in MARK.finditer(marked)
        ]
        for name, figure in FIGURE.findall(html.unescape(page))
    }


def ends(edtf: str) -> tuple[date, date]:
    """Give the first and the last day of a date that is written in digits, or is an interval of such dates."""
    first, _, last = edtf.rstrip("~?%").partition("/")
    year, month, day = [*map(int, first.split("-")), 0, 0][:3]
    until = [*map(int, (last or first).split("-")), 0, 0][:3]
    end_month = until[1] or 12
    return date(year, month or 1, day or 1), date(until[0], end_month, until[2] or monthrange(until[0], end_month)[1])


def years(edtf: str, first: int, last: int) -> float:
    """Say where a date stands, in per cent of the years `first` to `last`."""
    begins, finishes = ends(edtf)
    return 100 * ((begins.year + finishes.year + 1) / 2 - first) / (last - first + 1)


def days(edtf: str, first: date, last: date) -> float | None:
    """Say where a date stands, in per cent of the days `first` to `last`; only one that begins or ends there does."""
    begins, finishes = ends(edtf)
    if not (first <= begins <= last or first <= finishes <= last):
        return None
    begins, finishes = max(begins, first), min(finishes, last)
    return 100 * (((begins - first).days + (finishes - first).days + 1) / 2) / ((last - first).days + 1)


def touching(seen: list[Seen]) -> list[tuple[str, str]]:
    """Name the events whose marks stand in one place of one drawing."""
    places: dict[tuple[int, float, float], str] = {}
    return [
        (places[key], mark.event)
        for mark in seen
        for key in [(mark.lane, mark.place, mark.height)]
        if places.setdefault(key, mark.event) != mark.event
    ]

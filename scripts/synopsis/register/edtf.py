"""Dates of the Extended Date/Time Format, and how readers, styles and programs write them."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from pydantic_core import CoreSchema, core_schema

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
MONTHS_OF_A_YEAR = len(MONTHS)
MLA_MONTHS = ("Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")
DASH = "\u2013"
"""Stands between the ends of a range."""
NOT_EDTF = "must be a date in EDTF, such as 1992-02-26, 1992-02, 1988/1994 or 199X"
NO_YEAR = "0000"
"""The calendar goes from year -1 to year 1."""
TURNED = "must be an interval that ends after it begins"
DOUBTS = {"": "", "~": "about ", "?": "perhaps ", "%": "perhaps about "}
OPEN = ".."
POINT = re.compile(r"(?P<year>[0-9]{4}|[0-9]{3}X|[0-9]{2}XX)(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?([?~%]?)")


def calendar_day(text: str) -> date:
    """Read a day written YYYY-MM-DD; `ValueError` says what it must be."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        msg = "must be a day that the calendar has"
        raise ValueError(msg) from None


@dataclass(frozen=True, slots=True)
class Point:
    """A year, a month or a day, as far as it is known."""

    year: str
    """Four characters; `199X` is a decade, `19XX` a century."""
    month: int
    """0 where it is not known, as of the day."""
    day: int
    doubt: str
    """What stands before it in words: "about "."""

    @classmethod
    def parse(cls, text: str) -> Point:
        """Read one point; `ValueError` says what it must be."""
        match = POINT.fullmatch(text)
        if not match or ("X" in match["year"] and match["month"]):
            raise ValueError(NOT_EDTF)
        year, month, day, doubt = match.groups()
        if month:
            calendar_day(f"{year}-{month}-{day or '01'}")
        return cls(year, int(month or 0), int(day or 0), DOUBTS[doubt])

    @property
    def years(self) -> str:
        """The year, or the decade or century as it is spoken of: "1990s"."""
        known = self.year.rstrip("X")
        return f"{known.ljust(4, '0')}s" if "X" in self.year else known

    def day_first(self, months: tuple[str, ...] = MONTHS) -> str:
        """Write "26 February 1992", as far as it is known."""
        return f"{self.day or ''} {months[self.month - 1] if self.month else ''} {self.years}".strip()

    def words(self) -> str:
        """Write it for readers, with its doubt."""
        return f"{self.doubt}{'the ' if 'X' in self.year else ''}{self.day_first()}"

    def first(self) -> date:
        """Give the earliest day that it may be."""
        return date(max(int(self.year.replace("X", "0")), date.min.year), self.month or 1, self.day or 1)

    def last(self) -> date:
        """Give the latest day that it may be."""
        year, month = max(int(self.year.replace("X", "9")), date.min.year), self.month or MONTHS_OF_A_YEAR
        return date(year, month, self.day or monthrange(year, month)[1])

    def numbers(self, unknown: str) -> list[int]:
        """Give year, month and day as far as they are known, `unknown` in place of each X."""
        return [int(self.year.replace("X", unknown)), *filter(None, (self.month, self.day))]


@dataclass(frozen=True, slots=True)
class Edtf:
    """A date of levels 0 and 1, as far as days, months, years, decades and intervals go."""

    text: str
    """As it is written in the register."""
    start: Point | None
    """The one point, or the first of an interval; none where that is open."""
    end: Point | None
    """The last of an interval; none where that is open, or where there is but one point."""

    @classmethod
    def parse(cls, text: str) -> Edtf:
        """Read a date; `ValueError` says what it must be."""
        start, *end = (None if point == OPEN else Point.parse(point) for point in text.split("/", 1))
        date = cls(text, start, *end or [None])
        if not date.points or any(point.year == NO_YEAR for point in date.points):
            raise ValueError(NOT_EDTF)
        if date.earliest and date.latest and date.earliest > date.latest:
            raise ValueError(TURNED)
        return date

    @classmethod
    @cache  # a register knows few days
    def of(cls, day: date) -> Edtf:
        """Take a day of the calendar for a date."""
        return cls.parse(day.isoformat())

    def __str__(self) -> str:
        return self.text

    @classmethod
    def __get_pydantic_core_schema__(cls, *_: object) -> CoreSchema:
        return core_schema.no_info_after_validator_function(
            cls.parse, core_schema.str_schema(), serialization=core_schema.to_string_ser_schema()
        )

    @property
    def points(self) -> list[Point]:
        """The points that are known."""
        return [point for point in (self.start, self.end) if point]

    @property
    def earliest(self) -> date | None:
        """The first day that it may mean; none where its beginning is open."""
        return self.start.first() if self.start else None

    @property
    def latest(self) -> date | None:
        """The last day that it may mean; none where its end is open."""
        last = self.end if "/" in self.text else self.start
        return last.last() if last else None

    @property
    def order(self) -> tuple[date, int]:
        """Where it stands among dates: by its first day; what lasts longer, or is known less closely, stands first."""
        first, last = self.earliest, self.latest or date.max
        return first or last, -last.toordinal()

    def overlaps(self, other: Edtf) -> bool:
        """Tell whether some day may be meant by this and by another date."""
        return (self.earliest or date.min) <= (other.latest or date.max) and (other.earliest or date.min) <= (
            self.latest or date.max
        )

    @property
    def is_doubtful(self) -> bool:
        """Whether one of its points is said to be about so, or perhaps so."""
        return any(point.doubt for point in self.points)

    @property
    def _is_rough(self) -> bool:
        return any("X" in point.year for point in self.points)

    def words(self) -> str:
        """Write it for readers: `1992-02-26` as 26 February 1992, `1988/1994` as 1988 to 1994."""
        if "/" not in self.text:
            return self.points[0].words()
        if self.start and self.end:
            return f"{self._beginning(self.start, self.end)} to {self.end.words()}"
        return f"{'since' if self.start else 'until'} {self.points[0].words()}"

    def _beginning(self, start: Point, end: Point) -> str:
        """Write the first point of an interval without what its last one says too: "25" of "25 to 26 February"."""
        if start.doubt or start.year != end.year or not (start.month and end.month):
            return start.words()
        if start.month == end.month and start.day and end.day:
            return str(start.day)
        return f"{start.day or ''} {MONTHS[start.month - 1]}".strip()

    def csl(self) -> dict[str, Any]:
        """Write it as a CSL date: parts of its points, `circa` where it is doubtful or a decade."""
        ends = [(self.points[0], "0"), (self.points[-1], "9")]
        written = [point.numbers(unknown) for point, unknown in (ends if self._is_rough else ends[: len(self.points)])]
        return {"date-parts": written} | ({"circa": True} if self.is_doubtful or self._is_rough else {})

    def ris(self) -> str:
        """Write its first point as RIS has dates: year/month/day/ with what is unknown left empty."""
        year, *known = self.points[0].numbers("0")
        month, day, *_ = [*(f"{number:02}" for number in known), "", ""]
        return f"{year:04}/{month}/{day}/"

    def apa(self) -> str:
        """Write it as APA has dates."""
        written = [
            f"{point.years}, {MONTHS[point.month - 1]} {point.day or ''}".rstrip() if point.month else point.years
            for point in self.points
        ]
        return ("ca. " if self.is_doubtful else "") + DASH.join(written)

    def mla(self) -> str:
        """Write it as MLA has dates."""
        written = DASH.join(point.day_first(MLA_MONTHS) for point in self.points)
        return f"circa {written}" if self.is_doubtful else written

    def wiki(self) -> str:
        """Write it for citation templates, which take a day, a month, a year, a range of years or `c.` with a year."""
        first = self.points[0]
        if "/" in self.text or "X" in first.year:
            return DASH.join(dict.fromkeys(point.years for point in self.points))
        return f"c. {first.year}" if self.is_doubtful else first.day_first()

    def iso(self) -> str:
        """Write it as ISO 8601 has dates; empty for an interval, a decade or a century."""
        return "" if "/" in self.text or self._is_rough else self.text.rstrip("".join(DOUBTS))


def in_words(day: date | Edtf) -> str:
    """Write a day of the calendar, or a date, for readers."""
    return (day if isinstance(day, Edtf) else Edtf.of(day)).words()

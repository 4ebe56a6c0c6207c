"""Dates of the Extended Date/Time Format, and how readers, styles and programs write them."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from pydantic import GetJsonSchemaHandler
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
SEASONS = {21: ("spring", 3), 22: ("summer", 6), 23: ("autumn", 9), 24: ("winter", 12)}
"""Each by the number that EDTF gives it in the place of a month, with the month in which it begins in the north."""
DASH = "\u2013"
"""Stands between the ends of a range."""
NOT_EDTF = "must be a date in EDTF, such as 1868-05-17, 1868-05, 1868-21 (spring), 1866/1868, 186X or -0043 (44 BC)"
BARE_YEARS = 1000  # those before it are told by AD from other numbers
CYCLE = 400
"""Years after which the calendar is the same again."""
TURNED = "must be an interval that ends after it begins"
DOUBTS = {"": "", "~": "about ", "?": "perhaps ", "%": "perhaps about "}
OPEN = ".."
POINT = re.compile(r"(?P<year>-?[0-9]{4}|[0-9]{3}X|[0-9]{2}XX)(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?([?~%]?)")
_WRITTEN = POINT.pattern.replace("?P<year>", "").replace("?P<month>", "").replace("?P<day>", "")
AS_SCHEMA = rf"^(?:{_WRITTEN}|\.\.)(?:/(?:{_WRITTEN}|\.\.))?$"
"""How a date is written, as far as a pattern can say it."""


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
    """Four characters; `199X` is a decade, `19XX` a century; `-0043` is 44 BC, for `0000` is 1 BC."""
    month: int
    """0 where it is not known, as of the day; from 21 on a season."""
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
        if year == "-0000" or (day and int(month) in SEASONS):
            raise ValueError(NOT_EDTF)
        if month and int(month) not in SEASONS:
            # the calendar of a year that Python has
            calendar_day(f"{CYCLE + int(year) % CYCLE:04}-{month}-{day or '01'}")
        return cls(year, int(month or 0), int(day or 0), DOUBTS[doubt])

    @property
    def is_rough(self) -> bool:
        """Whether it is a decade or a century."""
        return "X" in self.year

    @property
    def is_season(self) -> bool:
        """Whether it is a season of a year."""
        return self.month in SEASONS

    @property
    def is_before_year_1(self) -> bool:
        """Whether it is BC, where the calendar of the timeline ends."""
        return not self.is_rough and int(self.year) < 1

    @property
    def years(self) -> str:
        """The year, or the decade or century as it is spoken of: "1990s"."""
        if self.is_rough:
            first = int(self.year.replace("X", "0"))
            return f"{first}s" if first else "first years AD"
        number = int(self.year)
        if number < 1:
            return f"{1 - number} BC"
        return f"AD {number}" if number < BARE_YEARS else self.year

    def in_year(self, months: tuple[str, ...] = MONTHS) -> str:
        """Name its month or season; empty where it has none."""
        return SEASONS[self.month][0] if self.is_season else months[self.month - 1] if self.month else ""

    def day_first(self, months: tuple[str, ...] = MONTHS) -> str:
        """Write "2 March 1871", as far as it is known."""
        return " ".join(filter(None, (str(self.day or ""), self.in_year(months), self.years)))

    def words(self) -> str:
        """Write it for readers, with its doubt."""
        return f"{self.doubt}{'the ' if self.is_rough else ''}{self.day_first()}"

    def first(self) -> date:
        """Give the earliest day that it may be; of what was before year 1 the first that there is."""
        if self.is_before_year_1:
            return date.min
        month = SEASONS[self.month][1] if self.is_season else self.month
        return date(max(int(self.year.replace("X", "0")), date.min.year), month or 1, self.day or 1)

    def last(self) -> date:
        """Give the latest day that it may be; of what was before year 1 the first that there is."""
        if self.is_before_year_1:
            return date.min
        year, month = max(int(self.year.replace("X", "9")), date.min.year), self.month or MONTHS_OF_A_YEAR
        if self.is_season:
            month = SEASONS[self.month][1] + 2
            year, month = year + (month > MONTHS_OF_A_YEAR), (month - 1) % MONTHS_OF_A_YEAR + 1
        return date(year, month, self.day or monthrange(year, month)[1])

    @property
    def begins(self) -> tuple[int, int, date]:
        """Where it begins among dates of any year."""
        if self.is_before_year_1:
            return int(self.year), self.month * 31 + self.day, date.min
        return 1, 0, self.first()

    def numbers(self, unknown: str) -> list[int]:
        """Give year, month and day as far as they are known, `unknown` in place of each X; 44 BC is -44."""
        year = int(self.year.replace("X", unknown))
        parts = () if self.is_season else (self.month, self.day)
        return [year - self.is_before_year_1, *filter(None, parts)]


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
        if not date.points:
            raise ValueError(NOT_EDTF)
        ends = [point.begins for point in date.points if point.is_before_year_1]
        turned = len(date.points) > 1 and ends and date.points[0].begins > date.points[1].begins
        if turned or (date.earliest and date.latest and date.earliest > date.latest):
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

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {**handler(core), "format": "edtf", "pattern": AS_SCHEMA}

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
        return any(point.is_rough for point in self.points)

    @property
    def _is_season(self) -> bool:
        return "/" not in self.text and self.points[0].is_season

    @property
    def is_before_year_1(self) -> bool:
        """Whether one of its points is BC."""
        return any(point.is_before_year_1 for point in self.points)

    def words(self) -> str:
        """Write it for readers: `1871-03-02` as 2 March 1871, `1868/1871` as 1868 to 1871."""
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
        return f"{start.day or ''} {start.in_year()}".strip()

    def csl(self) -> dict[str, Any]:
        """Write it as a CSL date: parts of its points, `circa` where it is doubtful or a decade."""
        ends = [(self.points[0], "0"), (self.points[-1], "9")]
        written = [point.numbers(unknown) for point, unknown in (ends if self._is_rough else ends[: len(self.points)])]
        season = {"season": self.points[0].month - min(SEASONS) + 1} if self._is_season else {}
        return {"date-parts": written} | season | ({"circa": True} if self.is_doubtful or self._is_rough else {})

    def ris(self) -> str:
        """Write its first point as RIS has dates: year/month/day/, empty where it is unknown; BC in words behind."""
        if self.points[0].is_before_year_1:
            return f"///{self.points[0].years}"
        year, *known = self.points[0].numbers("0")
        month, day, *_ = [*(f"{number:02}" for number in known), "", ""]
        return f"{year:04}/{month}/{day}/"

    def apa(self) -> str:
        """Write it as APA has dates."""
        written = [
            f"{point.years}, {point.in_year()} {point.day or ''}".rstrip() if point.month else point.years
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
        """Write it as ISO 8601 has dates of our era; empty for an interval, a season, a decade or a century."""
        has_none = "/" in self.text or self._is_rough or self._is_season or self.is_before_year_1
        return "" if has_none else self.text.rstrip("".join(DOUBTS))

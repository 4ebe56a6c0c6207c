"""Days and dates as a language says them."""

from __future__ import annotations

from datetime import date

from synopsis.languages.interface import Interface, message
from synopsis.register.edtf import BARE_YEARS, DOUBTS, SEASONS, Edtf, Point

_SEASONS = dict(zip(SEASONS, (message("spring"), message("summer"), message("autumn"), message("winter")), strict=True))


def in_words(day: date | Edtf, interface: Interface) -> str:
    """Write a day of the calendar, or a date, for readers."""
    when = day if isinstance(day, Edtf) else Edtf.of(day)
    if interface.is_source:
        return when.words()
    if "/" not in when.text:
        return _point(when.points[0], interface)
    if when.start and when.end:
        ends = {"start": _point(when.start, interface), "end": _point(when.end, interface)}
        return interface.say("{start} to {end}", **ends)
    (known,) = when.points
    return interface.say("since {date}" if when.start else "until {date}", date=_point(known, interface))


def year_in_words(point: Point, interface: Interface) -> str:
    """Write the year of a point, or the decade or century as it is spoken of."""
    if interface.is_source:
        return point.years
    if point.is_rough:
        first = int(point.year.replace("X", "0"))
        whole = message("the century from {year}") if point.year.endswith("XX") else message("the decade from {year}")
        return interface.say(whole, year=first)
    number = int(point.year)
    if number < 1:
        return interface.say("{year} BC", year=1 - number)
    return interface.say("AD {year}", year=number) if number < BARE_YEARS else point.year


def point_in_words(point: Point, interface: Interface) -> str:
    """Write a day, a month, a year, a decade or a century, its day first where the language has it so."""
    return point.day_first() if interface.is_source else _point(point, interface)


def _point(point: Point, interface: Interface) -> str:
    year = year_in_words(point, interface)
    if point.is_season:
        said = interface.say("{season} {year}", season=interface.say(_SEASONS[point.month]), year=year)
    else:
        said = interface.day(year, point.month, point.day)
    doubts = {
        DOUBTS["~"]: message("about {date}"),
        DOUBTS["?"]: message("perhaps {date}"),
        DOUBTS["%"]: message("perhaps about {date}"),
    }
    return interface.say(doubts[point.doubt], date=said) if point.doubt else said

"""The timeline: every event once, in order; every mark where its date is, in the row of whoever gives it."""

import html
import re
from datetime import date

import pytest

from builders import a_claim, a_register, a_site, an_event
from lighthouse import an_index, the_pages
from synopsis.languages.interface import ENGLISH, interface_of
from synopsis.pages import all_pages
from synopsis.pages.event_dates import dates
from synopsis.pages.pictures import shapes
from synopsis.pages.pictures.time_axis import Dated, Days, Years, draw
from synopsis.pages.timeline import layout
from synopsis.register.edition import Edition
from synopsis.register.edtf import Edtf
from synopsis.register.index import Index
from timelines import days, marks, touching, years

PAGE = the_pages()["timeline/index.md"]
WINDOW = date(1868, 3, 1), date(1868, 6, 30)
LANES = [("One 2020", shapes.of_article(0)), ("The record", shapes.RECORD)]


def page(*changed):
    """Give the timeline of a register."""
    rendered = all_pages(Index(a_register(*changed)), Edition("Bridge", "https://example.org/"))
    return html.unescape(next(page.text for page in rendered if page.path == "timeline/index.md"))


def event(text, name):
    """Give what a page has of one event."""
    found = re.findall(r'<article class="event">.*?</article>', html.unescape(text), re.DOTALL)
    return next(one for one in found if f'<h3 class="content" id="{name}">' in one)


def drawn(scale, *edtf):
    """Draw dates in one lane; give where their marks stand."""
    dated = [Dated(0, f"e{number}", "An event", Edtf.parse(text)) for number, text in enumerate(edtf)]
    return draw(scale, LANES, dated).lanes[0].marks


def test_every_event_stands_once_in_order():
    """Years are headings, in them events by their first day, each beginning with its date."""
    headings = re.findall(r'<h([23])(?: class="content")? id="([\w-]+)">(?:<b>)?([^<]+)', html.unescape(PAGE))

    assert headings == [
        ("2", "year-1868", "1868"),
        ("3", "finished", "1868"),
        ("3", "steps-counted", "About 1 May 1868"),
        ("2", "year-1871", "1871"),
        ("3", "lit", "1871"),
    ]
    assert re.findall(r'<a href="#(year-\d+)">\d+ <span>\((\d+)\)', html.unescape(PAGE)) == [
        ("year-1868", "2"),
        ("year-1871", "1"),
    ]


def test_order_of_dates():
    """What lasts longer, or is known less closely, stands before what begins on the same day."""
    dates_in_order = ["1988/1994", "1988", "1988-02", "1988-02-01", "../1989", "199X", "1991/..", "1991", "1991-04"]
    events = [an_event(f"e{number}", date=text) for number, text in enumerate(reversed(dates_in_order))]
    register = a_register(*events, without=[an_event()])

    assert [str(event.date) for event in Index(register).events] == dates_in_order


def test_marks_stand_at_their_dates():
    """Every date that somebody gives has one mark in each drawing that holds it, and no other mark is there."""
    seen, given = marks(PAGE), list(dates(an_index(), an_index().events))

    by_year = [(item.lane, item.event, years(str(item.date), 1868, 1871)) for item in given]
    by_day = [(item.lane, item.event, days(str(item.date), *WINDOW)) for item in given]

    assert sorted((mark.lane, mark.event, mark.place) for mark in seen["by-year"]) == sorted(by_year)
    shown = sorted(item for item in by_day if item[2] is not None)
    assert [(mark.lane, mark.event) for mark in sorted(seen["by-day"])] == [item[:2] for item in shown]
    assert [mark.place for mark in sorted(seen["by-day"])] == pytest.approx([item[2] for item in shown], abs=0.01)
    assert touching(seen["by-year"]) == touching(seen["by-day"]) == []


def test_each_has_a_row_of_marks():
    """An article has a mark where its claim gives the date, the record where a document speaks of the event."""
    found = [(mark.lane, mark.event, mark.place, mark.doubtful) for mark in marks(PAGE)["by-year"]]

    assert found == [
        (0, "lit", 87.5, False),
        (1, "finished", 12.5, False),
        (1, "lit", 12.5, False),  # this article and a document give it another date
        (2, "lit", 87.5, False),
        (3, "finished", 12.5, False),
        (3, "steps-counted", 12.5, True),
        (3, "lit", 12.5, False),
    ]
    lit = event(PAGE, "lit")
    assert "<b>Adeyemi 2007</b> gives 1868." in lit
    assert "<b>The record</b> gives 1868." in lit


def test_nobody_is_left_without_a_mark():
    """Where no claim gives the date, the mark stands with those who speak of it; where nobody does, in a row below."""
    spoken = an_event("spoken", date="2003", claims=["a1"], findings=[])
    unspoken = an_event("unspoken", date="2004", claims=[], findings=[])

    text = page(spoken, unspoken)
    found = {(mark.lane, mark.event) for mark in marks(text)["by-year"]}

    assert found >= {(0, "spoken"), (3, "unspoken")}
    assert "Dated by none of these" in text
    assert "Dated by none of these" not in PAGE


def test_days_at_the_edges():
    """The first and the last day of the window are in it, those beside it are not; what goes beyond has an arrow."""
    scale = Days(*WINDOW, ENGLISH)

    found = drawn(
        scale, "1868-02-29", "1868-03-01", "1868-06-30", "1868-07-01", "1868-06/1868-07", "1867/1869", "../1868-03-02"
    )

    assert [(mark.event, mark.x) for mark in found] == [
        ("e1", "0.41%"),
        ("e2", "99.59%"),
        ("e4", "87.7%"),
        ("e6", "0.82%"),
    ]
    assert [
        mark.line and (mark.line.start, mark.line.end, mark.line.goes_before, mark.line.goes_on) for mark in found
    ] == [
        None,
        None,
        ("75.41%", "100%", False, True),
        ("0%", "1.64%", True, False),
    ]


def test_marks_are_stacked():
    """Marks of one day, or too near to it, stand above each other, also along the line of an interval; others below."""
    found = drawn(
        Days(date(1992, 1, 1), date(1992, 5, 19), ENGLISH),
        "1992-01-01/1992-02-01",
        "1992-01-20",
        "1992-01-21",
        "1992-03-01",
    )

    assert len({mark.y for mark in found[:3]}) == 3
    assert found[3].y == found[0].y


@pytest.mark.parametrize(
    ("first", "last", "labels"),
    [
        pytest.param(1868, 1871, ["1868", "1869", "1870", "1871"], id="few"),
        pytest.param(1983, 2026, ["1985", "1990", "1995", "2000", "2005", "2010", "2015", "2020", "2025"], id="many"),
        pytest.param(1, 9999, ["500", "1000"], id="all"),
    ],
)
def test_round_years(first, last, labels):
    """Few enough years are named that they can be read on a phone."""
    ticks = [tick.label for tick in Years(date(first, 1, 1), date(last, 12, 31)).ticks()]

    assert ticks[: len(labels)] == labels
    assert len(ticks) <= 20


def test_named_days():
    """The first of each month is named, in a long window of some; both ends have a tick."""
    short = list(Days(date(1992, 2, 12), date(1992, 6, 30), ENGLISH).ticks())
    long = list(Days(date(1990, 1, 1), date(1992, 12, 31), ENGLISH).ticks())

    assert [tick.label for tick in short if tick.label] == ["1 Mar", "1 Apr", "1 May", "1 Jun"]
    assert sum(bool(tick.label) for tick in long) == 9
    assert [(short[0].x, short[-1].x), (long[0].x, long[-1].x)] == [("0%", "100%")] * 2


@pytest.mark.parametrize(("language", "named"), [("de", ["1. März", "1. Apr."]), ("ar", ["1 مارس", "1 أبريل"])])
def test_days_are_named_in_the_language_of_the_site(language, named):
    """The first of a month is written as Unicode's CLDR has it for the language, in the digits of all pages."""
    days = Days(date(1992, 2, 12), date(1992, 4, 30), interface_of(language))

    assert [tick.label for tick in days.ticks() if tick.label] == named


def test_a_register_without_a_window_has_one_drawing():
    """Only the drawing by years is there always."""
    assert set(marks(PAGE)) == {"by-year", "by-day"}
    assert set(marks(page())) == {"by-year"}
    assert set(marks(page(a_site(timeline_window="2003-01-01/2003-02-01")))) == {"by-year", "by-day"}


def test_comments_stand_last_and_closed():
    """A comment's words stand below what articles and record say, closed, never under an article's name."""
    counted = event(PAGE, "steps-counted")
    told, comments = counted.split('<details class="event__comments content"')

    assert "The record" in told
    assert "140 steps" in comments
    assert "140 steps" not in told
    assert not any(label in comments for label in ("Wexford", "Adeyemi", "Tanaka"))
    assert "Nothing listed from Wexford 1998, Adeyemi 2007, Tanaka 2015" in told


def test_an_accusation_of_the_living_is_an_id():
    """The words of a claim that accuses somebody who may be alive do not stand here."""
    comments = event(PAGE, "steps-counted").split('<details class="event__comments content"')[1]

    assert re.search(r'href="\.\./claims/ac2/">ac2<', comments)
    assert "Vik" not in comments


def test_what_is_much_is_closed():
    """One claim of an article and one finding are open; what is closed says how much it is and whose."""
    many = page(a_claim("a2"), an_event(claims=["a1", "a2"]))
    counted = event(PAGE, "steps-counted")

    assert re.findall(r"<summary>(.*?)</summary>", event(many, "flood-2003")) == [
        '1 more<span class="visually-hidden"> from Penn 2020</span>'
    ]
    assert re.findall(r"<summary>(.*?)</summary>", counted) == [
        '2 more<span class="visually-hidden"> from the record</span>',
        "2 claims in reader comments",
    ]


@pytest.mark.parametrize(
    ("speakers", "has_record", "expected"),
    [
        pytest.param(0, True, "told told--0-and-record", id="record-alone"),
        pytest.param(2, True, "told told--2-and-record", id="beside"),
        pytest.param(2, False, "told told--2", id="no-record"),
        pytest.param(3, True, "told told--3 told--record-below", id="three"),
        pytest.param(4, True, "told told--2 told--record-below", id="four"),
        pytest.param(5, True, "told told--3 told--record-below", id="five"),
        pytest.param(7, False, "told told--4 told--record-below", id="seven"),
    ],
)
def test_layout(speakers, has_record, expected):
    """The record stands beside up to two articles and below more; no article stands alone below the others."""
    assert layout(speakers, has_record=has_record) == expected

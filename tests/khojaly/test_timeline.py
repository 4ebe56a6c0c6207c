"""The timeline of the register that we publish: every event, every date in its place."""

import html
import re
from datetime import date

import pytest

from khojaly.published import an_index
from synopsis.pages.event_dates import dates
from timelines import days, marks, touching, years

WINDOW = date(1992, 2, 12), date(1992, 6, 30)


@pytest.fixture(scope="module")
def page(pages):
    """Give the page of the timeline, its marks as they are shown."""
    return html.unescape(pages["timeline/index.md"])


def test_every_event_stands_once(page):
    """Each event of the register has one heading, which begins with its date."""
    events = an_index().events
    headings = re.findall(r'<h3 class="content" id="([\w-]+)"><b>([^<]+)</b>', page)

    assert [name for name, _ in headings] == [event.id for event in events]
    assert [when.casefold() for _, when in headings] == [event.date.words().casefold() for event in events]


def test_marks_stand_at_their_dates(page):
    """Every date that somebody gives has one mark where the calendar has it, by year and, in the window, by day."""
    seen, given = marks(page), list(dates(an_index(), an_index().events))
    by_day = [(item.lane, item.event, days(str(item.date), *WINDOW)) for item in given]

    by_year = sorted((item.lane, item.event, years(str(item.date), 1983, 2026)) for item in given)
    shown = sorted(item for item in by_day if item[2] is not None)

    assert [(mark.lane, mark.event) for mark in sorted(seen["by-year"])] == [item[:2] for item in by_year]
    assert [mark.place for mark in sorted(seen["by-year"])] == pytest.approx([item[2] for item in by_year], abs=0.01)
    assert [(mark.lane, mark.event) for mark in sorted(seen["by-day"])] == [item[:2] for item in shown]
    assert [mark.place for mark in sorted(seen["by-day"])] == pytest.approx([item[2] for item in shown], abs=0.01)
    assert touching(seen["by-year"]) == touching(seen["by-day"]) == []
    assert {mark.event for mark in seen["by-year"]} == {event.id for event in an_index().events}


def test_doubt_is_drawn(page):
    """A date that is about so, or perhaps so, has a broken outline, and no other has."""
    doubtful = {(item.lane, item.event) for item in dates(an_index(), an_index().events) if item.date.is_doubtful}

    assert {(mark.lane, mark.event) for mark in marks(page)["by-year"] if mark.doubtful} == doubtful
    assert (2, "washington-event") in doubtful


def test_the_referendum_has_marks_at_each_date(page):
    """Mammadov 2020 dates it to December 2008, the documents date votes to 1991 and 2006; the page says so in words."""
    found = {
        (mark.lane, round(1983 + mark.place * 44 / 100 - 0.5))
        for mark in marks(page)["by-year"]
        if mark.event == "december-2008"
    }

    assert found == {(0, 2008), (2, 1991), (2, 2006)}
    assert "<b>The record</b> gives 10 December 1991 and 10 December 2006." in page
    assert "<b>Mammadov 2020</b> gives December 2008." in page

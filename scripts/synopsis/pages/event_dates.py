"""Who gives events which dates, in words and drawn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from synopsis.languages.interface import message
from synopsis.pages.pictures import shapes
from synopsis.pages.pictures.time_axis import Dated, Days, Drawing, Years, draw
from synopsis.register.edtf import Edtf
from synopsis.register.enums import PartKind
from synopsis.register.index import Index
from synopsis.register.model import Article, Claim, Event
from synopsis.register.spoken_dates import in_words

RECORD = message("The record")
OTHERS = message("Dated by none of these")


@dataclass(frozen=True, slots=True)
class Giver:
    """Who gives an event another date than that under which it stands, and which."""

    label: str
    dates: tuple[Edtf, ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A drawing with the words that name it."""

    id: str
    title: str
    picture: Drawing


def drawings(index: Index, events: Sequence[Event]) -> tuple[Drawn, ...]:
    """Draw events by year, and those of the register's window by day."""
    days = [day for event in events for when in _dates(index, event) for day in (when.earliest, when.latest) if day]
    if not days:
        return ()
    say = index.interface.say
    first, last, window = min(days), max(days), index.register.site.timeline_window
    years = say("By year, {first} to {last}", first=first.year, last=last.year)
    drawn = [Drawn("by-year", years, _draw(index, events, Years(date(first.year, 1, 1), date(last.year, 12, 31))))]
    if window and window.earliest and window.latest and first <= window.latest and last >= window.earliest:
        drawn.append(
            Drawn(
                "by-day",
                say("By day, {dates}", dates=in_words(window, index.interface)),
                _draw(index, events, Days(window.earliest, window.latest, index.interface)),
            )
        )
    return tuple(drawn)


def others(index: Index, event: Event) -> tuple[Giver, ...]:
    """Name those who give an event another date, articles first."""
    found = []
    for article in index.articles:
        claims = {claim.id for claim in claims_on(index, event, article)}
        found.append(Giver(article.label, tuple(other.edtf for other in event.other_dates if claims & {*other.claims})))
    found.append(Giver(index.interface.say(RECORD), tuple(other.edtf for other in event.other_dates if other.findings)))
    return tuple(giver for giver in found if giver.dates)


def _draw(index: Index, events: Sequence[Event], scale: Years | Days) -> Drawing:
    say = index.interface.say
    signs = [(article.label, shapes.of_article(number)) for number, article in enumerate(index.articles)]
    dated = list(dates(index, events))
    lanes = [*signs, (say(RECORD), shapes.RECORD)]
    if any(item.lane == len(lanes) for item in dated):
        lanes.append((say(OTHERS), shapes.COMMENT))
    return draw(scale, lanes, dated)


def _dates(index: Index, event: Event) -> Iterator[Edtf]:
    yield event.date
    yield from (item.date for item in _of_event(index, event))


def dates(index: Index, events: Iterable[Event]) -> Iterator[Dated]:
    """Yield every date that somebody gives one of `events`, each once."""
    for event in events:
        yield from _of_event(index, event)


def _of_event(index: Index, event: Event) -> Iterator[Dated]:
    """Yield who dates an event: articles as their claims do, the record where documents speak of it."""
    known, record = len(index.articles), len(index.articles)
    found = [
        (number, when) for number, article in enumerate(index.articles) for when in _by_article(index, event, article)
    ]
    elsewhere = {name for other in event.other_dates for name in other.findings}
    if set(event.findings) - elsewhere:
        found.append((record, event.date))
    found += [(record, other.edtf) for other in event.other_dates if other.findings]
    if not found:
        speaking = [number for number, article in enumerate(index.articles) if claims_on(index, event, article)]
        found = [(number, event.date) for number in speaking or [known + 1]]
    yield from (Dated(lane, event.id, event.title, when) for lane, when in dict.fromkeys(found))


def claims_on(index: Index, event: Event, article: Article) -> list[Claim]:
    """Return what an article itself says of an event."""
    claims = (index.register.claims[name] for name in event.claims)
    return [
        claim for claim in claims if index.article_of(claim) is article and index.part_of(claim) is PartKind.ARTICLE
    ]


def _by_article(index: Index, event: Event, article: Article) -> Iterator[Edtf]:
    """Yield the date that an article gives: the narrowest that may be that of the event, and those that are not."""
    claims = claims_on(index, event, article)
    fitting = [given.edtf for claim in claims for given in claim.dates if given.edtf.overlaps(event.date)]
    if fitting:
        yield min(fitting, key=lambda when: (when.latest or date.max) - (when.earliest or date.min))
    named = {claim.id for claim in claims}
    yield from (other.edtf for other in event.other_dates if named & {*other.claims})

"""Dated events by year, with what each article and the record say of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar, TypeVar

from synopsis.page import Page
from synopsis.pages import event_dates
from synopsis.pages.context import PageContext
from synopsis.pages.event_dates import Drawn, Giver
from synopsis.pages.head import Head
from synopsis.pages.list_pages import ShelfView, named, planned_list, shelf_view
from synopsis.pages.renderer import PageRenderer, Planned
from synopsis.pages.shelving import Shelf, Shelving, by_time
from synopsis.pages.views import Link, TemplateView
from synopsis.register.edtf import Edtf
from synopsis.register.enums import PartKind
from synopsis.register.model import Claim, Event, Finding, Record
from synopsis.register.part_labels import readers_words

R = TypeVar("R", bound=Record)

PATH = "/timeline/"
MOST = 80
"""So many events stand on one page."""
OPEN_CLAIMS = 1
"""So many claims of a cell are open; the rest is folded."""
OPEN_FINDINGS = 1
STATED_FINDINGS = 2
"""So many have their sentence here; the rest is named and linked, so that the page stays light."""
BESIDE_THE_RECORD = 2
"""So many articles have room beside the record."""
COLUMNS = (3, 2, 4, 5)
"""How many of more articles stand in a row, the best first."""


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """A claim in one line."""

    link: Link
    says: str
    """Empty where it accuses somebody who may be alive."""
    chain: tuple[str, ...]
    """Who speaks in it, outermost first, but for the article's author."""


@dataclass(frozen=True, slots=True)
class FindingLine:
    """A finding in one line."""

    states: str
    document: Link
    checked: str


@dataclass(frozen=True, slots=True)
class ArticleCell:
    """What an article says of an event."""

    label: str
    claims: tuple[ClaimLine, ...]
    folded: tuple[ClaimLine, ...]


@dataclass(frozen=True, slots=True)
class EventView:
    """A dated event."""

    id: str
    title: str
    date: Edtf
    says: str
    others: tuple[Giver, ...]
    """Who gives it another date."""
    layout: str
    cells: tuple[ArticleCell, ...]
    """Of the articles that speak of it alone."""
    findings: tuple[FindingLine, ...]
    folded: tuple[FindingLine, ...]
    named: tuple[Link, ...]
    """The documents of further findings, each linked to what it says."""
    unheard: tuple[str, ...]
    """Those of whom nothing is listed: articles, and the record."""
    comments: tuple[ClaimLine, ...]


@dataclass(frozen=True, slots=True)
class YearView:
    """The events that begin in one year."""

    id: str
    label: str
    events: tuple[EventView, ...]


@dataclass(frozen=True, slots=True)
class TimelinePage(TemplateView):
    """Dated events."""

    template: ClassVar[str] = "timeline"

    content_note: str
    total: int
    drawings: tuple[Drawn, ...]
    """By year, and, where the register names a window, by day."""
    years: tuple[YearView, ...]
    readers_words: str
    shelf: ShelfView


def pages(renderer: PageRenderer) -> Iterator[Planned]:
    """Yield the timeline, which is divided where it is long."""
    shelving: Shelving[Event] = Shelving(
        PATH,
        PATH,
        steps=lambda event: by_time(event.date.points[0], renderer.index.interface),
        anchors=lambda event: (event.id, _year_id(event)),
        most=MOST,
    )
    whole = shelving.divided(renderer.index.events, renderer.index.first_days)
    yield from planned_list(renderer, shelving, whole, _timeline)


def _timeline(renderer: PageRenderer, shelf: Shelf[Event]) -> Page:
    index, context = renderer.index, renderer.context(shelf.path)
    view = TimelinePage(
        content_note=index.register.site.content_note,
        total=len(index.events),
        drawings=event_dates.drawings(index, shelf.entries),
        years=tuple(_years(context, shelf.entries)),
        readers_words=readers_words(index),
        shelf=shelf_view(context, context.section("Timeline", PATH), shelf),
    )
    description = context.say("Dated events, by year and by day, with what each article and the record say of them.")
    head = Head(title=named(context.say("Timeline"), shelf), description=description, wide=True)
    return renderer.page(view, context.path, head)


def _year_id(event: Event) -> str:
    return f"year-{event.date.points[0].years}"


def _years(context: PageContext, events: Iterable[Event]) -> Iterator[YearView]:
    for label, group in groupby(events, key=lambda event: event.date.points[0].years):
        yield YearView(f"year-{label}", label, tuple(_event(context, event) for event in group))


def _event(context: PageContext, event: Event) -> EventView:
    index, register = context.index, context.index.register
    comments = [claim for name in event.claims if index.part_of(claim := register.claims[name]) is PartKind.COMMENTS]
    heard = {article.label: event_dates.claims_on(index, event, article) for article in index.articles}
    cells = [
        _cell(label, [_claim(context, claim) for claim in _other_dates_first(event, own)])
        for label, own in heard.items()
        if own
    ]
    documented = _other_dates_first(event, [register.findings[name] for name in event.findings])
    findings = [_finding(context, finding) for finding in documented]
    silent = [label for label, own in heard.items() if not own]
    return EventView(
        id=event.id,
        title=event.title,
        date=event.date,
        says=event.says,
        others=event_dates.others(index, event),
        layout=layout(len(cells), has_record=bool(findings)),
        cells=tuple(cells),
        findings=tuple(findings[:OPEN_FINDINGS]),
        folded=tuple(findings[OPEN_FINDINGS:STATED_FINDINGS]),
        named=_documents(findings[STATED_FINDINGS:]),
        unheard=(*silent, *([] if findings else [context.say("the record")])),
        comments=tuple(_claim(context, claim) for claim in comments),
    )


def _cell(label: str, lines: Sequence[ClaimLine]) -> ArticleCell:
    return ArticleCell(label, tuple(lines[:OPEN_CLAIMS]), tuple(lines[OPEN_CLAIMS:]))


def layout(speakers: int, *, has_record: bool) -> str:
    """Name the columns: the record stands beside up to two articles and below more, of which none stands alone."""
    if speakers <= BESIDE_THE_RECORD:
        return f"told told--{speakers}" + ("-and-record" if has_record else "")
    return f"told told--{next((columns for columns in COLUMNS if speakers % columns != 1), 1)} told--record-below"


def _other_dates_first(event: Event, records: Sequence[R]) -> Sequence[R]:
    """Put first what gives the event another date, so that it is not closed."""
    named = {name for other in event.other_dates for name in (*other.claims, *other.findings)}
    return sorted(records, key=lambda record: record.id not in named)


def _documents(lines: Sequence[FindingLine]) -> tuple[Link, ...]:
    """Return the documents of findings, each once, linked to the first of what it says."""
    found: dict[str, Link] = {}
    for line in lines:
        found.setdefault(str(line.document.text), line.document)
    return tuple(found.values())


def _claim(context: PageContext, claim: Claim) -> ClaimLine:
    chain = [voice.name for voice in context.voices(claim)]
    is_comment = context.index.part_of(claim) is PartKind.COMMENTS
    return ClaimLine(
        link=context.link(claim, claim.id),
        says="" if context.index.accuses_the_living(claim) else claim.says,
        chain=tuple(chain if is_comment else chain[1:]),
    )


def _finding(context: PageContext, finding: Finding) -> FindingLine:
    document = context.index.register.documents[finding.document]
    checked = context.checked(finding.checked, document, finding)
    return FindingLine(finding.states, context.link(document, document.label, finding.id), checked.label)

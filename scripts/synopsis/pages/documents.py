"""The bibliography."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar

from markupsafe import Markup

from synopsis.exports.bibliography.pandoc import filed_under
from synopsis.languages.interface import message
from synopsis.page import Page
from synopsis.pages import cite_box, correction_views
from synopsis.pages.context import PageContext
from synopsis.pages.head import Head
from synopsis.pages.letters import letter_of
from synopsis.pages.list_filters import Filter, ListOrder, by, terms_of, topics_of
from synopsis.pages.list_pages import ShelfView, named, planned_list, shelf_view
from synopsis.pages.renderer import PageRenderer, Planned, planned
from synopsis.pages.shelving import Shelf, Shelving, by_letter
from synopsis.pages.titled_references import titled
from synopsis.pages.views import (
    AuditView,
    CheckedView,
    CountedTerm,
    FindingView,
    Link,
    RecordPage,
    ReviewView,
    TemplateView,
)
from synopsis.register.enums import DOCUMENT_KINDS, CheckedHow
from synopsis.register.index import Index
from synopsis.register.model import Document, Topic
from synopsis.register.urls import path_of

ORDERS = (
    ListOrder("", message("by author")),
    ListOrder("date", message("by date")),
    ListOrder("kind", message("by kind")),
    ListOrder("checked", message("by how checked")),
    ListOrder("topic", message("by topic")),
)
"""How the bibliography can be ordered; it is written by author."""
MOST = 225
"""So many documents stand on one page."""
LAST = 99
"""Stands behind the rank of every topic."""
WAYS_OF_CHECKING = {how: number for number, how in enumerate(CheckedHow, 1)}


@dataclass(frozen=True, slots=True)
class DocumentEntry:
    """A document in the bibliography, with all by which it can be found and ordered there."""

    id: str
    link: Link
    reference: Markup
    """Its title leads to our page."""
    graphic: bool
    original: str
    copy_read: str
    kind: str
    kind_id: str
    kind_rank: int
    date: str
    checked: CheckedView
    checked_id: CheckedHow
    checked_rank: int
    topics: tuple[str, ...]
    topic_rank: str
    archived: str
    findings: int
    cited: int
    """How many claims name it."""


@dataclass(frozen=True, slots=True)
class DocumentsOfLetter:
    """The documents under one letter."""

    id: str
    label: str
    documents: tuple[DocumentEntry, ...]


@dataclass(frozen=True, slots=True)
class DocumentsPage(TemplateView):
    """The bibliography."""

    template: ClassVar[str] = "documents"

    total: int
    counts: tuple[CountedTerm, ...]
    """How many documents were checked in each way."""
    findings: int
    read: tuple[CountedTerm, ...]
    """How many findings were checked in each way that occurs."""
    at_second_hand: bool
    """Whether most findings come from elsewhere than the publisher."""
    letters: tuple[DocumentsOfLetter, ...]
    filters: tuple[Filter, ...]
    orders: tuple[ListOrder, ...]
    shelf: ShelfView


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentPage(RecordPage):
    """One document."""

    template: ClassVar[str] = "document"

    title: str
    document: Document
    reference: Markup
    kind: Link
    checked: CheckedView
    findings: tuple[FindingView, ...]
    audits: tuple[AuditView, ...]
    cited: tuple[Link, ...]
    """The claims that name it."""
    review: ReviewView


def pages(renderer: PageRenderer) -> Iterator[Planned]:
    """Yield the bibliography and each document."""
    names = {item.id: filed_under(renderer.references[item.id]) for item in renderer.index.documents}
    interface = renderer.index.interface
    ordered = sorted(renderer.index.documents, key=lambda item: (letter_of(names[item.id], interface), names[item.id]))
    shelving: Shelving[Document] = Shelving(
        "/documents/",
        "/a-z/documents/",
        steps=lambda item: by_letter(names[item.id], interface=interface),
        anchors=lambda item: (item.id, letter_of(names[item.id], interface).id),
        most=MOST,
    )
    whole = shelving.divided(ordered, renderer.index.first_days)
    yield from planned_list(renderer, shelving, whole, _documents)
    for document in renderer.index.documents:
        yield planned(path_of(document), _document, renderer, document)


def _documents(renderer: PageRenderer, shelf: Shelf[Document]) -> Page:
    index, context = renderer.index, renderer.context(shelf.path)
    speak_on = {item.id: renderer.search_entries.topics_of_document(item) for item in shelf.entries}
    counts = Counter(document.checked.how for document in index.documents)
    read = Counter(finding.checked.how for finding in index.findings)
    view = DocumentsPage(
        total=len(index.documents),
        counts=tuple(CountedTerm(context.term("checked", how), counts[how]) for how in CheckedHow),
        findings=len(index.findings),
        read=tuple(CountedTerm(context.term("checked", how), read[how]) for how in CheckedHow if read[how]),
        at_second_hand=2 * read[CheckedHow.PUBLISHER] < len(index.findings),
        letters=tuple(
            DocumentsOfLetter(
                letter.id, letter.label, tuple(_entry(context, item, speak_on[item.id]) for item in group)
            )
            for letter, group in groupby(
                shelf.entries,
                key=lambda item: letter_of(filed_under(context.references[item.id]), context.index.interface),
            )
        ),
        filters=_filters(index, shelf.entries, speak_on) if shelf.entries else (),
        orders=tuple(ListOrder(order.value, context.say(order.label)) for order in ORDERS),
        shelf=shelf_view(context, context.section("Documents", "/documents/"), shelf),
    )
    description = context.say("Every document that is cited, with how far each was checked.")
    head = Head(title=named(context.say("Documents"), shelf), description=description, wide=True)
    return renderer.page(view, context.path, head)


def _filters(
    index: Index, documents: Sequence[Document], speak_on: Mapping[str, tuple[Topic, ...]]
) -> tuple[Filter, ...]:
    """Return by what the entries of a page can be narrowed."""
    kinds = index.register.vocabularies.words_of(DOCUMENT_KINDS)
    checked = [[item.checked.how] for item in documents]
    topics = [[topic.id for topic in found] for found in speak_on.values()]
    return (
        by(
            "kind",
            index.interface.say("Kind"),
            terms_of(index, DOCUMENT_KINDS, kinds),
            [[item.kind] for item in documents],
        ),
        by("checked", index.interface.say("How checked"), terms_of(index, "checked", CheckedHow), checked),
        by("topic", index.interface.say("Topic"), topics_of(index), topics),
    )


def _entry(context: PageContext, document: Document, topics: tuple[Topic, ...]) -> DocumentEntry:
    index = context.index
    first = index.topics.index(topics[0]) + 1 if topics else LAST
    link = context.document(document)
    return DocumentEntry(
        id=document.id,
        link=link,
        reference=titled(context.references[document.id], document.csl.title, link.href),
        graphic=document.graphic,
        original=document.csl.url,
        copy_read=document.host.url,
        kind=index.term(DOCUMENT_KINDS, document.kind).label,
        kind_id=document.kind,
        kind_rank=index.register.vocabularies.words_of(DOCUMENT_KINDS).index(document.kind) + 1,
        date=str(document.csl.issued or ""),
        checked=context.checked(document.checked, document),
        checked_id=document.checked.how,
        checked_rank=WAYS_OF_CHECKING[document.checked.how],
        topics=tuple(topic.id for topic in topics),
        topic_rank=f"{first:02}",
        archived=document.archived_url,
        findings=len(index.findings_of_document(document)),
        cited=len(index.claims_of_document(document)),
    )


def _document(renderer: PageRenderer, document: Document) -> Page:
    index, context = renderer.index, renderer.context(path_of(document))
    view = DocumentPage(
        up=context.section("Documents", "/documents/"),
        title=document.page_title,
        document=document,
        reference=context.references[document.id],
        kind=context.term(DOCUMENT_KINDS, document.kind),
        checked=context.checked(document.checked, document),
        findings=tuple(map(context.finding, index.findings_of_document(document))),
        audits=tuple(map(context.audit, index.audits_of_document(document))),
        cited=tuple(context.link(claim, claim.id) for claim in index.claims_of_document(document)),
        corrections=correction_views.of_page(context),
        cite=cite_box.of_page(context, document),
        review=context.review(document),
    )
    name = context.edition.site_name
    description = context.say(
        "{document}: what it says on the questions of {site}, and how far it was checked.",
        document=document.label,
        site=name,
    )
    head = Head(title=document.unique_title, description=description, record=document, wide=True)
    return renderer.page(view, context.path, head)

"""Everything that can be found, in one list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import ClassVar

from synopsis.page import Page
from synopsis.pages.context import PageContext
from synopsis.pages.head import Head
from synopsis.pages.letters import filed_under, letter_of
from synopsis.pages.list_pages import ShelfView, named, planned_list, shelf_view
from synopsis.pages.renderer import PageRenderer, Planned
from synopsis.pages.shelving import Shelf, Shelving, by_letter
from synopsis.pages.views import NumberedClaims, TemplateView
from synopsis.register.index import Index
from synopsis.register.urls import path_of

PATH = "/a-z/"
MOST = 1_000
"""So many entries stand on one page."""
MOST_NUMBERS = 1_500
"""So many numbers of claims have room below them."""


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """One entry of the list."""

    text: str
    kind: str
    href: str
    """A path from the root, and on a page the link to it."""
    language: str = ""
    """Tag of a form in another language; empty for our own words."""
    of: str = ""
    """What the form is another form of; empty where it stands for itself."""


@dataclass(frozen=True, slots=True)
class EntriesOfLetter:
    """The entries under one letter."""

    id: str
    label: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class AToZPage(TemplateView):
    """Everything in one list."""

    template: ClassVar[str] = "a-z"

    letters: tuple[EntriesOfLetter, ...]
    claims: tuple[NumberedClaims, ...]
    """None where they are many, and have a list of their own alone."""
    all_claims: str
    shelf: ShelfView


def pages(renderer: PageRenderer) -> Iterator[Planned]:
    """Yield the list from A to Z, which is divided where it is long."""
    interface = renderer.index.interface
    shelving: Shelving[Entry] = Shelving(
        PATH,
        PATH,
        steps=lambda entry: by_letter(entry.text, interface=interface),
        anchors=lambda entry: (letter_of(entry.text, interface).id,),
        most=MOST,
    )
    whole = shelving.divided(_entries(renderer.index), renderer.index.first_days)
    yield from planned_list(renderer, shelving, whole, _a_to_z)


def _a_to_z(renderer: PageRenderer, shelf: Shelf[Entry]) -> Page:
    context = renderer.context(shelf.path)
    view = AToZPage(
        _letters(context, shelf.entries),
        ()
        if shelf.label or len(renderer.index.claims) > MOST_NUMBERS
        else context.numbered_claims(renderer.index.claims),
        context.href("/claims/"),
        shelf_view(context, context.section("A to Z", PATH), shelf),
    )
    description = context.say(
        "Everything on this site in one list: topics, questions, names, voices, documents, claims."
    )
    head = Head(title=named(context.say("A to Z"), shelf), description=description, wide=True)
    return renderer.page(view, context.path, head)


def _entries(index: Index) -> list[Entry]:
    """Return every entry in its order."""
    entries = {*_comparison(index), *_documents(index), *_people(index), *_names(index)}
    return sorted(entries, key=lambda entry: (letter_of(entry.text, index.interface), filed_under(entry.text), entry))


def _letters(context: PageContext, entries: Iterable[Entry]) -> tuple[EntriesOfLetter, ...]:
    """Put entries under their letters, each with the link from here."""
    return tuple(
        EntriesOfLetter(
            letter.id, letter.label, tuple(replace(entry, href=context.href(entry.href)) for entry in group)
        )
        for letter, group in groupby(entries, key=lambda entry: letter_of(entry.text, context.index.interface))
    )


def _comparison(index: Index) -> Iterator[Entry]:
    say = index.interface.say
    for article in index.articles:
        yield Entry(article.label, say("article"), path_of(article))
    for topic in index.topics:
        yield Entry(topic.title, say("topic"), path_of(topic))
    for question in index.questions:
        yield Entry(question.asks, say("question"), path_of(question))


def _documents(index: Index) -> Iterator[Entry]:
    for document in index.documents:
        path, csl = path_of(document), document.csl
        yield Entry(document.label, index.term("document-kind", document.kind).label, path)
        if document.title_accuses:
            continue
        if csl.title != document.label:
            yield Entry(csl.title, index.interface.say("document"), path)
        if csl.original_title:
            yield Entry(csl.original_title, index.interface.say("document"), path, csl.language, csl.title)


def _people(index: Index) -> Iterator[Entry]:
    for person in index.register.people.values():
        has_page = index.register.has_page(person)
        if not (has_page or index.claims_of_voice(person.id)):
            continue
        path = path_of(person) if has_page else f"/voices/#{person.id}"
        kind = index.interface.say("voice: {kind}", kind=index.term("person-kind", person.kind).label)
        yield Entry(person.name, kind, path)
        for spelling in person.spellings:
            if spelling.form != person.name:
                yield Entry(spelling.form, kind, path, spelling.lang, person.name)


def _names(index: Index) -> Iterator[Entry]:
    for name in index.register.names.values():
        of_name = index.term("name-kind", name.kind).label
        kind, path = index.interface.say("name: {kind}", kind=of_name), f"/names/#{name.id}"
        yield Entry(name.label, kind, path)
        for form in name.forms:
            if form.form != name.label:
                yield Entry(form.form, kind, path, form.lang, name.label)

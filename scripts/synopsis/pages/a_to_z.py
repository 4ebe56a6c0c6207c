"""Everything that can be found, in one list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar

from synopsis.languages.interface import Interface
from synopsis.page import Page
from synopsis.pages.context import PageContext
from synopsis.pages.head import Head
from synopsis.pages.letters import filed_under, letter_of
from synopsis.pages.renderer import PageRenderer, Planned, planned
from synopsis.pages.views import NumberedClaims, TemplateView


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """One entry of the list."""

    text: str
    kind: str
    href: str
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


def pages(renderer: PageRenderer) -> Iterator[Planned]:
    """Yield the list from A to Z."""
    yield planned("/a-z/", _a_to_z, renderer)


def _a_to_z(renderer: PageRenderer) -> Page:
    context = renderer.context("/a-z/")
    entries = {*_comparison(context), *_documents(context), *_people(context), *_names(context)}
    view = AToZPage(_letters(entries, context.index.interface), context.numbered_claims())
    description = context.say(
        "Everything on this site in one list: topics, questions, names, voices, documents, claims."
    )
    return renderer.page(view, context.path, Head(title=context.say("A to Z"), description=description, wide=True))


def _letters(entries: set[Entry], interface: Interface) -> tuple[EntriesOfLetter, ...]:
    """Put entries under their letters, all in order."""
    ordered = sorted(entries, key=lambda entry: (letter_of(entry.text, interface), filed_under(entry.text), entry))
    grouped = groupby(ordered, key=lambda entry: letter_of(entry.text, interface))
    return tuple(EntriesOfLetter(letter.id, letter.label, tuple(group)) for letter, group in grouped)


def _comparison(context: PageContext) -> Iterator[Entry]:
    for article in context.index.articles:
        yield Entry(article.label, context.say("article"), context.link(article, article.label).href)
    for topic in context.index.topics:
        yield Entry(topic.title, context.say("topic"), context.link(topic, topic.title).href)
    for question in context.index.questions:
        yield Entry(question.asks, context.say("question"), context.question(question).href)


def _documents(context: PageContext) -> Iterator[Entry]:
    for document in context.index.documents:
        href, csl = context.document(document).href, document.csl
        yield Entry(document.label, context.index.term("document-kind", document.kind).label, href)
        if document.title_accuses:
            continue
        if csl.title != document.label:
            yield Entry(csl.title, context.say("document"), href)
        if csl.original_title:
            yield Entry(csl.original_title, context.say("document"), href, csl.language, csl.title)


def _people(context: PageContext) -> Iterator[Entry]:
    index = context.index
    for person in index.register.people.values():
        href = context.voice(person).href or context.href(f"/voices/#{person.id}")
        if not (index.register.has_page(person) or index.claims_of_voice(person.id)):
            continue
        kind = context.say("voice: {kind}", kind=index.term("person-kind", person.kind).label)
        yield Entry(person.name, kind, href)
        for spelling in person.spellings:
            if spelling.form != person.name:
                yield Entry(spelling.form, kind, href, spelling.lang, person.name)


def _names(context: PageContext) -> Iterator[Entry]:
    for name in context.index.register.names.values():
        of_name = context.index.term("name-kind", name.kind).label
        kind, href = context.say("name: {kind}", kind=of_name), context.href(f"/names/#{name.id}")
        yield Entry(name.label, kind, href)
        for form in name.forms:
            if form.form != name.label:
                yield Entry(form.form, kind, href, form.lang, name.label)

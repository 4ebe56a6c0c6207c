"""Everything that can be found, in one list."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, ClassVar

from synopsis.pages.head import Head
from synopsis.pages.search_metadata import plain
from synopsis.pages.views import TemplateView

if TYPE_CHECKING:
    from collections.abc import Iterator

    from synopsis.page import Page
    from synopsis.pages.context import PageContext
    from synopsis.pages.renderer import PageRenderer
    from synopsis.pages.views import Link, NumberedClaims
    from synopsis.register.model import Topic

_MARKS = "[(“”\"'‘’«…"  # noqa: RUF001 - what a title may begin with


@dataclass(frozen=True, slots=True, order=True)
class Heading:
    """A letter, or the letters of another script, under which entries stand."""

    rank: tuple[int, str]
    id: str
    label: str


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
class Letter:
    """The entries under one heading."""

    id: str
    label: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class TopicView:
    """A topic with its questions."""

    link: Link
    questions: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class AToZPage(TemplateView):
    """Everything in one list."""

    template: ClassVar[str] = "a-z"

    topics: tuple[TopicView, ...]
    letters: tuple[Letter, ...]
    claims: tuple[NumberedClaims, ...]


def pages(renderer: PageRenderer) -> Iterator[Page]:
    """Yield the list from A to Z."""
    context = renderer.context("/a-z/")
    view = AToZPage(
        topics=tuple(_topic(context, topic) for topic in renderer.index.topics),
        letters=_letters({*_documents(context), *_people(context), *_names(context)}),
        claims=context.numbered_claims(),
    )
    description = "Everything on this site in one list: topics, questions, names, voices, documents, claims."
    yield renderer.page(view, context.path, Head(title="A to Z", description=description))


def heading(text: str) -> Heading:
    """Return where `text` stands: under its letter, under figures, or under the name of its script."""
    first = plain(text.lstrip(_MARKS) or "0")[0]
    if first.isascii() and first.isalpha():
        return Heading((1, first.upper()), f"letter-{first.lower()}", first.upper())
    if not first.isalpha():
        return Heading((0, ""), "figures", "Figures")
    script = unicodedata.name(first).split()[0]
    if script == "LATIN":
        return Heading((2, ""), "latin", "Other Latin letters")
    return Heading((3, script), f"script-{script.lower()}", f"{script.capitalize()} letters")


def _letters(entries: set[Entry]) -> tuple[Letter, ...]:
    """Put entries under their headings, all in order; marks on letters and before words do not count."""
    ordered = sorted(entries, key=lambda entry: (heading(entry.text), _filed_under(entry.text), entry))
    grouped = groupby(ordered, key=lambda entry: heading(entry.text))
    return tuple(Letter(place.id, place.label, tuple(group)) for place, group in grouped)


def _filed_under(text: str) -> str:
    return plain(text.lstrip(_MARKS)).casefold()


def _topic(context: PageContext, topic: Topic) -> TopicView:
    questions = context.index.questions_of_topic(topic)
    return TopicView(context.link(topic, topic.title), tuple(map(context.question, questions)))


def _documents(context: PageContext) -> Iterator[Entry]:
    for document in context.index.documents:
        href, csl = context.document(document).href, document.csl
        yield Entry(document.label, context.index.term("document-kind", document.kind).label, href)
        if document.title_accuses:
            continue
        yield Entry(csl.title, "title of a document", href)
        if csl.original_title:
            yield Entry(csl.original_title, "title of a document", href, csl.language, csl.title)


def _people(context: PageContext) -> Iterator[Entry]:
    index = context.index
    for person in index.register.people.values():
        href = context.voice(person).href or context.href(f"/voices/#{person.id}")
        if not (index.register.has_page(person) or index.claims_of_voice(person.id)):
            continue
        kind = f"voice: {index.term('person-kind', person.kind).label}"
        yield Entry(person.name, kind, href)
        for spelling in person.spellings:
            if spelling.form != person.name:
                yield Entry(spelling.form, kind, href, spelling.lang, person.name)


def _names(context: PageContext) -> Iterator[Entry]:
    for name in context.index.register.names.values():
        kind, href = f"name: {context.index.term('name-kind', name.kind).label}", context.href(f"/names/#{name.id}")
        yield Entry(name.label, kind, href)
        for form in name.forms:
            if form.form != name.label:
                yield Entry(form.form, kind, href, form.lang, name.label)

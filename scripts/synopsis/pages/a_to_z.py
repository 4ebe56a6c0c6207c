"""Everything that can be found, in one list."""

from __future__ import annotations

import unicodedata
from html import unescape
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from synopsis.exports.bibliography.references import short_name
from synopsis.pages.search_metadata import plain
from synopsis.register.enums import PartKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from synopsis.page import Page
    from synopsis.pages.context import PageContext
    from synopsis.pages.renderer import PageRenderer
    from synopsis.register.index import Index

PATH = "/a-z/"
_MARKS = "[(“”\"'‘’«…"  # noqa: RUF001 - what a title may begin with


class Heading(NamedTuple):
    """A letter, or the letters of another script, under which entries stand."""

    order: tuple[int, str]
    id: str
    label: str


class Listed(NamedTuple):
    """One entry of the list."""

    sorting: str
    text: str
    kind: str
    href: str
    language: str
    """Tag of a form in another language; empty for our own words."""
    of: str
    """What the form is another form of; empty where it stands for itself."""


def pages(renderer: PageRenderer) -> Iterator[Page]:
    """Yield the list from A to Z."""
    index, here = renderer.index, renderer.here(PATH)
    yield renderer.page(
        "a-z",
        PATH,
        title="A to Z",
        description="Everything on this site in one list: topics, questions, names, voices, documents, claims.",
        letters=[
            (heading, [entry for _, entry in group])
            for heading, group in groupby(_under_headings(index, here), key=lambda pair: pair[0])
        ],
        topics=[
            (here.link(topic, topic.title), [here.question(question) for question in index.questions_of_topic(topic)])
            for topic in index.topics
        ],
        claims=[
            (article.label, index.term("part", part).label, [here.link(claim, claim.id) for claim in claims])
            for article in index.articles
            for part in PartKind
            if (claims := index.claims_in(article, part))
        ],
    )


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


def _under_headings(index: Index, here: PageContext) -> list[tuple[Heading, Listed]]:
    listed = {*_documents(index, here), *_people(index, here), *_names(index, here)}
    return sorted((heading(entry.text), entry) for entry in listed)


def _entry(text: str, kind: str, href: str, language: str = "", of: str = "") -> Listed:
    return Listed(plain(text.lstrip(_MARKS)).casefold(), text, kind, href, language, of)


def _documents(index: Index, here: PageContext) -> Iterator[Listed]:
    for document in index.documents:
        link = here.document(document)
        yield _entry(unescape(short_name(document.csl)), index.term("document-kind", document.kind).label, link.href)
        if document.title_accuses:
            continue
        yield _entry(document.csl.title, "title of a document", link.href)
        if document.csl.original_title:
            kind = "title of a document"
            yield _entry(document.csl.original_title, kind, link.href, document.csl.language, document.csl.title)


def _people(index: Index, here: PageContext) -> Iterator[Listed]:
    for person in filter(lambda person: index.claims_of_voice(person.id), index.register.people.values()):
        kind, href = f"voice: {index.term('person-kind', person.kind).label}", here.voice(person).href
        yield _entry(person.name, kind, href)
        for spelling in person.spellings:
            if spelling.form != person.name:
                yield _entry(spelling.form, kind, href, spelling.lang, person.name)


def _names(index: Index, here: PageContext) -> Iterator[Listed]:
    for name in index.register.names.values():
        kind, href = f"name: {index.term('name-kind', name.kind).label}", here.href(f"/names/#{name.id}")
        yield _entry(name.label, kind, href)
        for form in name.forms:
            if form.form != name.label:
                yield _entry(form.form, kind, href, form.lang, name.label)

"""Typed links in the head of a page, by which programs find what belongs to it: Signposting level 1, RFC 8288."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from synopsis.exports import linkset, web_annotations
from synopsis.exports.files import FILES, SCHEMA_TYPE, SCHEMAS
from synopsis.exports.register_json import REGISTER
from synopsis.exports.sidecars import CITATIONS
from synopsis.pages.head import Head
from synopsis.register.model import Article
from synopsis.register.urls import relative

_DATA = "/data/"
_TYPES = {
    ".bib": "application/x-bibtex",
    ".csl.json": "application/vnd.citationstyles.csl+json",
    ".ris": "application/x-research-info-systems",
}
"""Media types of citations beside a page, by how their names end."""


@dataclass(frozen=True, slots=True)
class TypedLink:
    """A link that says what its target is to the page (IANA's registry of link relations)."""

    rel: str
    href: str
    type: str = ""


def links(path: str, head: Head) -> Iterator[TypedLink]:
    """Yield whose the page at `path` is, what describes it, and the data set that it is of or that stands there."""
    yield TypedLink("author", relative("/about/", path))
    if head.record:
        yield TypedLink("describedby", "index.json", "application/json")
        for name in CITATIONS:
            yield TypedLink("describedby", name, _TYPES[name.removeprefix("cite")])
        yield TypedLink("collection", relative(_DATA, path), "text/html")
    if isinstance(head.record, Article):
        for name in web_annotations.names(head.record):
            yield TypedLink("describedby", name, web_annotations.MEDIA_TYPE)
    if head.files:
        for file in FILES:
            yield TypedLink("item", file.name, file.media_type)
        for name in SCHEMAS:
            yield TypedLink("describedby", name, SCHEMA_TYPE)
        yield TypedLink("linkset", linkset.NAME, linkset.MEDIA_TYPE)
    elif not head.record:
        yield TypedLink("describedby", relative(f"/{REGISTER}", path), "application/json")

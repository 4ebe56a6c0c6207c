"""The external addresses of a register."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from synopsis.register.model import Csl, Register
from synopsis.register.problems import Location


@dataclass(frozen=True, slots=True)
class Target:
    """One address, where it stands in the register, and what should be found there."""

    source: str
    """Kind and id of the record: `documents/survey-1998`."""
    field: str
    """The field of the record: `csl.URL`."""
    url: str
    titles: tuple[str, ...]
    """Titles of what is expected; none where there is nothing to compare with."""
    location: Location


def targets(register: Register) -> list[Target]:
    """List every external address of a register, in the order of kinds and ids."""
    return [target for target in _every(register) if target.url]


def _every(register: Register) -> Iterator[Target]:
    site = register.site
    for field, url in (("contact_url", site.contact_url), ("licence_url", site.licence_url)):
        yield Target("site", field, url, (), site.at(field))
    for article_id, article in sorted(register.articles.items()):
        source, titles = f"articles/{article_id}", _titles(article.csl)
        yield Target(source, "csl.URL", article.csl.url, titles, article.at("csl", "URL"))
        yield Target(source, "host.url", article.host.url, titles, article.at("host", "url"))
    for document_id, document in sorted(register.documents.items()):
        source, titles = f"documents/{document_id}", _titles(document.csl)
        yield Target(source, "csl.URL", document.csl.url, titles, document.at("csl", "URL"))
        yield Target(source, "archived_url", document.archived_url, titles, document.at("archived_url"))
        yield Target(source, "host.url", document.host.url, titles, document.at("host", "url"))
    for finding_id, finding in sorted(register.findings.items()):
        document_read = register.documents.get(finding.document)
        titles = _titles(document_read.csl) if document_read else ()
        yield Target(f"findings/{finding_id}", "host.url", finding.host.url, titles, finding.at("host", "url"))


def _titles(csl: Csl) -> tuple[str, ...]:
    """Give the titles that a page may carry; one in brackets is our description, which no page has."""
    return tuple(title for title in (csl.title, csl.original_title) if title and not title.startswith("["))

"""The register as linked data (JSON-LD): claims, what documents say, and how it bears on them in the words of CiTO.

How a document bears on a claim is the editors' reading. What bears on a report alone ("that X said so") is tied to the
report, a thing of its own beside the claim, so that no graph takes "X did say so" for "it is so".
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias

from synopsis.exports import identifiers
from synopsis.register.edition import Edition
from synopsis.register.enums import Bearing, BearingOf, NameKind
from synopsis.register.index import Index
from synopsis.register.model import Article, Claim, Document, Finding
from synopsis.register.urls import full, path_of

CITO = "http://purl.org/spar/cito/"
BEARINGS = {
    Bearing.SUPPORTS: "supports",
    Bearing.DISPUTES: "disputes",
    Bearing.QUALIFIES: "qualifies",
    Bearing.CONTEXT: "givesBackgroundTo",
}
"""Words of CiTO for what a finding does to a claim; the last is the inverse of `obtainsBackgroundFrom`."""
LINK = {"@type": "@id"}
CONTEXT: dict[str, Any] = {
    "@vocab": "http://schema.org/",
    "cito": CITO,
    "about": LINK,
    "appearance": LINK,
    "isPartOf": LINK,
    "sameAs": LINK,
    "url": LINK,
    "license": LINK,
    "creator": LINK,
    **{name: {"@id": f"cito:{name}", **LINK} for name in ("cites", *BEARINGS.values())},
}
"""In the file itself, so that no program has to ask for it."""
PLACES = {NameKind.PLACE: "Place", NameKind.EVENT: "Event", NameKind.INSTITUTION: "Organization"}
"""What names name, as schema.org says it; terms and people among them are described elsewhere."""

Node: TypeAlias = dict[str, Any]


def linked_register(index: Index, edition: Edition) -> Node:
    """Return the graph, each thing named as on the pages."""
    return {"@context": CONTEXT, "@graph": list(_nodes(index, edition))}


def _nodes(index: Index, edition: Edition) -> Iterator[Node]:
    site_url = edition.site_url
    yield {
        "@id": f"{site_url}data/#dataset",
        "@type": "Dataset",
        "name": edition.site_name,
        "license": index.register.site.licence_url,
        "creator": identifiers.publisher(site_url),
        "description": "How a document bears on a claim is the reading of the editors, given with the words read.",
    }
    for article in index.articles:
        yield _work(article, "Article", article.csl.title, site_url)
    for document in index.documents:
        yield _work(document, "CreativeWork", document.page_title, site_url)
    for claim in index.claims:
        yield from _claim(index, claim, site_url)
    for finding in index.findings:
        yield _finding(index, finding, site_url)
    yield from _items(index, site_url)


def _work(record: Article | Document, kind: str, name: str, site_url: str) -> Node:
    return {
        "@id": identifiers.thing(record, site_url),
        "@type": kind,
        "name": name,
        **({"url": record.csl.url} if record.csl.url else {}),
    }


def _claim(index: Index, claim: Claim, site_url: str) -> Iterator[Node]:
    accuses = index.accuses_the_living(claim)
    documents = index.register.documents
    cited = [identifiers.thing(documents[name], site_url) for name in sorted(claim.cites)]
    yield {
        "@id": identifiers.thing(claim, site_url),
        "@type": "Claim",
        "name": f"Claim {claim.id}" if accuses else claim.says,
        "url": full(path_of(claim), site_url),
        "appearance": identifiers.thing(index.article_of(claim), site_url),
        **({"cites": cited} if cited else {}),
    }
    if any(bearing.on is BearingOf.REPORT for bearing, _ in index.bearings_of_claim(claim)):
        voice = index.register.people[claim.voices[-1]].name
        yield {
            "@id": _report(claim, site_url),
            "@type": "Claim",
            "name": f"That {voice} said what claim {claim.id} reports",
            "about": identifiers.thing(claim, site_url),
        }


def _report(claim: Claim, site_url: str) -> str:
    return f"{full(path_of(claim), site_url)}#report"


def _finding(index: Index, finding: Finding, site_url: str) -> Node:
    bears: dict[str, list[str]] = {}
    for bearing in finding.bears_on:
        claim = index.register.claims[bearing.claim]
        on = _report(claim, site_url) if bearing.on is BearingOf.REPORT else identifiers.thing(claim, site_url)
        bears.setdefault(BEARINGS[bearing.how], []).append(on)
    return {
        "@id": identifiers.finding(finding, site_url),
        "@type": "CreativeWork",
        "isPartOf": identifiers.thing(index.register.documents[finding.document], site_url),
        "description": finding.states,
        **{name: sorted(claims) for name, claims in sorted(bears.items())},
    }


def _items(index: Index, site_url: str) -> Iterator[Node]:
    """Yield the people, events and places of which it is certain what they are elsewhere."""
    register = index.register
    for person in sorted(register.people.values(), key=lambda item: item.id):
        if person.wikidata and register.has_page(person):
            yield {
                "@id": identifiers.thing(person, site_url),
                "name": person.name,
                **identifiers.same_as(person.wikidata),
            }
    for event in index.events:
        if event.wikidata:
            yield {
                "@id": full(f"/timeline/#{event.id}", site_url),
                "@type": "Event",
                "name": event.title,
                **identifiers.same_as(event.wikidata),
            }
    for name in sorted(register.names.values(), key=lambda item: item.id):
        if name.wikidata and name.kind in PLACES:
            yield {
                "@id": full(f"/names/#{name.id}", site_url),
                "@type": PLACES[name.kind],
                "name": name.label,
                **identifiers.same_as(name.wikidata),
            }

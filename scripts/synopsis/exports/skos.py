"""The closed lists of words and the topics as concept schemes (SKOS)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias

from synopsis.exports import identifiers
from synopsis.exports.linked_register import BEARINGS, CITO
from synopsis.register.edition import Edition
from synopsis.register.enums import BEARING_LISTS, Bearing
from synopsis.register.index import Index
from synopsis.register.model import Site, Topic, Vocabulary
from synopsis.register.urls import full

LINK = {"@type": "@id"}
CONTEXT: dict[str, Any] = {
    "@vocab": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
    "title": "dcterms:title",
    "license": {"@id": "dcterms:license", **LINK},
    "seeAlso": {"@id": "http://www.w3.org/2000/01/rdf-schema#seeAlso", **LINK},
    "inScheme": LINK,
    "topConceptOf": LINK,
}
"""In the file itself, so that no program has to ask for it."""

Node: TypeAlias = dict[str, Any]


def vocabulary(index: Index, edition: Edition) -> Node:
    """Return every list and the topics, each concept named by its place on the pages."""
    context = {**CONTEXT, "@language": index.register.site.language}
    return {"@context": context, "@graph": list(_nodes(index, edition.site_url))}


def _nodes(index: Index, site_url: str) -> Iterator[Node]:
    site = index.register.site
    for listed in sorted(index.vocabularies, key=lambda item: item.id):
        yield from _list(site, listed, full("/vocabulary/", site_url))
    scheme = full("/topics/", site_url)
    yield {"@id": scheme, "@type": "ConceptScheme", "title": "Topics", "license": site.licence_url}
    for topic in index.topics:
        yield _topic(topic, scheme, site_url)


def _list(site: Site, listed: Vocabulary, page: str) -> Iterator[Node]:
    scheme = f"{page}#{listed.id}"
    yield {
        "@id": scheme,
        "@type": "ConceptScheme",
        "title": listed.label,
        "definition": listed.says,
        "license": site.licence_url,
    }
    for term in listed.terms:
        yield {
            "@id": f"{page}#{listed.id}-{term.id}",
            "@type": "Concept",
            "notation": {"@value": term.id, "@language": None},
            "prefLabel": term.label,
            "definition": term.says,
            "inScheme": scheme,
            "topConceptOf": scheme,
            **({"seeAlso": f"{CITO}{BEARINGS[Bearing(term.id)]}"} if listed.id in BEARING_LISTS.values() else {}),
        }


def _topic(topic: Topic, scheme: str, site_url: str) -> Node:
    return {
        "@id": identifiers.thing(topic, site_url),
        "@type": "Concept",
        "prefLabel": topic.title,
        **({"scopeNote": topic.scope} if topic.scope else {}),
        **({"hiddenLabel": sorted(topic.also)} if topic.also else {}),
        "inScheme": scheme,
        "topConceptOf": scheme,
    }

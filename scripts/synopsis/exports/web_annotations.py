"""The claims of an article as annotations of it (W3C Web Annotation): a client lays them over the article itself."""

from __future__ import annotations

from base64 import urlsafe_b64encode
from collections.abc import Iterator
from typing import Any, TypeAlias

from synopsis.exports import identifiers
from synopsis.exports.bibliography.works import dated
from synopsis.exports.register_json import as_json
from synopsis.page import Page
from synopsis.register.edition import Edition
from synopsis.register.enums import PartKind
from synopsis.register.index import Index
from synopsis.register.model import Article, ArticlePart, Claim
from synopsis.register.urls import file_of, full, path_of

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
MEDIA_TYPE = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'
NAMES = {PartKind.ARTICLE: "annotations.json", PartKind.COMMENTS: "annotations-comments.json"}
"""What readers wrote below an article is not the article's, and has a file of its own."""

Node: TypeAlias = dict[str, Any]


def names(article: Article) -> Iterator[str]:
    """Yield the files of annotations that stand beside an article's page."""
    for part in article.parts:
        yield NAMES[part.id]


def pages(index: Index, article: Article, edition: Edition) -> Iterator[Page]:
    """Yield a collection for each part of an article."""
    for part in article.parts:
        path = file_of(path_of(article), NAMES[part.id])
        yield Page(path, as_json(_collection(index, article, part, edition, full(path, edition.site_url))))


def _collection(index: Index, article: Article, part: ArticlePart, edition: Edition, address: str) -> Node:
    site = index.register.site
    claims = index.claims_in(article, part.id)
    source = source_of(article)
    what = article.label if part.id is PartKind.ARTICLE else f"{part.label} below {article.label}"
    unknown = "" if article.csl.url else " The address of the article is not known: its text is named by its SHA-256."
    return {
        "@context": CONTEXT,
        "id": address,
        "type": "AnnotationCollection",
        "label": f"{what}, claim by claim: {edition.site_name}.{unknown}",
        "creator": {"id": identifiers.publisher(edition.site_url), "type": "Organization", "name": site.publisher},
        "rights": site.licence_url,
        "total": len(claims),
        "first": {
            "id": f"{address}#page",
            "type": "AnnotationPage",
            "partOf": address,
            "startIndex": 0,
            "items": [_annotation(index, claim, source, edition) for claim in claims],
        },
    }


def source_of(article: Article) -> str:
    """Return the article's address; where that is not known, a name made of the fingerprint of its text (RFC 6920)."""
    digest = urlsafe_b64encode(bytes.fromhex(article.text_sha256)).decode().rstrip("=")
    return article.csl.url or f"ni:///sha-256;{digest}"


def _annotation(index: Index, claim: Claim, source: str, edition: Edition) -> Node:
    site = index.register.site
    page = full(path_of(claim), edition.site_url)
    context = {"prefix": claim.quote.prefix, "suffix": claim.quote.suffix}
    # an accusation stands nowhere without outcome and reply, which the page has
    says: list[Node] = [
        {"type": "TextualBody", "purpose": "describing", "format": "text/plain", "language": site.language}
        | {"value": claim.says}
    ]
    link: Node = {"type": "SpecificResource", "purpose": "linking", "source": page}
    return {
        "id": f"{page}#annotation",
        "type": "Annotation",
        "motivation": ["describing", "linking"],
        "creator": identifiers.publisher(edition.site_url),
        "rights": site.licence_url,
        "modified": f"{dated(index, claim).isoformat()}T00:00:00Z",
        "body": [*([] if index.accuses_the_living(claim) else says), link],
        "target": {
            "type": "SpecificResource",
            "source": source,
            "selector": {
                "type": "TextQuoteSelector",
                "exact": claim.quote.exact,
                **{name: words for name, words in context.items() if words},
            },
        },
    }

"""What a page says of itself to machines, as JSON-LD with the words of schema.org."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from synopsis.exports import identifiers
from synopsis.exports.bibliography.works import cited_with, dated, first_published
from synopsis.exports.files import DataFile
from synopsis.languages.interface import message
from synopsis.pages.head import Head
from synopsis.register.edition import DOI, Edition
from synopsis.register.enums import PartKind, PersonKind
from synopsis.register.index import Index, claims_named
from synopsis.register.model import Article, Claim, Csl, Document, Paged, Person, Question, Site, Topic, kind_of
from synopsis.register.urls import full, path_of

CONTEXT = "https://schema.org"
IN_SCRIPT = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}
"""Marks that could end the element in which the data stand."""

Thing = dict[str, Any]
SECTIONS = {
    Article: ("/articles/", message("Articles")),
    Document: ("/documents/", message("Documents")),
    Person: ("/voices/", message("Voices")),
    Topic: ("/topics/", message("Topics")),
}
"""Path and name of the list in which a record's page stands."""


def as_script(thing: Mapping[str, Any]) -> str:
    """Write linked data so that they may stand in a `script` element."""
    return json.dumps(thing, ensure_ascii=False, separators=(",", ":")).translate(IN_SCRIPT)


def of_page(index: Index, edition: Edition, path: str, head: Head) -> Thing:
    """Describe a page: what it is, whose, since when, and what it is about."""
    site, record = index.register.site, head.record
    address = full(path, edition.site_url)
    page: Thing = {
        "@context": CONTEXT,
        "@type": "WebPage",
        "@id": address,
        "url": address,
        "name": head.title,
        "description": head.description,
        "inLanguage": site.language,
        "datePublished": (first_published(index, record, edition) if record else site.issued).isoformat(),
        "dateModified": (dated(index, record) if record else site.issued).isoformat(),
        "author": _publisher(site, edition),
        "publisher": {"@id": f"{edition.site_url}#publisher"},
        "license": site.licence_url,
        "isPartOf": {"@type": "WebSite", "@id": f"{edition.site_url}#website", "name": edition.site_name},
    }
    if record:
        page |= _about(index, edition, record) | {"breadcrumb": _trail(edition, index, record, head.title)}
    if head.files:
        page["mainEntity"] = _dataset(index, edition, address, head.files)
    return page


def _publisher(site: Site, edition: Edition) -> Thing:
    return {"@type": "Organization", "@id": f"{edition.site_url}#publisher", "name": site.publisher}


def _trail(edition: Edition, index: Index, record: Paged, title: str) -> Thing:
    """Name the pages that lead to a record's, from the first to itself."""
    say = index.interface.say
    steps = [("/", edition.site_name)]
    match record:
        case Question():
            topic = index.register.topics[record.topic]
            steps += [("/topics/", say("Topics")), (path_of(topic), topic.title)]
        case Claim():
            article = index.article_of(record)
            steps += [("/articles/", say("Articles")), (path_of(article), article.label)]
        case _:
            path, name = SECTIONS[type(record)]
            steps.append((path, say(name)))
    steps.append((path_of(record), title))
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": name, "item": full(path, edition.site_url)}
            for place, (path, name) in enumerate(steps, start=1)
        ],
    }


def _about(index: Index, edition: Edition, record: Paged) -> Thing:
    register = index.register
    match record:
        case Question():
            claims = [register.claims[name] for name in dict.fromkeys(claims_named(record))]
            return {"about": [_named_alone(edition, claim) for claim in claims]}
        case Claim():
            return {"about": [_claim(index, edition, record)]}
        case Topic():
            questions = index.questions_of_topic(record)
            return {
                "hasPart": [_named("WebPage", full(path_of(item), edition.site_url), item.asks) for item in questions]
            }
        case Article():
            claims = [claim for part in record.parts for claim in index.claims_in(record, part.id)]
            return {
                "about": [_work("Article", edition, record)],
                "mentions": [_named_alone(edition, claim) for claim in claims],
            }
        case Document():
            return {"about": [_work("CreativeWork", edition, record)]}
        case Person():
            return {"about": [_person(edition, record)]}


def _person(edition: Edition, person: Person) -> Thing:
    """Describe who speaks, by name, and by the item in Wikidata where that is certain."""
    kind = {PersonKind.PERSON: "Person", PersonKind.GROUP: "Thing", PersonKind.UNNAMED: "Thing"}
    address = f"{full(path_of(person), edition.site_url)}#person"
    thing = _named(kind.get(person.kind, "Organization"), address, person.name)
    forms = [*dict.fromkeys(spelling.form for spelling in person.spellings if spelling.form != person.name)]
    return thing | ({"alternateName": forms} if forms else {}) | identifiers.same_as(person.wikidata)


def _claim(index: Index, edition: Edition, claim: Claim) -> Thing:
    """Describe a claim; one that accuses somebody who may be alive is named by its number alone."""
    article = index.article_of(claim)
    home = _work("Article", edition, article)
    author: list[Thing] = home.pop("author", [])
    home.pop("datePublished", None)  # said on the article's own page
    appearance: Thing = home
    if index.part_of(claim) is PartKind.COMMENTS:
        label = cited_with(index, claim, edition)[0].csl.title
        author = [{"@type": "Person", "name": index.register.people[claim.voices[0]].name}]
        appearance = {"@type": "Comment", "name": label, "parentItem": home}
    return {
        "@type": "Claim",
        "@id": _claim_id(edition, claim),
        "url": full(path_of(claim), edition.site_url),
        "name": index.interface.say("Claim {id}", id=claim.id) if index.accuses_the_living(claim) else claim.says,
        "author": author,
        "appearance": appearance,
    }


def _named_alone(edition: Edition, claim: Claim) -> Thing:
    """Name a claim that its own page describes: a page with many of them would say each a second time."""
    return {"@type": "Claim", "@id": _claim_id(edition, claim)}


def _claim_id(edition: Edition, claim: Claim) -> str:
    return f"{full(path_of(claim), edition.site_url)}#claim"


def _named(kind: str, address: str, name: str) -> Thing:
    return {"@type": kind, "@id": address, "name": name}


def _work(kind: str, edition: Edition, record: Article | Document) -> Thing:
    """Describe a source; its date only where it is one that ISO 8601 can write."""
    csl = record.csl
    name = record.page_title if isinstance(record, Document) else csl.title
    work: Thing = _named(kind, f"{full(path_of(record), edition.site_url)}#{kind_of(record).name}", name)
    work |= {"author": _authors(csl)} if csl.author else {}
    work |= {"url": csl.url} if csl.url else {}
    if csl.issued and (day := csl.issued.iso()):
        work["datePublished"] = day
    return work


def _authors(csl: Csl) -> list[Thing]:
    return [
        {"@type": "Organization", "name": name.literal}
        if name.literal
        else {"@type": "Person", "name": " ".join(filter(None, [name.given, name.family]))}
        for name in csl.author
    ]


def _dataset(index: Index, edition: Edition, address: str, files: Sequence[DataFile]) -> Thing:
    site = index.register.site
    return {
        "@type": "Dataset",
        "@id": f"{address}#dataset",
        "name": edition.site_name,
        "description": index.interface.say(
            "Every claim of {articles} on {subject}, with its place and voices, "
            "the questions that they answer, and what documents say on the same questions.",
            articles=index.interface.counted(len(index.articles), "article"),
            subject=site.subject,
        ),
        "url": address,
        "creator": {"@type": "Organization", "name": site.publisher},
        "license": site.licence_url,
        "inLanguage": site.language,
        "dateModified": (edition.on or site.issued).isoformat(),
        "version": str(edition.number or site.issued),
        **({"identifier": DOI.format(edition.doi)} if edition.doi else {}),
        "isAccessibleForFree": True,
        "distribution": [
            {
                "@type": "DataDownload",
                "name": file.name,
                "description": index.interface.say(file.says),
                "encodingFormat": file.media_type,
                "contentUrl": f"{address}{file.name}",
            }
            for file in files
        ],
    }

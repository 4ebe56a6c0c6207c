"""The register as it is exported: every record under the stable keys of its shape."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, TypeVar, cast

from pydantic import TypeAdapter

from synopsis.exports import schema, schema_values
from synopsis.exports.bibliography.csl_items import item_of
from synopsis.register.edition import Edition
from synopsis.register.fingerprints import unproved, with_sorted_lists
from synopsis.register.index import Index
from synopsis.register.lifecycle import leads_to, redacted_names
from synopsis.register.model import (
    Article,
    Claim,
    Correction,
    Document,
    Figure,
    Finding,
    Paged,
    Question,
    Register,
    Sentence,
    Topic,
)
from synopsis.register.model.base import Record, Value
from synopsis.register.numbered_ids import by_number
from synopsis.register.urls import full, path_of

T = TypeVar("T")
R = TypeVar("R", bound="Record")

NO_ADDRESS: schema.Address = {"url": "", "path": ""}
REGISTER = "data/register.json"
SCHEMA = "data/register.schema.json"
SORTED: Mapping[str, Callable[[Any], Any]] = {
    "about": str,
    "by": str,
    "also": str,
    "bears_on": lambda item: (by_number(item["claim"]), item.get("of", "")),
    "cites": str,
    "claims": by_number,
    "documents": str,
    "findings": str,
    "keeps": str,
    "questions": str,
    "successors": str,
    "used_by": str,
}
"""Lists of names whose order says nothing, by field, with the key by which they are sorted."""


in_one_line = json.JSONEncoder(ensure_ascii=False).encode
"""Writes a record."""


def as_json(value: object) -> str:
    """Write JSON for programs that read and tools that compare: in the order given, a line for each record."""
    if isinstance(value, dict):
        lines = ",\n".join(f"{_compact(name)}: {_lines(item)}" for name, item in value.items())
        return f"{{\n{lines}\n}}\n"
    return f"{_lines(value)}\n"


def _lines(value: object) -> str:
    """Write a list of records with each on a line of its own, anything else on one."""
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return "[\n" + ",\n".join(map(_compact, value)) + "\n]"
    return _compact(value)


def _compact(value: object) -> str:
    return in_one_line(value)


def exported(index: Index, edition: Edition) -> schema.ExportedRegister:
    """Return the register under the stable keys of the contract."""
    register = index.register

    def address(record: Paged) -> schema.Address:
        path = path_of(record)
        return {"url": full(path, edition.site_url), "path": path}

    return {
        "schema_version": schema.SCHEMA_VERSION,
        "edition": _edition(edition),
        "articles": [_article(index, article, address(article)) for article in index.articles],
        "sentences": [
            _sentence(index, sentence) for article in index.articles for sentence in index.sentences_of_article(article)
        ],
        "claims": [_claim(index, claim, address(claim)) for claim in index.claims],
        "topics": [_topic(index, topic, address(topic)) for topic in index.topics],
        "questions": [_question(index, question, address(question)) for question in index.questions],
        "documents": [_document(document, address(document)) for document in index.documents],
        "findings": [_finding(finding) for finding in _by_id(register.findings)],
        "audits": [_as(schema.ExportedAudit, audit, finding=audit.finding or "") for audit in _by_id(register.audits)],
        "people": [
            _as(schema.ExportedPerson, person, **(address(person) if register.has_page(person) else NO_ADDRESS))
            for person in _by_id(register.people)
        ],
        "events": [_as(schema.ExportedEvent, event) for event in _by_id(register.events)],
        "names": [_as(schema.ExportedName, name) for name in _by_id(register.names)],
        "corrections": [_correction(register, correction) for correction in _by_id(register.corrections)],
        "vocabularies": {
            vocabulary.id: {term.id: {"label": term.label, "says": term.says} for term in vocabulary.terms}
            for vocabulary in sorted(index.vocabularies, key=lambda item: item.id)
        },
    }


def _edition(edition: Edition) -> schema.ExportedEdition:
    on = edition.on.isoformat() if edition.on else ""
    return {"number": edition.number, "commit": edition.commit, "on": on, "doi": edition.doi}


def _by_id(records: Mapping[str, R]) -> list[R]:
    return [records[name] for name in sorted(records)]


@cache
def _adapter(shape: Any) -> TypeAdapter[Any]:  # noqa: ANN401 -- a type, which has no type of its own
    return TypeAdapter(shape)


def _as(shape: type[T], value: Value, **derived: object) -> T:
    """Return a value as it stands in the register, held to its shape: these keys, these types, and no others."""
    fields = {**with_sorted_lists(value.model_dump(mode="json", by_alias=True, exclude_none=True), SORTED), **derived}
    exported: T = _adapter(cast("Any", shape)).validate_python(fields, strict=True, extra="forbid")
    return exported


def _correction(register: Register, correction: Correction) -> schema.ExportedCorrection:
    """Return a correction; of what was redacted no part of a sum, by which a guess at its words could be confirmed."""
    if redacted_names(register).isdisjoint(leads_to(register, correction.record)):
        return _as(schema.ExportedCorrection, correction)
    return _as(schema.ExportedCorrection, correction, replaces="")


def _article(index: Index, article: Article, address: schema.Address) -> schema.ExportedArticle:
    stale = unproved(index.register)
    return {
        "id": article.id,
        "label": article.label,
        "title": article.csl.title,
        "csl": item_of(article.id, article.csl),
        **address,
        "parts": [{"id": part.id, "label": part.label} for part in article.parts],
        "text_sha256": article.text_sha256,
        "proved": article.proved.on.isoformat() if article.proved and article.id not in stale else "",
    }


def _sentence(index: Index, sentence: Sentence) -> schema.ExportedSentence:
    claims = [claim.id for claim in index.claims_of_sentence(sentence)]
    return _as(schema.ExportedSentence, sentence, no_claim=str(sentence.no_claim or ""), claims=claims)


def _claim(index: Index, claim: Claim, address: schema.Address) -> schema.ExportedClaim:
    people = index.register.people
    return {
        "id": claim.id,
        "says": claim.says,
        "sentences": [*claim.sentences],
        "quote": _as(schema_values.ExportedQuote, claim.quote),
        "voices": [{"id": name, "name": people[name].name, "role": people[name].role} for name in claim.voices],
        "kind": claim.kind,
        "about": sorted(claim.about),
        "figures": [_figure(figure) for figure in claim.figures],
        "dates": [_as(schema_values.ExportedDate, date) for date in claim.dates],
        "cites": sorted(claim.cites),
        "accuses": [_as(schema_values.ExportedAccusation, accusation) for accusation in claim.accuses],
        "as_of": [_as(schema_values.ExportedAsOf, event) for event in claim.as_of],
        "note": claim.note,
        "article": index.article_of(claim).id,
        "part": index.part_of(claim),
        "questions": sorted(question.id for question in index.questions_of_claim(claim)),
        **address,
    }


def _figure(figure: Figure) -> schema_values.ExportedFigure:
    return _as(schema_values.ExportedFigure, figure, group=figure.group or "")


def _topic(index: Index, topic: Topic, address: schema.Address) -> schema.ExportedTopic:
    return {
        "id": topic.id,
        "title": topic.title,
        "scope": topic.scope,
        "also": sorted(topic.also),
        "questions": sorted(question.id for question in index.questions_of_topic(topic)),
        **address,
    }


def _question(index: Index, question: Question, address: schema.Address) -> schema.ExportedQuestion:
    comments: dict[str, list[str]] = {}
    for name in sorted(question.comments, key=by_number):
        comments.setdefault(index.article_of(index.register.claims[name]).id, []).append(name)
    return {
        "id": question.id,
        "topic": question.topic,
        "asks": question.asks,
        "core": question.core,
        "sides": {name: _as(schema_values.ExportedSide, side) for name, side in sorted(question.sides.items())},
        "points": [_as(schema_values.ExportedPoint, point) for point in question.points],
        "comments": [{"article": article, "claims": claims} for article, claims in sorted(comments.items())],
        "difference": _as(schema_values.ExportedDifference, question.difference),
        "record": _as(schema_values.ExportedAnswer, question.record, brief=question.record.in_brief),
        "settles": question.settles,
        "about": sorted(question.about),
        "also": sorted(question.also),
        "findings": sorted(finding.id for finding in index.findings_of_question(question)),
        **address,
    }


def _document(document: Document, address: schema.Address) -> schema.ExportedDocument:
    return {
        "id": document.id,
        "kind": document.kind,
        "by": sorted(document.by),
        "graphic": document.graphic,
        "title_accuses": document.title_accuses,
        "archived_url": document.archived_url,
        "host": _as(schema_values.ExportedHost, document.host),
        "checked": _as(schema_values.ExportedChecked, document.checked),
        "note": document.note,
        "csl": item_of(document.id, document.csl),
        **address,
    }


def _finding(finding: Finding) -> schema.ExportedFinding:
    bearings = [_as(schema_values.ExportedBearing, bearing, of=str(bearing.on)) for bearing in finding.bears_on]
    return _as(
        schema.ExportedFinding,
        finding,
        figures=[_figure(figure) for figure in finding.figures],
        bears_on=sorted(bearings, key=SORTED["bears_on"]),
    )

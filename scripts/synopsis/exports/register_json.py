"""The register as data files."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter

from synopsis.exports.bibliography.csl_items import item_of
from synopsis.exports.schema import SCHEMA_VERSION, ExportedRegister
from synopsis.register.index import by_number
from synopsis.register.urls import full, path_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from synopsis.register.index import Index
    from synopsis.register.model import Article, Claim, Document, Paged, Question, Record, Sentence, Topic

REGISTER = "data/register.json"
SCHEMA = "data/register.schema.json"
SORTED: Mapping[str, Callable[[Any], Any]] = {
    "bears_on": lambda item: by_number(item["claim"]),
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
    return json.dumps(value, ensure_ascii=False)


def register_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of `register.json`."""
    schema = TypeAdapter(ExportedRegister).json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def exported(index: Index, site_url: str) -> dict[str, Any]:
    """Return the register under the stable keys of the contract."""
    register = index.register

    def address(record: Paged) -> dict[str, str]:
        path = path_of(record)
        return {"url": full(path, site_url), "path": path}

    return {
        "schema_version": SCHEMA_VERSION,
        "articles": [_article(article, address(article)) for article in index.articles],
        "sentences": [
            _sentence(index, sentence) for article in index.articles for sentence in index.sentences_of_article(article)
        ],
        "claims": [_claim(index, claim, address(claim)) for claim in index.claims],
        "topics": [_topic(index, topic, address(topic)) for topic in index.topics],
        "questions": [_question(index, question, address(question)) for question in index.questions],
        "documents": [_document(document, address(document)) for document in index.documents],
        "findings": _plain(register.findings),
        "audits": _plain(register.audits),
        "people": _plain(register.people),
        "events": _plain(register.events),
        "names": _plain(register.names),
        "corrections": _plain(register.corrections),
        "vocabularies": {
            vocabulary.id: {term.id: {"label": term.label, "says": term.says} for term in vocabulary.terms}
            for vocabulary in sorted(register.vocabularies.lists, key=lambda item: item.id)
        },
    }


def _plain(records: Mapping[str, Record]) -> list[dict[str, Any]]:
    """Return records as they stand in the register, by id."""
    return [_tidy(records[name].model_dump(mode="json", by_alias=True)) for name in sorted(records)]


def _tidy(value: Any, field: str = "") -> Any:  # noqa: ANN401 -- walks any value
    """Sort lists of names; show absent references as empty texts, so that a field has one type."""
    if isinstance(value, dict):
        return {key: _tidy(item, key) for key, item in value.items()}
    if isinstance(value, list):
        items = [_tidy(item) for item in value]
        return sorted(items, key=SORTED[field]) if field in SORTED else items
    return "" if value is None else value


def _article(article: Article, address: dict[str, str]) -> dict[str, Any]:
    return {
        "id": article.id,
        "label": article.label,
        "title": article.csl.title,
        "csl": item_of(article.id, article.csl),
        **address,
        "parts": [{"id": part.id, "label": part.label} for part in article.parts],
        "text_sha256": article.text_sha256,
        "proved": article.proved.on.isoformat() if article.proved else "",
    }


def _sentence(index: Index, sentence: Sentence) -> dict[str, Any]:
    return {
        **_tidy(sentence.model_dump(mode="json")),
        "claims": [claim.id for claim in index.claims_of_sentence(sentence)],
    }


def _claim(index: Index, claim: Claim, address: dict[str, str]) -> dict[str, Any]:
    people = index.register.people
    return {
        **_tidy(claim.model_dump(mode="json", exclude_none=True)),
        "article": index.article_of(claim).id,
        "part": index.part_of(claim),
        "voices": [{"id": name, "name": people[name].name, "role": people[name].role} for name in claim.voices],
        "questions": sorted(question.id for question in index.questions_of_claim(claim)),
        **address,
    }


def _topic(index: Index, topic: Topic, address: dict[str, str]) -> dict[str, Any]:
    return {
        "id": topic.id,
        "title": topic.title,
        "scope": topic.scope,
        "questions": sorted(question.id for question in index.questions_of_topic(topic)),
        **address,
    }


def _question(index: Index, question: Question, address: dict[str, str]) -> dict[str, Any]:
    comments: dict[str, list[str]] = {}
    for name in sorted(question.comments, key=by_number):
        comments.setdefault(index.article_of(index.register.claims[name]).id, []).append(name)
    return {
        "id": question.id,
        "topic": question.topic,
        "asks": question.asks,
        "core": question.core,
        "sides": {name: _tidy(side.model_dump(mode="json")) for name, side in sorted(question.sides.items())},
        "comments": [{"article": article, "claims": claims} for article, claims in sorted(comments.items())],
        "difference": question.difference.model_dump(mode="json"),
        "record": question.record.model_dump(mode="json"),
        "settles": question.settles,
        "findings": sorted(finding.id for finding in index.findings_of_question(question)),
        **address,
    }


def _document(document: Document, address: dict[str, str]) -> dict[str, Any]:
    return {
        **document.model_dump(mode="json", exclude={"csl"}),
        "csl": item_of(document.id, document.csl),
        **address,
    }

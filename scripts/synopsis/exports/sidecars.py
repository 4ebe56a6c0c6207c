"""The files beside a page that is meant to be cited: its record, its citation, an article's annotations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias, cast

from typing_extensions import TypedDict

from synopsis.exports import web_annotations
from synopsis.exports.bibliography.csl_items import cited_item
from synopsis.exports.bibliography.ris import as_ris
from synopsis.exports.bibliography.works import cited_with, dated
from synopsis.exports.register_json import as_json
from synopsis.exports.schema import (
    SCHEMA_VERSION,
    ExportedArticle,
    ExportedAudit,
    ExportedClaim,
    ExportedCorrection,
    ExportedDocument,
    ExportedFinding,
    ExportedPerson,
    ExportedQuestion,
    ExportedRegister,
    ExportedSentence,
    ExportedTopic,
)
from synopsis.page import Page
from synopsis.register.edition import Edition
from synopsis.register.enums import ReviewState
from synopsis.register.index import Index, claims_named
from synopsis.register.model import KINDS, Article, Audit, Claim, Document, Finding, Paged, Person, Question
from synopsis.register.of_people import OfPeople
from synopsis.register.urls import file_of, path_of

CURRENT = "current"
CITATIONS = ("cite.bib", "cite.ris", "cite.csl.json")


class Included(TypedDict):
    """What belongs to the record and has no page of its own; each as in `register.json`."""

    sentences: list[ExportedSentence]
    findings: list[ExportedFinding]
    audits: list[ExportedAudit]
    corrections: list[ExportedCorrection]


class Status(TypedDict):
    """What stands first: whether a record holds, how often and when it was last corrected."""

    status: str
    """`current`; what stands in place of a record that is no more says so here, and has keys of its own."""
    corrections: int
    """How many corrections the page has had."""
    corrected: str
    """The day of the last; empty where there is none."""


class _Head(Status):
    schema_version: str
    review: str
    """`draft` or `reviewed`."""
    dated: str
    """The day of the edition, or of the last correction after it."""
    included: Included


class ArticlePage(_Head, ExportedArticle):
    """`index.json` beside the page of an article."""


class ClaimPage(_Head, ExportedClaim):
    """`index.json` beside the page of a claim."""


class DocumentPage(_Head, ExportedDocument):
    """`index.json` beside the page of a document."""


class PersonPage(_Head, ExportedPerson):
    """`index.json` beside the page of a person."""


class QuestionPage(_Head, ExportedQuestion):
    """`index.json` beside the page of a question."""


class TopicPage(_Head, ExportedTopic):
    """`index.json` beside the page of a topic."""


ExportedPaged: TypeAlias = (
    ExportedArticle | ExportedClaim | ExportedDocument | ExportedPerson | ExportedQuestion | ExportedTopic
)

SHAPES: Mapping[str, Any] = {
    "article": ArticlePage,
    "claim": ClaimPage,
    "document": DocumentPage,
    "person": PersonPage,
    "question": QuestionPage,
    "topic": TopicPage,
}
"""What `index.json` holds, by the kind of record whose page it stands beside."""


SCHEMAS: Mapping[str, Any] = {f"{kind}.schema.json": shape for kind, shape in SHAPES.items()}
"""The same by the name of its JSON Schema."""


def promised(record: Paged) -> Iterator[str]:
    """Yield the paths of the files beside a record's page, from the root of the site."""
    for name in ("index.json", *CITATIONS):
        yield f"{path_of(record)}{name}"
    if isinstance(record, Article):
        for name in web_annotations.names(record):
            yield f"{path_of(record)}{name}"


def pages(index: Index, exported: ExportedRegister, edition: Edition, entries: Mapping[str, str]) -> Iterator[Page]:
    """Yield what stands beside each page, from the register as it is exported and BibTeX by the keys of works."""
    tables = cast("Mapping[str, list[ExportedPaged]]", exported)
    known = {item["path"]: item for kind in KINDS if kind.has_page for item in tables[kind.folder]}
    parts = _Parts(
        exported["sentences"],
        {finding["id"]: finding for finding in exported["findings"]},
        {audit["id"]: audit for audit in exported["audits"]},
        {change["id"]: change for change in exported["corrections"]},
    )
    for record in index.paged_records():
        path = path_of(record)
        works = cited_with(index, record, edition)
        yield Page(file_of(path, "index.json"), as_json(_extract(index, record, known[path], parts)))
        yield Page(file_of(path, "cite.bib"), "".join(entries[work.id] for work in works))
        yield Page(file_of(path, "cite.ris"), as_ris(works))
        yield Page(file_of(path, "cite.csl.json"), as_json([cited_item(work) for work in works]))
        if isinstance(record, Article):
            yield from web_annotations.pages(index, record, edition)


@dataclass(frozen=True)
class _Parts:
    """What has no page of its own, as it is exported, by id."""

    sentences: list[ExportedSentence]
    findings: Mapping[str, ExportedFinding]
    audits: Mapping[str, ExportedAudit]
    corrections: Mapping[str, ExportedCorrection]

    def of(self, index: Index, record: Paged) -> Included:
        """Return what belongs to a record."""
        findings: Iterable[Finding] = ()
        audits: Iterable[Audit] = ()
        match record:
            case Question():
                claims = [index.register.claims[name] for name in claims_named(record)]
                findings = index.findings_of_question(record)
                audits = [audit for claim in claims for audit in index.audits_of_claim(claim)]
            case Claim():
                findings = [finding for _, finding in index.bearings_of_claim(record)]
                audits = index.audits_of_claim(record)
            case Document():
                findings = index.findings_of_document(record)
                audits = sorted(index.audits_of_document(record), key=lambda audit: audit.id)
            case Person():
                findings = OfPeople(index).findings_of(record)
        sentences = self.sentences if isinstance(record, Article) else ()
        return {
            "sentences": [sentence for sentence in sentences if sentence["article"] == record.id],
            "findings": [self.findings[name] for name in sorted({finding.id for finding in findings})],
            "audits": [self.audits[audit.id] for audit in audits],
            "corrections": [self.corrections[change.id] for change in index.corrections_of(record)],
        }


def status(index: Index, record: Paged) -> Status:
    """Say that a record holds, how often and when it was last corrected."""
    corrections = index.corrections_of(record)
    return {
        "status": CURRENT,
        "corrections": len(corrections),
        "corrected": corrections[0].on.isoformat() if corrections else "",
    }


def _extract(index: Index, record: Paged, item: ExportedPaged, parts: _Parts) -> Mapping[str, object]:
    """Return a record as its page's `index.json` has it: the status first, then what is promised of the record."""
    return {
        **status(index, record),
        "schema_version": SCHEMA_VERSION,
        **cast("Mapping[str, object]", item),
        "review": index.state_of(record) or ReviewState.DRAFT,
        "dated": dated(index, record).isoformat(),
        "included": parts.of(index, record),
    }

"""The shape of `register.json`: stable keys, one type each."""

from __future__ import annotations

from typing import Any, NotRequired

from typing_extensions import TypedDict

from synopsis.exports.schema_values import (
    ExportedAccusation,
    ExportedAnswer,
    ExportedAsOf,
    ExportedBearing,
    ExportedChecked,
    ExportedComments,
    ExportedDate,
    ExportedDifference,
    ExportedFigure,
    ExportedHost,
    ExportedPart,
    ExportedPoint,
    ExportedQuote,
    ExportedSide,
    ExportedSpelling,
    ExportedTerm,
    ExportedVoice,
)

SCHEMA_VERSION = "1.5"
"""Raised in its second number when keys are added, in its first when one changes or goes."""


class Address(TypedDict):
    """Where a record's page stands."""

    url: str
    path: str


class ExportedArticle(TypedDict):
    """One of the accounts compared; `csl` is a CSL-JSON item, `proved` the day of a proof that holds, or empty."""

    id: str
    label: str
    title: str
    csl: dict[str, Any]
    url: str
    path: str
    parts: list[ExportedPart]
    text_sha256: str
    proved: str


class ExportedSentence(TypedDict):
    """A sentence without its text; `no_claim` is empty where it has claims."""

    id: str
    article: str
    part: str
    section: str
    words: int
    sha256: str
    kind: str
    keeps: list[str]
    no_claim: str
    claims: list[str]


class ExportedClaim(TypedDict):
    """One proposition, with the address of its page."""

    id: str
    article: str
    part: str
    says: str
    sentences: list[str]
    quote: ExportedQuote
    voices: list[ExportedVoice]
    about: list[str]
    kind: str
    figures: list[ExportedFigure]
    dates: list[ExportedDate]
    cites: list[str]
    accuses: list[ExportedAccusation]
    as_of: list[ExportedAsOf]
    note: str
    questions: list[str]
    url: str
    path: str


class ExportedTopic(TypedDict):
    id: str
    title: str
    scope: str
    also: list[str]
    questions: list[str]
    url: str
    path: str


class ExportedQuestion(TypedDict):
    """A question with its sides by article id."""

    id: str
    topic: str
    asks: str
    core: bool
    sides: dict[str, ExportedSide]
    points: list[ExportedPoint]
    comments: list[ExportedComments]
    difference: ExportedDifference
    record: ExportedAnswer
    settles: str
    about: list[str]
    also: list[str]
    findings: list[str]
    url: str
    path: str


class ExportedDocument(TypedDict):
    """A document; `url` is our page, the source's own address is `csl.URL`."""

    id: str
    kind: str
    by: list[str]
    graphic: bool
    title_accuses: bool
    csl: dict[str, Any]
    archived_url: str
    host: ExportedHost
    checked: ExportedChecked
    note: str
    url: str
    path: str


class ExportedFinding(TypedDict):
    id: str
    document: str
    questions: list[str]
    locator: str
    states: str
    quote: str
    figures: list[ExportedFigure]
    about: list[str]
    checked: ExportedChecked
    host: ExportedHost
    """Whose copy the passage was read in, where it is another than the document's; else empty."""
    bears_on: list[ExportedBearing]


class ExportedAudit(TypedDict):
    """A citation beside its source; `finding` is empty where the source was not found."""

    id: str
    claim: str
    document: str
    result: str
    says: str
    finding: str


class ExportedPerson(TypedDict):
    """Who speaks or is spoken of; `url` and `path` are empty without a page, `wikidata` without a certain item."""

    id: str
    name: str
    kind: str
    role: str
    living: str
    spellings: list[ExportedSpelling]
    also: list[str]
    wikidata: str
    note: str
    url: str
    path: str


class ExportedOtherDate(TypedDict):
    """A date that claims or findings give an event in place of its own."""

    edtf: str
    claims: list[str]
    findings: list[str]


class ExportedEvent(TypedDict):
    id: str
    title: str
    date: str
    says: str
    claims: list[str]
    findings: list[str]
    other_dates: list[ExportedOtherDate]
    wikidata: str


class ExportedName(TypedDict):
    id: str
    label: str
    kind: str
    established: bool
    forms: list[ExportedSpelling]
    also: list[str]
    wikidata: str
    note: str


class ExportedCorrection(TypedDict):
    """A change after publication; `title` and `replaces` are mostly empty."""

    id: str
    record: str
    on: str
    kind: str
    title: str
    before: str
    after: str
    reason: str
    successors: list[str]
    replaces: str


class ExportedEdition(TypedDict):
    """Which edition the register is."""

    number: int
    """Which publication, as the page of editions counts them; 0 for an unpublished build."""
    commit: str
    """Of the sources from which it was built; empty for an unpublished build."""
    on: str
    """The day of the publication; empty for an unpublished build."""
    doi: str
    """Of all editions together; empty where there is none."""


class ExportedFile(TypedDict):
    """A file in which records stand instead of in `register.json`, one a line (JSON Lines)."""

    kind: str
    """The list to which they belong, in the order of these files."""
    name: str
    """Of the file, beside `register.json`."""
    records: int
    """How many there are."""


class ExportedRegister(TypedDict):
    """The whole register."""

    schema_version: str
    edition: ExportedEdition
    articles: list[ExportedArticle]
    sentences: list[ExportedSentence]
    claims: list[ExportedClaim]
    topics: list[ExportedTopic]
    questions: list[ExportedQuestion]
    documents: list[ExportedDocument]
    findings: list[ExportedFinding]
    audits: list[ExportedAudit]
    people: list[ExportedPerson]
    events: list[ExportedEvent]
    names: list[ExportedName]
    corrections: list[ExportedCorrection]
    vocabularies: dict[str, dict[str, ExportedTerm]]
    parts: NotRequired[list[ExportedFile]]
    """Where the records of a list stand that is empty here, because the register is too long for one file."""

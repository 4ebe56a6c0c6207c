"""The shapes of the values that stand within records of `register.json`."""

from __future__ import annotations

from typing import Annotated, NotRequired, TypeAlias

from pydantic import WithJsonSchema
from typing_extensions import TypedDict

ExportedNumber: TypeAlias = Annotated[int | float, WithJsonSchema({"type": "number"})]
"""A number of JSON, as exact as it is written in the register."""


class ExportedPart(TypedDict):
    id: str
    label: str


class ExportedQuote(TypedDict):
    """The anchor (W3C TextQuoteSelector); `crosses` where its context stands in another paragraph."""

    exact: str
    prefix: str
    suffix: str
    crosses: bool


class ExportedVoice(TypedDict):
    id: str
    name: str
    role: str


class ExportedFigure(TypedDict):
    """A number; of `value`, `min` and `max` those that the text gives; `group` is empty where none is named."""

    value: NotRequired[ExportedNumber]
    min: NotRequired[ExportedNumber]
    max: NotRequired[ExportedNumber]
    unit: str
    counts: str
    group: str
    hedge: str
    as_printed: str


class ExportedDate(TypedDict):
    edtf: str
    as_printed: str


class ExportedAccusation(TypedDict):
    person: str
    kind: str
    outcome: str
    reply: str
    documents: list[str]


class ExportedAsOf(TypedDict):
    on: str
    says: str
    document: str


class ExportedSide(TypedDict):
    """One article's answer; claims of its own text only, never of comments."""

    claims: list[str]
    silent: bool
    short: str
    brief: str


class ExportedPoint(TypedDict):
    """A row of a question: what answers the same thing."""

    id: str
    title: str
    claims: list[str]
    findings: list[str]


class ExportedComments(TypedDict):
    article: str
    claims: list[str]


class ExportedDifference(TypedDict):
    kind: str
    says: str


class ExportedAnswer(TypedDict):
    """What the record answers; `brief` says so where nothing was found."""

    short: str
    brief: str
    searched: str


class ExportedHost(TypedDict):
    name: str
    side: str
    url: str


class ExportedChecked(TypedDict):
    how: str
    on: str


class ExportedBearing(TypedDict):
    """How a finding bears on what was said (`of` is `content`) or on its having been said (`report`)."""

    claim: str
    how: str
    of: str


class ExportedSpelling(TypedDict):
    form: str
    lang: str
    used_by: list[str]


class ExportedTerm(TypedDict):
    label: str
    says: str

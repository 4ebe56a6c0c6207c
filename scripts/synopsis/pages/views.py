"""What templates receive: records as they are shown on one page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from markupsafe import Markup

    from synopsis.register.model import Figure


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere."""

    text: str | Markup
    href: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class VoiceView:
    """One voice of a chain."""

    name: str
    role: str
    href: str


@dataclass(frozen=True, slots=True)
class CheckedView:
    """How far something was checked, in words."""

    label: str
    href: str
    host: str
    """Whose copy was read, with the side that the host takes; empty where none was."""
    on: date


@dataclass(frozen=True, slots=True)
class NoteView:
    """An event after publication."""

    on: str
    says: str
    document: Link


@dataclass(frozen=True, slots=True)
class AccusationView:
    """An accusation with its outcome and reply."""

    person: str
    outcome: str
    reply: str
    documents: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class MarkerView:
    """That a finding bears on a claim."""

    how: str
    states: str
    document: Link
    locator: str
    checked: CheckedView


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim as a block of a page."""

    id: str
    href: str
    says: str
    voices: tuple[VoiceView, ...]
    kind: Link
    exact: str
    language: str
    place: str
    open_at: str
    """Link into the article at the words; empty where the article's address is not known."""
    figures: tuple[Figure, ...]
    note: str
    overtaken: tuple[NoteView, ...]
    accusations: tuple[AccusationView, ...]
    markers: tuple[MarkerView, ...]
    marks: tuple[tuple[str, tuple[Link, ...]], ...]
    """The markers in short: which documents bear on the claim in each way, each pair once."""
    withheld: bool
    """Whether its words stay out of what a search shows, because they accuse somebody who may be alive."""


@dataclass(frozen=True, slots=True)
class BearingView:
    """A claim on which a finding bears."""

    how: str
    claim: Link


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding as a block of a page."""

    id: str
    document: Link
    kind: str
    locator: str
    states: str
    quote: str
    language: str
    checked: CheckedView
    bears_on: tuple[BearingView, ...]
    questions: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class AuditView:
    """A citation beside its source."""

    claim: Link
    says: str
    """What the article says that the source says."""
    document: Link
    result: Link
    found: str
    """What looking it up showed."""
    finding: FindingView | None
    withheld: bool
    """As of the claim."""


@dataclass(frozen=True, slots=True)
class SideView:
    """One article's answer to a question."""

    id: str
    label: str
    where: str
    href: str
    short: str
    silent: bool
    claims: tuple[ClaimView, ...]
    has_address: bool
    proved: date | None


@dataclass(frozen=True, slots=True)
class AnswerView:
    """A question with all short answers, as lists of questions show it."""

    id: str
    question: Link
    sides: tuple[tuple[str, str, bool], ...]
    """Label, short answer and silence of each article."""
    record: str
    searched: str
    difference: str
    kind: Link

"""What templates receive: the views that several of them show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from markupsafe import Markup

from synopsis.register.edtf import Edtf


@dataclass(frozen=True, slots=True)
class TemplateView:
    """All that one template receives: each field is a variable of it."""

    template: ClassVar[str]
    """The name of the template: `claim` of `claim.md.jinja`."""


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere."""

    text: str | Markup
    href: str
    """Relative to the page; empty where there is no page to lead to."""


@dataclass(frozen=True, slots=True)
class CountedTerm:
    """A word of a closed list, and how often it holds."""

    term: Link
    count: int


@dataclass(frozen=True, slots=True)
class NumberedClaims:
    """The claims of one part of one article, each as a link by its number."""

    article: Link
    part: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class VoiceView:
    """One voice of a chain."""

    name: str
    href: str
    """Leads to the person's page; empty where the person has none."""


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

    on: Edtf
    says: str
    document: Link


@dataclass(frozen=True, slots=True)
class AccusationView:
    """An accusation with its outcome and reply."""

    outcome: str
    reply: str
    documents: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class FigureView:
    """A number that a claim gives, as printed."""

    as_printed: str
    hedge: str
    """The text's own hedge; empty where what is printed holds it."""
    unit: str
    counts: str


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
    place_in_short: str
    open_at: str
    """Link into the article at the words; empty where the article's address is not known."""
    figures: tuple[FigureView, ...]
    note: str
    overtaken: tuple[NoteView, ...]
    accusations: tuple[AccusationView, ...]
    withheld: bool
    """Whether its words stay out of what a search shows, because they accuse somebody who may be alive."""


@dataclass(frozen=True, slots=True)
class BearingView:
    """The claims on which a finding bears in one way."""

    how: str
    on_report: bool
    """Whether it bears on something's having been said, so that `how` is a clause of its own."""
    claims: tuple[Link, ...]


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
    locator: str
    """Where the source says it; empty where no finding shows it."""
    checked: CheckedView | None
    withheld: bool
    """As of the claim."""


@dataclass(frozen=True, slots=True)
class ShortView:
    """One article's answer: in brief, and in a sentence."""

    article: Link
    brief: str
    short: str
    silent: bool


@dataclass(frozen=True, slots=True)
class AnswerView:
    """A question with all short answers, as lists of questions show it."""

    id: str
    question: Link
    sides: tuple[ShortView, ...]
    record_brief: str
    record: str
    """The record's answer in a sentence, or that nothing was found, and where it was searched."""
    found: bool
    """Whether documents speak."""
    difference: str
    kind: Link


@dataclass(frozen=True, slots=True)
class CorrectedText:
    """What stood before a correction, or what stands after it."""

    label: str
    text: Markup


@dataclass(frozen=True, slots=True)
class CorrectionView:
    """A dated change, with what stood before and what stands after."""

    id: str
    on: date
    kind: Link
    record: Link
    texts: tuple[CorrectedText, ...]
    """Before and after; none where they are not to stand on this page."""
    elsewhere: bool
    """Whether the texts stand on the record's own page alone, where an accusation has its outcome and its reply."""
    reason: str
    successors: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class CitationForm:
    """The citation in one style, one line for each work."""

    id: str
    label: str
    lines: tuple[Markup, ...]
    is_code: bool = False


@dataclass(frozen=True, slots=True)
class CiteBox:
    """The citation of a page: the source first, the page itself last."""

    forms: tuple[CitationForm, ...]
    permalink: str
    has_source: bool
    """Whether a source stands before the page itself."""
    promise: str
    """Where it is said how long addresses last."""


@dataclass(frozen=True, slots=True)
class ReviewView:
    """How far a record has been reviewed."""

    state: str
    recorded: bool
    """Whether a review says so; a record without one is a draft."""
    unread: bool
    """Whether a review says that nobody but its writer has read it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordPage(TemplateView):
    """What the page of every record has."""

    up: Link
    """The list in which it stands."""
    corrections: tuple[CorrectionView, ...]
    cite: CiteBox

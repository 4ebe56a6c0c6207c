"""The comparison: topics, questions, findings, audits."""

from __future__ import annotations

from synopsis.register.enums import AuditResult, Bearing, BearingOf, DifferenceKind
from synopsis.register.model.base import Flag, Id, Line, OptionalLine, Record, Value, Whole
from synopsis.register.model.figures import Figure
from synopsis.register.model.reference import Checked, Host

NOTHING_FOUND = "Nothing found"
"""The record's brief where no finding speaks to the question; it is derived and never typed."""


class Topic(Record):
    """A group of questions (SKOS concept)."""

    title: Line
    scope: Line
    """What belongs here and what does not."""
    content_note: OptionalLine = ""
    """What its pages contain that a reader should know in advance; said at their head."""
    also: tuple[Line, ...] = ()
    """Other words that readers search by; never shown."""
    order: Whole


class Side(Value):
    """What one article says to a question."""

    claims: tuple[Id, ...] = ()
    """Its claims that answer the question, in the order in which they are shown; none from comments."""
    silent: Flag = False
    """That the article does not address the question."""
    short: Line
    """Its answer in one line, or what it leaves unsaid."""
    brief: Line
    """The same in at most 14 words, the figure first, then whose; no hedge is dropped that turns the sense."""


class Difference(Value):
    """How the articles' answers differ."""

    kind: DifferenceKind
    says: Line
    """The difference in one neutral sentence."""


class RecordAnswer(Value):
    """What independent documents say to a question."""

    short: OptionalLine = ""
    """Their answer in short, each statement attributed."""
    brief: OptionalLine = ""
    """The same in at most 22 words, where there are findings; without, it is "Nothing found" and not written."""
    searched: OptionalLine = ""
    """Where nothing was found: what was searched."""

    @property
    def in_short(self) -> str:
        """The answer, or that nothing was found, and where."""
        return self.short or f"{NOTHING_FOUND}. {self.searched}"

    @property
    def in_brief(self) -> str:
        """The brief, or that nothing was found."""
        return self.brief or NOTHING_FOUND


class Point(Value):
    """One thing that all sides and the record can be asked: a row of the question's page."""

    id: Id
    """Permanent, unique in its question: part of the address of the row."""
    title: Line
    """What is asked, in 2 to 6 neutral words that every side would accept."""
    claims: tuple[Id, ...] = ()
    """Claims of the sides; those of one article stand together only where one answer of another answers them all."""
    findings: tuple[Id, ...] = ()
    """What the record says to it."""


class Question(Record):
    """One neutral question that accounts answer."""

    topic: Id
    asks: Line
    """The question, in words that no side would refuse."""
    core: Flag = False
    """Whether it stands on the home page."""
    order: Whole
    """Place in its topic."""
    sides: dict[Id, Side]
    """Per article, by its id: claims, or silence."""
    points: tuple[Point, ...] = ()
    """Its rows, in order; without them rows follow from what bears on what."""
    comments: tuple[Id, ...] = ()
    """Claims of reader comments that speak to it; shown apart and never counted."""
    about: tuple[Id, ...] = ()
    """The people (organisations, states) of whom it asks."""
    also: tuple[Line, ...] = ()
    """Other words that readers search by; never shown."""
    difference: Difference
    record: RecordAnswer
    settles: OptionalLine = ""
    """What would settle it, where that can be said."""
    content_note: OptionalLine = ""
    """What the page contains that a reader should know in advance, where its topic does not say so already."""


class BearsOn(Value):
    """How a finding bears on one claim."""

    claim: Id
    how: Bearing
    of: BearingOf | None = None
    """Whether it bears on what was said (`content`) or on its having been said (`report`); left out where the claim
    has one voice, whose having said it is proved by the anchor."""

    @property
    def on(self) -> BearingOf:
        """What it bears on."""
        return self.of or BearingOf.CONTENT


class Finding(Record):
    """What a document says."""

    document: Id
    questions: tuple[Id, ...]
    """The questions that it speaks to."""
    locator: Line
    """Where in the document: page, paragraph, section."""
    states: Line
    """What the document says, in our own words, attributed."""
    quote: OptionalLine = ""
    """The document's own words, 1 to 12."""
    figures: tuple[Figure, ...] = ()
    """The numbers that it gives; `as_printed` is the document's own form where it was read in its language."""
    about: tuple[Id, ...] = ()
    """The people (organisations, states) of whom it speaks."""
    checked: Checked
    host: Host = Host()
    """Whose copy the passage was read in, where it is another than the document's."""
    bears_on: tuple[BearsOn, ...] = ()


class Audit(Record):
    """What an article says that a source says, beside what the source says."""

    claim: Id
    """The claim that names the source."""
    document: Id
    """The source, as far as it could be identified."""
    result: AuditResult
    says: Line
    """The comparison in one sentence."""
    finding: Id | None = None
    """The finding that shows what the source says; none when it was not found."""

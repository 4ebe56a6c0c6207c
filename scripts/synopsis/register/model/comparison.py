"""The comparison: topics, questions, findings, audits."""

from __future__ import annotations

from synopsis.register.enums import AuditResult, Bearing, DifferenceKind
from synopsis.register.model.base import Flag, Id, Line, OptionalLine, Record, Value, Whole
from synopsis.register.model.reference import Checked, Host


class Topic(Record):
    """A group of questions (SKOS concept)."""

    title: Line
    scope: Line
    """What belongs here and what does not."""
    content_note: OptionalLine = ""
    """What its pages contain that a reader should know in advance; said at their head."""
    order: Whole


class Side(Value):
    """What one article says to a question."""

    claims: tuple[Id, ...] = ()
    """Its claims that answer the question, in the order in which they are shown; none from comments."""
    silent: Flag = False
    """That the article does not address the question."""
    short: Line
    """Its answer in one line, or what it leaves unsaid."""


class Difference(Value):
    """How the articles' answers differ."""

    kind: DifferenceKind
    says: Line
    """The difference in one neutral sentence."""


class RecordAnswer(Value):
    """What independent documents say to a question."""

    short: OptionalLine = ""
    """Their answer in short, each statement attributed."""
    searched: OptionalLine = ""
    """Where nothing was found: what was searched."""

    @property
    def in_short(self) -> str:
        """The answer, or that nothing was found, and where."""
        return self.short or f"Nothing found. {self.searched}"


class Question(Record):
    """One neutral question that accounts answer: the unit of side by side."""

    topic: Id
    asks: Line
    """The question, in words that no side would refuse."""
    core: Flag = False
    """Whether it stands on the home page."""
    order: Whole
    """Place in its topic."""
    sides: dict[Id, Side]
    """Per article, by its id: claims, or silence."""
    comments: tuple[Id, ...] = ()
    """Claims of reader comments that speak to it; shown apart and never counted."""
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

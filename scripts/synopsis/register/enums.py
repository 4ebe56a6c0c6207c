"""The closed lists of words that records use."""

from __future__ import annotations

from enum import StrEnum


class PartKind(StrEnum):
    """A part of an article's page; only `article` is the author's own."""

    ARTICLE = "article"
    COMMENTS = "comments"


class SentenceKind(StrEnum):
    """What a stretch of an article's text is on the page; a register may add others."""

    TITLE = "title"
    STANDFIRST = "standfirst"
    HEADING = "heading"
    PROSE = "prose"
    PULL_QUOTE = "pull-quote"
    CAPTION = "caption"
    BYLINE = "byline"
    BIOGRAPHY = "biography"
    COMMENT = "comment"
    FURNITURE = "furniture"


class NoClaim(StrEnum):
    """Why a sentence is the home of no claim."""

    HEADING = "heading"
    CAPTION = "caption"
    BYLINE = "byline"
    QUESTION = "question"
    RHETORIC = "rhetoric"
    FURNITURE = "furniture"
    REPEATED = "repeated"
    REMOVED = "removed"
    TO_DO = "to-do"


class ClaimKind(StrEnum):
    """What sort of proposition a claim is."""

    FACTUAL = "factual"
    CAUSAL = "causal"
    EVALUATIVE = "evaluative"
    LEGAL = "legal"
    PREDICTIVE = "predictive"


class DifferenceKind(StrEnum):
    """How the articles' answers to one question stand to each other."""

    AGREE = "agree"
    COMPLEMENTARY = "complementary"
    NUMBER = "number"
    WHAT_IS_COUNTED = "what-is-counted"
    FACT = "fact"
    RESPONSIBILITY = "responsibility"
    CAUSE = "cause"
    WORD = "word"
    EMPHASIS = "emphasis"
    SOURCE = "source"
    ONE_SIDED = "one-sided"
    NEITHER = "neither"


class CheckedHow(StrEnum):
    """How far a document, or a passage of it, was checked."""

    PUBLISHER = "publisher"
    COPY = "copy"
    SECONDARY = "secondary"
    NOT_FOUND = "not-found"


class DocumentKind(StrEnum):
    """Whose word a document is; a register may add others."""

    COURT = "court"
    INTERGOVERNMENTAL = "intergovernmental"
    PRESS = "press"
    SCHOLARSHIP = "scholarship"
    TESTIMONY = "testimony"
    GOVERNMENT = "government"
    ADVOCACY = "advocacy"
    REFERENCE = "reference"


class Bearing(StrEnum):
    """How a finding bears on a claim."""

    SUPPORTS = "supports"
    DISPUTES = "disputes"
    QUALIFIES = "qualifies"
    CONTEXT = "context"


class BearingOf(StrEnum):
    """On what a finding bears, where a claim says that somebody said something."""

    CONTENT = "content"
    REPORT = "report"


class AuditResult(StrEnum):
    """What became of looking up a source that an article names."""

    MATCHES = "matches"
    DIFFERS = "differs"
    NOT_FOUND = "not-found"


class PersonKind(StrEnum):
    """Who or what speaks."""

    PERSON = "person"
    GROUP = "group"
    ORGANISATION = "organisation"
    GOVERNMENT = "government"
    OUTLET = "outlet"
    COMMENTER = "commenter"
    UNNAMED = "unnamed"


class Living(StrEnum):
    """Whether a person is alive, as far as we know; organisations are `no`."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class AccusationKind(StrEnum):
    """What a claim accuses somebody of."""

    CRIME = "crime"
    LYING = "lying"
    BAD_FAITH = "bad-faith"
    CORRUPTION = "corruption"


class NameKind(StrEnum):
    """What a contested name names."""

    PLACE = "place"
    PERSON = "person"
    EVENT = "event"
    INSTITUTION = "institution"
    TERM = "term"


class GuardedKind(StrEnum):
    """Why a word may not stand freely in our own sentences."""

    CONTESTED = "contested"
    HEDGE = "hedge"
    COLOUR = "colour"
    COLOUR_VERB = "colour-verb"


class ReviewState(StrEnum):
    """How far a record has been read."""

    DRAFT = "draft"
    REVIEWED = "reviewed"


class ReviewerKind(StrEnum):
    """What read a record: `person` is a named human being."""

    PERSON = "person"
    SOFTWARE = "software"


class CorrectionKind(StrEnum):
    """What changed in something published."""

    ADDED = "added"
    WORDING = "wording"
    FIGURE = "figure"
    VOICE = "voice"
    SOURCE = "source"
    DIFFERENCE = "difference"
    RECORD = "record"
    WITHDRAWN = "withdrawn"
    RENAMED = "renamed"
    MERGED = "merged"
    SPLIT = "split"
    REDACTED = "redacted"

    @property
    def moves(self) -> bool:
        """Whether other records took the place of the one that it names."""
        return self in {CorrectionKind.RENAMED, CorrectionKind.MERGED, CorrectionKind.SPLIT}

    @property
    def ends(self) -> bool:
        """Whether the record that it names is gone; a redaction may leave the record and take part of its text."""
        return self.moves or self is CorrectionKind.WITHDRAWN


CLOSED_LISTS: dict[str, type[StrEnum]] = {
    "part": PartKind,
    "sentence-kind": SentenceKind,
    "no-claim": NoClaim,
    "claim-kind": ClaimKind,
    "difference-kind": DifferenceKind,
    "checked": CheckedHow,
    "document-kind": DocumentKind,
    "bearing": Bearing,
    "report-bearing": Bearing,
    "bearing-of": BearingOf,
    "audit-result": AuditResult,
    "person-kind": PersonKind,
    "living": Living,
    "accusation-kind": AccusationKind,
    "name-kind": NameKind,
    "guarded-kind": GuardedKind,
    "review-state": ReviewState,
    "reviewer-kind": ReviewerKind,
    "correction-kind": CorrectionKind,
}
"""Each list by the id under which `model/vocabularies.yml` defines its terms for readers."""
DOCUMENT_KINDS, SENTENCE_KINDS = OPEN_LISTS = ("document-kind", "sentence-kind")
"""Those of them to which a register may add: nothing follows from what it adds but how it is called and ordered."""
BEARING_LISTS = {BearingOf.CONTENT: "bearing", BearingOf.REPORT: "report-bearing"}
"""The list that has the labels of bearings, by what they are on: no reader may take "X does say so" for "it is so"."""
FIGURE_GROUPS = "figure-group"
"""The list whose words are the register's alone."""

"""Faults of the data as values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

Path = tuple[str | int, ...]
"""Where a value stands inside its record: `("bears_on", 0, "claim")`."""


class Rule(StrEnum):
    """What a problem breaks; the name printed at its end."""

    # reading files
    UNREADABLE = "unreadable"
    ENCODING = "encoding"
    TOO_LARGE = "too-large"
    CHARACTER = "character"
    SYNTAX = "syntax"
    DUPLICATE_KEY = "duplicate-key"
    FORBIDDEN_YAML = "forbidden-yaml"
    TOO_DEEP = "too-deep"
    STRAY_FILE = "stray-file"
    # typing records
    MISSING_FIELD = "missing-field"
    UNKNOWN_FIELD = "unknown-field"
    UNKNOWN_WORD = "unknown-word"
    WRONG_TYPE = "wrong-type"
    INVALID_VALUE = "invalid-value"
    # references and completeness
    DUPLICATE_ID = "duplicate-id"
    UNKNOWN_REFERENCE = "unknown-reference"
    REPEATED_REFERENCE = "repeated-reference"
    SENTENCE_ACCOUNT = "sentence-account"
    ANCHOR_LENGTH = "anchor-length"
    ANCHOR_SHARE = "anchor-share"
    CLAIM_PREFIX = "claim-prefix"
    CLAIM_PART = "claim-part"
    CLAIM_VOICE = "claim-voice"
    CLAIM_QUESTION = "claim-question"
    QUESTION_SIDES = "question-sides"
    QUESTION_RECORD = "question-record"
    BRIEF_LENGTH = "brief-length"
    RECORD_BRIEF = "record-brief"
    POINTS_COVER = "points-cover"
    POINT_TITLE = "point-title"
    EQUAL_ORDER = "equal-order"
    DIFFERENCE_KIND = "difference-kind"
    FIGURE_RANGE = "figure-range"
    FIGURE_GROUP = "figure-group"
    UNLISTED_NUMBER = "unlisted-number"
    EVENT_DATE = "event-date"
    DOCUMENT_LABEL = "document-label"
    CHECKED_HOST = "checked-host"
    FINDING_CHECKED = "finding-checked"
    BEARING_OF = "bearing-of"
    AUDIT_FINDING = "audit-finding"
    AUDIT_SUPPORT = "audit-support"
    EVIDENCE_QUOTE = "evidence-quote"
    # words
    CONTESTED_WORD = "contested-word"
    COLOURED_VERB = "coloured-verb"
    ACCUSATION = "accusation"
    VOCABULARY = "vocabulary"
    # life of a published record
    CORRECTION = "correction"
    PUBLISHED_ID = "published-id"
    PUBLISHED_ADDRESS = "published-address"
    LEDGER = "ledger"
    REDACTION = "redaction"
    PLACEHOLDER_HOST = "placeholder-host"
    STALE_PROOF = "stale-proof"
    REVIEW = "review"
    UNUSED_RECORD = "unused-record"
    # proof against the texts
    TEXT_MISSING = "text-missing"
    FINGERPRINT = "fingerprint"
    WORD_COUNT = "word-count"
    ANCHOR_FOUND = "anchor-found"
    KEEPS = "keeps"
    # the site
    OWNERSHIP = "ownership"
    HAND_WRITTEN = "hand-written"
    UNFINISHED = "unfinished"
    UNWRITABLE = "unwritable"
    BUSY = "busy"
    CONFIGURATION = "configuration"
    MKDOCS = "mkdocs"
    SITE_LINK = "site-link"
    SITE_ID = "site-id"
    SITE_HEADING = "site-heading"
    SITE_RECORD = "site-record"
    SITE_REQUEST = "site-request"
    EXTERNAL_LINK = "external-link"
    SITE_SEARCH = "site-search"
    SITE_POLICY = "site-policy"
    SITE_SUM = "site-sum"
    SITE_BUDGET = "site-budget"


WARNINGS = frozenset({Rule.STALE_PROOF, Rule.UNUSED_RECORD})
"""The rules whose breach an editor is told of, and no build is refused for."""
WARNING = "warning"


@dataclass(frozen=True, order=True, slots=True)
class Location:
    """A place in a file; `line` and `column` count from 1, columns in code points, 0 where there is none."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return f"{ascii_controls(self.file)}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Places:
    """Where each value of one record stands in its file, by its path in the record."""

    file: str
    by_path: Mapping[Path, tuple[int, int]]
    """Line and column of each value; a key's own place is kept under its path and `"#key"`."""

    def at(self, *path: str | int) -> Location:
        """Locate the value at `path`, or the nearest value that holds it."""
        for end in range(len(path), -1, -1):
            if found := self.by_path.get(path[:end]):
                return Location(self.file, *found)
        return Location(self.file)

    def key(self, *path: str | int) -> Location:
        """Locate the key at `path` rather than its value."""
        if found := self.by_path.get((*path, "#key")):
            return Location(self.file, *found)
        return self.at(*path)


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """One fault: where it is, what must hold and what was found, and the rule that it breaks."""

    location: Location
    rule: Rule
    message: str
    of: str = field(default="", compare=False)
    """The kind of record, by its folder, of which one has a wrong id or is missing."""

    def __str__(self) -> str:
        severity = f"{WARNING}: " if self.is_warning else ""
        return f"{self.location}: {severity}{self.message} [{self.rule}]"

    @property
    def is_warning(self) -> bool:
        """Whether it is told and refuses no build."""
        return self.rule in WARNINGS


class Refused(Exception):  # noqa: N818 - it names what happened, as Problem does
    """That a command cannot go on, and why: raised where files are read and written, caught by the command line."""

    def __init__(self, problems: Iterable[Problem], following: Iterable[Problem] = ()) -> None:
        self.problems = in_order(problems)
        self.following = frozenset(following)
        """Those of them that will be gone with the others."""
        super().__init__(*self.problems)

    @property
    def causes(self) -> list[Problem]:
        """Those that have to be mended for themselves."""
        return [problem for problem in self.problems if problem not in self.following]


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Each problem once, by file, line and column."""
    return sorted(set(problems))


def quoted(value: object, limit: int = 60) -> str:
    """Show what was found in a message: on one line, in quotation marks, cut at `limit` characters."""
    text = ascii_controls(str(value))
    return "'" + (text if len(text) <= limit else text[: limit - 1] + "…") + "'"


def ascii_controls(text: str) -> str:
    """Show what nobody sees, and what a terminal would obey (controls, bidirectional marks, line ends), as escapes."""
    if text.isascii() and text.isprintable():
        return text
    from synopsis.register.unseen import ANY  # noqa: PLC0415 -- problems are told before anything is installed, too

    return "".join(f"\\u{ord(char):04x}" if ANY.match(char) or not char.isprintable() else char for char in text)


def found(value: object) -> str:
    """Name what stands where something else should."""
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list):
        return "a list"
    return quoted(value)

"""The accounts that are compared: articles, sentences, claims."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, StringConstraints

from synopsis.register.edtf import Edtf
from synopsis.register.enums import AccusationKind, ClaimKind, NoClaim, PartKind
from synopsis.register.model.base import Count, Day, Flag, FreeId, Id, Line, OptionalLine, Record, Sha256, Value
from synopsis.register.model.figures import Figure
from synopsis.register.model.reference import Csl, Host
from synopsis.register.patterns import (
    ARTICLE_PREFIX,
    CLAIM_ID,
    LONGEST_ID,
    MUST_BE_FREE,
    RESERVED_PREFIXES,
    SENTENCE_ID,
)


def _free_prefix(prefix: str) -> str:
    if prefix in RESERVED_PREFIXES:
        raise ValueError(MUST_BE_FREE)
    return prefix


class Comment(Value):
    """One comment, or one reply, below an article."""

    id: Id
    """As in the ids of its sentences: `c1`, or `c1r1` for the first reply to it."""
    label: Line
    """How pages name it: "Comment 1". Nothing that identifies who wrote it."""
    voice: Id
    """The person record under which its claims speak."""


class ArticlePart(Value):
    """A part of the article's page that is counted by itself."""

    id: PartKind
    label: Line
    """How pages name it."""
    comments: tuple[Comment, ...] = ()
    """Its comments and replies in order; only in the part `comments`."""


class Section(Value):
    """A section of the article, by the heading above it."""

    id: Id
    """Id of the heading's sentence."""
    label: Line
    """What pages call the section, in our words where the heading is longer than six."""


class Proof(Value):
    """That `quotes` has held the article's records against its text."""

    on: Day
    """When it was done."""
    digest: Sha256
    """What was proved: the fingerprint of the article's sentences and anchors at that time."""


class Article(Record):
    """One of the accounts compared."""

    prefix: Annotated[str, StringConstraints(pattern=ARTICLE_PREFIX.whole), AfterValidator(_free_prefix)]
    """First letters of the ids of its claims: with `m`, claims are `m1`, claims of comments `mc1`."""
    label: Line
    """Short form that heads its column: "Penn 2020"."""
    where: Line
    """Where it was published, as the column says it."""
    author: Id
    """The person who wrote it; the first voice of each of its claims."""
    csl: Csl
    """Bibliographic record (CSL); the order of articles is by its `issued`."""
    issued_note: OptionalLine = ""
    """What is not known of the date or the address, and how the printed date was inferred."""
    host: Host = Host()
    """Whose copy was read."""
    parts: tuple[ArticlePart, ...]
    sections: tuple[Section, ...] = ()
    text_sha256: Sha256
    """Fingerprint of the normalised text; how `quotes` knows which file is this article's."""
    proved: Proof | None = None
    """The last proof, written by `quotes --write`."""


class Sentence(Record):
    """A stretch of an article's text, without the text; in file order they cover it without a gap."""

    id: Annotated[str, StringConstraints(pattern=SENTENCE_ID.whole)]
    """Unique in its article: `p5s1`; `t1` title, `h3` heading, `f1` caption; `c1p2s1`, `c1r1p1s1` in comments."""
    article: Id
    part: PartKind
    section: OptionalLine = ""
    """Id of the heading above it, or of the comment that it stands in; empty before the first heading."""
    words: Count
    """How many runs without white space it has."""
    sha256: Sha256
    """Fingerprint of its normalised text."""
    kind: Id
    """A word of the list `sentence-kind`."""
    keeps: tuple[Id, ...] = ()
    """The guarded words (contested, hedging, coloured) that stand in it; `quotes` proves them."""
    no_claim: NoClaim | None = None
    """Why it is the home of no claim; nothing when it has claims."""


class TextQuote(Value):
    """Words copied from an article (W3C TextQuoteSelector): the anchor of a claim."""

    exact: Line
    """The words themselves, unaltered: 3 to 8, or a whole sentence of up to 6."""
    prefix: OptionalLine = ""
    """At most three words just before, when `exact` occurs more than once."""
    suffix: OptionalLine = ""
    """At most three words just after, when `exact` occurs more than once."""
    crosses: Flag = False
    """Whether `prefix` or `suffix` stands in another paragraph, where no link to the words can reach."""


class ClaimDate(Value):
    """A date that a claim gives."""

    edtf: Edtf
    """The date in EDTF, as the article has it, even where it cannot be right."""
    as_printed: Line
    """The date in the article's own characters."""


class Accusation(Value):
    """That the claim accuses somebody, with what became of it."""

    person: Id
    kind: AccusationKind
    outcome: Line
    """Charge, acquittal, pardon; or that none was found."""
    reply: Line
    """What the person answered; or that no reply was found."""
    documents: tuple[Id, ...] = ()
    """Where outcome and reply are known from."""


class AsOf(Value):
    """An event after publication that overtook what the claim says."""

    on: Edtf
    """When it happened."""
    says: Line
    """What happened, in our words."""
    document: Id
    """The document that reports it."""


class Claim(Record):
    """One proposition made in an article."""

    id: Annotated[str, StringConstraints(pattern=CLAIM_ID.whole, max_length=LONGEST_ID), FreeId]
    """The article's prefix (and `c` for comments), then a number: `m14`, `mc3`."""
    says: Line
    """The proposition in our own words, with the figure, the date and the hedge that the article has."""
    sentences: tuple[Line, ...]
    """Ids of the sentences that make it; the first is its home, the others repeat it."""
    quote: TextQuote
    """The anchor: the article's own words, as few as identify the place in its home sentence."""
    voices: tuple[Id, ...]
    """The chain of voices, outermost first: the author, whom the author reports, whom that person quotes."""
    about: tuple[Id, ...] = ()
    """The people (organisations, states) of whom it speaks; who only speaks in it is not among them."""
    kind: ClaimKind
    figures: tuple[Figure, ...] = ()
    dates: tuple[ClaimDate, ...] = ()
    cites: tuple[Id, ...] = ()
    """Documents that the article itself names for it."""
    accuses: tuple[Accusation, ...] = ()
    as_of: tuple[AsOf, ...] = ()
    note: OptionalLine = ""
    """The editors' remark on the text: an impossible date, a speaker who is not stated, an inserted word."""

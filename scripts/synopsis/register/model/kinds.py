"""The kinds of record. Whatever is done kind by kind follows from this table; nothing lists them again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from synopsis.register.model.accounts import Article, Claim, Sentence
from synopsis.register.model.base import Record
from synopsis.register.model.comparison import Audit, Finding, Question, Topic
from synopsis.register.model.editorial import Correction, Review, Site
from synopsis.register.model.people import ContestedName, Event, Person
from synopsis.register.model.reference import Document
from synopsis.register.model.words import Vocabularies


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of record, with what the rest of the program must know of it."""

    name: str
    """One of them, as corrections and the ledger say it: the `claim` of `claim/m14`."""
    folder: str
    """Where their files stand in the sources, as a rule their pages in the site; also their field of the register."""
    model: type[Record]
    has_page: bool = False
    """Whether each has a page of its own; of people, whoever is one of `Register.people_with_page`."""
    section: str = ""
    """Where their pages stand in the site, if not in a folder of the name of `folder`."""
    printed_with: str = ""
    """The kind of record on whose page they are printed otherwise, which is also the field that names it."""
    material: frozenset[str] = frozenset()
    """Fields whose change after publication is a correction: wording, figure, voice, source, difference, record.
    Order, remarks, days of checking, and whom a record is about or by (it decides on whose page the record is listed
    and changes no word of it) are not among them."""
    references: Mapping[str, str] = field(default_factory=dict)
    """Fields that name other records, by pattern (see `rules.fields`), with the folder of what they name."""
    own_voice: tuple[str, ...] = ()
    """Fields that are in our own voice, by pattern."""

    @property
    def pages(self) -> str:
        """The folder of their pages in the site."""
        return self.section or self.folder

    @property
    def is_correctable(self) -> bool:
        """Whether a correction may name one of them."""
        return bool(self.material)


KINDS = (
    Kind(
        name="article",
        folder="articles",
        model=Article,
        has_page=True,
        material=frozenset({"label", "where", "csl", "issued_note", "text_sha256"}),
        references={"author": "people", "parts.*.comments.*.voice": "people"},
    ),
    Kind(name="sentence", folder="sentences", model=Sentence, references={"article": "articles"}),
    Kind(
        name="claim",
        folder="claims",
        model=Claim,
        has_page=True,
        material=frozenset({"says", "voices", "kind", "figures", "dates", "cites", "accuses", "as_of"}),
        references={
            "voices.*": "people",
            "about.*": "people",
            "cites.*": "documents",
            "accuses.*.person": "people",
            "accuses.*.documents.*": "documents",
            "as_of.*.document": "documents",
        },
        own_voice=("note", "as_of.*.says", "accuses.*.outcome", "accuses.*.reply"),
    ),
    Kind(
        name="topic",
        folder="topics",
        model=Topic,
        has_page=True,
        material=frozenset({"title", "scope"}),
        own_voice=("title", "scope", "content_note"),
    ),
    Kind(
        name="question",
        folder="questions",
        model=Question,
        has_page=True,
        # briefs are what most readers take away, and a row says what answers what
        material=frozenset({"asks", "difference", "record", "settles", "points"}),
        references={
            "topic": "topics",
            "sides.#": "articles",
            "sides.*.claims.*": "claims",
            "comments.*": "claims",
            "points.*.claims.*": "claims",
            "points.*.findings.*": "findings",
            "about.*": "people",
        },
        own_voice=(
            "asks",
            "points.*.title",
            "difference.says",
            "record.short",
            "record.brief",
            "record.searched",
            "settles",
            "content_note",
        ),
    ),
    Kind(
        name="document",
        folder="documents",
        model=Document,
        has_page=True,
        material=frozenset({"kind", "csl", "host"}),
        references={"by.*": "people"},
        own_voice=("note",),
    ),
    Kind(
        name="finding",
        folder="findings",
        model=Finding,
        printed_with="document",
        material=frozenset({"document", "locator", "states", "quote", "figures", "bears_on"}),
        references={
            "document": "documents",
            "questions.*": "questions",
            "about.*": "people",
            "bears_on.*.claim": "claims",
        },
        own_voice=("states",),
    ),
    Kind(
        name="audit",
        folder="audits",
        model=Audit,
        printed_with="claim",
        material=frozenset({"claim", "document", "result", "says", "finding"}),
        references={"claim": "claims", "document": "documents", "finding": "findings"},
        own_voice=("says",),
    ),
    Kind(
        name="person",
        folder="people",
        model=Person,
        has_page=True,
        section="voices",
        material=frozenset({"name", "kind", "role"}),
        references={"spellings.*.used_by.*": "articles"},
        own_voice=("role", "note"),
    ),
    Kind(
        name="event",
        folder="events",
        model=Event,
        references={
            "claims.*": "claims",
            "findings.*": "findings",
            "other_dates.*.claims.*": "claims",
            "other_dates.*.findings.*": "findings",
        },
        own_voice=("title", "says"),
    ),
    Kind(
        name="name",
        folder="names",
        model=ContestedName,
        references={"forms.*.used_by.*": "articles"},
        own_voice=("note",),
    ),
    Kind(name="review", folder="reviews", model=Review),
    Kind(name="correction", folder="corrections", model=Correction, own_voice=("reason",)),
)
"""Every kind, in the order in which a register is read and told of."""

Paged: TypeAlias = Article | Claim | Topic | Question | Document | Person
"""A record with a page of its own: for those who read types what `has_page` says."""

CORRECTED: Mapping[str, Kind] = {kind.name: kind for kind in KINDS if kind.is_correctable}
"""The kinds that a correction may name, by name."""
RECORD_KINDS: Mapping[str, type[Record]] = {kind.folder: kind.model for kind in KINDS}
"""Each folder of the sources and the model of the records that its files hold."""
SINGLE_FILES: Mapping[str, type[Record]] = {"site.yml": Site, "vocabularies.yml": Vocabularies}
"""Files of the sources that hold one record."""
_KIND_BY_MODEL = {kind.model: kind for kind in KINDS}


def kind_of(record: Record) -> Kind:
    """Return the kind of a record."""
    return _KIND_BY_MODEL[type(record)]


def name_of(record: Record) -> str:
    """Name a record by kind and id: `claim/m14`."""
    return f"{kind_of(record).name}/{record.id}"

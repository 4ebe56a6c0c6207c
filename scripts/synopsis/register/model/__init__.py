"""The records of a register, and the register itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from synopsis.languages.interface import Interface, interface_of
from synopsis.register.enums import CorrectionKind, PartKind, PersonKind
from synopsis.register.model.accounts import (
    Accusation,
    Article,
    ArticlePart,
    AsOf,
    Claim,
    ClaimDate,
    Comment,
    Proof,
    Sentence,
    TextQuote,
)
from synopsis.register.model.base import Record
from synopsis.register.model.comparison import (
    Audit,
    BearsOn,
    Difference,
    Finding,
    Point,
    Question,
    RecordAnswer,
    Side,
    Topic,
)
from synopsis.register.model.editorial import Correction, Reading, Review, Site
from synopsis.register.model.figures import Figure
from synopsis.register.model.kinds import CORRECTED, KINDS, RECORD_KINDS, SINGLE_FILES, Kind, Paged, kind_of, name_of
from synopsis.register.model.people import ContestedName, Event, OtherDate, Person, Spelling
from synopsis.register.model.reference import Checked, Csl, Document, Host, Name
from synopsis.register.model.words import GuardedWord, OwnList, OwnTerm, Term, Vocabularies, Vocabulary


@dataclass(frozen=True, eq=False)
class Register:
    """All records that parsed, by id (sentences by article and id, joined by a slash); one is the same as itself."""

    site: Site
    vocabularies: Vocabularies
    articles: Mapping[str, Article] = field(default_factory=dict)
    sentences: Mapping[str, Sentence] = field(default_factory=dict)
    claims: Mapping[str, Claim] = field(default_factory=dict)
    topics: Mapping[str, Topic] = field(default_factory=dict)
    questions: Mapping[str, Question] = field(default_factory=dict)
    documents: Mapping[str, Document] = field(default_factory=dict)
    findings: Mapping[str, Finding] = field(default_factory=dict)
    audits: Mapping[str, Audit] = field(default_factory=dict)
    people: Mapping[str, Person] = field(default_factory=dict)
    events: Mapping[str, Event] = field(default_factory=dict)
    names: Mapping[str, ContestedName] = field(default_factory=dict)
    reviews: Mapping[str, Review] = field(default_factory=dict)
    corrections: Mapping[str, Correction] = field(default_factory=dict)
    own_words: bytes = b""
    """A catalogue of the words of the interface that are the site's own."""

    @cached_property
    def interface(self) -> Interface:
        """The words of the interface, in the language of the site."""
        return interface_of(self.site.language, self.own_words)

    @cached_property
    def _prefixes(self) -> dict[str, tuple[Article, PartKind]]:
        own = {article.prefix: (article, PartKind.ARTICLE) for article in self.articles.values()}
        return {f"{prefix}c": (article, PartKind.COMMENTS) for prefix, (article, _) in own.items()} | own

    def built_from(self, repository: str) -> Register:
        """Return the register as it is built from `repository`, which the site names unless it names another."""
        site = self.site
        known = site if site.repository else site.model_copy(update={"repository": repository})
        return replace(self, site=known)

    def changed_since(self, before: Register) -> Register:
        """Return what is not the same object as in a register `before` this one; everything where an id has gone."""
        kinds = {kind: (self.records(kind), before.records(kind)) for kind in RECORD_KINDS}
        if not all(old.keys() <= new.keys() for new, old in kinds.values()):
            return self
        changed: dict[str, Any] = {
            kind: {name: record for name, record in new.items() if old.get(name) is not record}
            for kind, (new, old) in kinds.items()
        }
        return replace(self, **changed)

    def records(self, folder: str) -> Mapping[str, Record]:
        """Return the records of a kind, by the name of its folder."""
        found: Mapping[str, Record] = getattr(self, folder)
        return found

    def named(self, name: str) -> Record | None:
        """Return the record that a correction calls `claim/m14`, if it is there."""
        kind, _, record_id = name.partition("/")
        return self.records(CORRECTED[kind].folder).get(record_id) if kind in CORRECTED else None

    @cached_property
    def removals(self) -> Mapping[str, Correction]:
        """The corrections that took records out of the register, by name; a redaction counts before any other."""
        found: dict[str, Correction] = {}
        for correction in self.corrections.values():
            redacted = correction.kind is CorrectionKind.REDACTED
            if not (redacted or correction.kind.ends) or self.named(correction.record):
                continue
            if redacted or correction.record not in found:
                found[correction.record] = correction
        return found

    @cached_property
    def people_with_page(self) -> frozenset[str]:
        """The authors of articles and who speaks in a claim, whose a document is, or whom a claim or finding tells of.

        A reader who comments is not followed, and who is known by an accusation alone is not put on show.
        """
        named = {article.author for article in self.articles.values()}  # whose claims may all have been withdrawn
        named |= {name for claim in self.claims.values() for name in claim.voices}
        named |= {name for document in self.documents.values() for name in document.by}
        named |= {name for finding in self.findings.values() for name in finding.about}
        for claim in self.claims.values():
            named |= set(claim.about) - {accusation.person for accusation in claim.accuses}
        readers = {person.id for person in self.people.values() if person.kind is PersonKind.COMMENTER}
        return frozenset(named & self.people.keys()) - readers

    def has_page(self, record: Record) -> bool:
        """Tell whether a record of the register has a page of its own."""
        return kind_of(record).has_page and (not isinstance(record, Person) or record.id in self.people_with_page)

    def home(self, claim_id: str) -> tuple[Article, PartKind] | None:
        """Return the article and the part to which a claim's id belongs, or nothing."""
        return self._prefixes.get(claim_id.rstrip("0123456789"))

    def sentence(self, article_id: str, sentence_id: str) -> Sentence | None:
        """Return a sentence of an article."""
        return self.sentences.get(f"{article_id}/{sentence_id}")

"""The records of a register, and the register itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

from synopsis.register.enums import PartKind
from synopsis.register.model.accounts import (
    Accusation,
    Article,
    ArticlePart,
    AsOf,
    Claim,
    ClaimDate,
    Comment,
    Figure,
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
    Question,
    RecordAnswer,
    Side,
    Topic,
)
from synopsis.register.model.editorial import (
    Correction,
    GuardedWord,
    Reading,
    Review,
    Site,
    Term,
    Vocabularies,
    Vocabulary,
)
from synopsis.register.model.people import ContestedName, Event, Person, Spelling
from synopsis.register.model.reference import Checked, Csl, Document, Host, Name

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

T = TypeVar("T")

RECORD_KINDS: Mapping[str, type[Record]] = MappingProxyType(
    {
        "articles": Article,
        "sentences": Sentence,
        "claims": Claim,
        "topics": Topic,
        "questions": Question,
        "documents": Document,
        "findings": Finding,
        "audits": Audit,
        "people": Person,
        "events": Event,
        "names": ContestedName,
        "reviews": Review,
        "corrections": Correction,
    },
)
"""Each folder of the sources and the kind of record that its files hold."""

SINGLE_FILES: Mapping[str, type[Record]] = MappingProxyType({"site.yml": Site, "vocabularies.yml": Vocabularies})
"""Files of the sources that hold one record."""


@dataclass(frozen=True)
class Register:
    """All records that parsed, by id (sentences by article and id, joined by a slash)."""

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

    @cached_property
    def _prefixes(self) -> dict[str, tuple[Article, PartKind]]:
        own = {article.prefix: (article, PartKind.ARTICLE) for article in self.articles.values()}
        return {f"{prefix}c": (article, PartKind.COMMENTS) for prefix, (article, _) in own.items()} | own

    @cached_property
    def _derived(self) -> dict[str, Any]:
        return {}

    def derived(self, name: str, make: Callable[[], T]) -> T:
        """Return what `make` derives from the register, made once under `name`."""
        if name not in self._derived:
            self._derived[name] = make()
        found: T = self._derived[name]
        return found

    def home(self, claim_id: str) -> tuple[Article, PartKind] | None:
        """Return the article and the part to which a claim's id belongs, or nothing."""
        return self._prefixes.get(claim_id.rstrip("0123456789"))

    def sentence(self, article_id: str, sentence_id: str) -> Sentence | None:
        """Return a sentence of an article."""
        return self.sentences.get(f"{article_id}/{sentence_id}")


__all__ = [
    "RECORD_KINDS",
    "SINGLE_FILES",
    "Accusation",
    "Article",
    "ArticlePart",
    "AsOf",
    "Audit",
    "BearsOn",
    "Checked",
    "Claim",
    "ClaimDate",
    "Comment",
    "ContestedName",
    "Correction",
    "Csl",
    "Difference",
    "Document",
    "Event",
    "Figure",
    "Finding",
    "GuardedWord",
    "Host",
    "Name",
    "Person",
    "Proof",
    "Question",
    "Reading",
    "Record",
    "RecordAnswer",
    "Register",
    "Review",
    "Sentence",
    "Side",
    "Site",
    "Spelling",
    "Term",
    "TextQuote",
    "Topic",
    "Vocabularies",
    "Vocabulary",
]

"""How far the register has come: what is open, and what is next."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from synopsis.authoring.printed import sentences_of
from synopsis.register.enums import NoClaim
from synopsis.register.fingerprints import proof_fingerprint
from synopsis.register.index import Index, claims_named
from synopsis.register.lifecycle import Published
from synopsis.register.model import KINDS, Article, Register, Sentence
from synopsis.register.rules.references import named
from synopsis.register.rules.uncorrected import uncorrected


@dataclass(frozen=True, slots=True)
class Reading:
    """How far an article has been read."""

    article: Article
    sentences: int
    open: tuple[Sentence, ...]
    """Those of which nobody has said yet what they claim, or why they claim nothing; in their order."""


@dataclass(frozen=True, slots=True)
class Open:
    """What is still to do of one sort."""

    says: str
    """What they are: "claims in no question"."""
    names: tuple[str, ...]
    command: str
    """The command that goes on with the first of them."""


@dataclass(frozen=True)
class Progress:
    """A register that parses, as far as it has come."""

    register: Register
    published: Sequence[Published] = ()

    @cached_property
    def _index(self) -> Index:
        return Index(self.register)

    @cached_property
    def readings(self) -> tuple[Reading, ...]:
        """Give each article, by date."""
        return tuple(self._reading(article) for article in self._index.articles)

    def _reading(self, article: Article) -> Reading:
        sentences = sentences_of(self.register, article.id)
        made = {
            claim.sentences[0]
            for claim in self.register.claims.values()
            if claim.sentences and (home := self.register.home(claim.id)) and home[0].id == article.id
        }
        left = (one for one in sentences if one.id not in made and one.no_claim in {None, NoClaim.TO_DO})
        return Reading(article, len(sentences), tuple(left))

    @cached_property
    def open(self) -> tuple[Open, ...]:
        """Give all else that is to do, in the order in which it is done."""
        return tuple(one for one in self._all_open() if one.names)

    def _all_open(self) -> Iterator[Open]:
        register = self.register
        questions = register.questions.values()
        answered = {name for question in questions for name in claims_named(question)}
        yield _open("claims in no question", register.claims.keys() - answered, "add question")
        unheard = [one.id for one in questions if register.articles.keys() - one.sides.keys()]
        yield _open("questions that do not say what every article answers", unheard, "find --in question {}")
        unrecorded = [one.id for one in questions if not one.record.short and not one.record.searched]
        yield _open("questions without a record", unrecorded, "add finding --questions {}")
        topics = register.topics.keys() - {question.topic for question in questions}
        yield _open("topics without questions", topics, "add question --topic {}")
        for folder, verb in (("documents", "cited"), ("people", "named")):
            unnamed = register.records(folder).keys() - self._named(folder)
            yield _open(f"{folder} that are not {verb}", unnamed, "find {}")
        articles = register.articles.values()
        stale = [one.id for one in articles if not one.proved or one.proved.digest != proof_fingerprint(register, one)]
        yield _open("articles without a proof of what stands now", stale, "quotes --write --texts DIR --on DATE")
        yield _open(
            "published records without a correction",
            [one.name for one in uncorrected(register, self.published)],
            "correct",
        )

    def _named(self, folder: str) -> frozenset[str]:
        return frozenset(
            found
            for kind in KINDS
            for record in self.register.records(kind.folder).values()
            for _, target, found in named(record, kind)
            if target == folder
        )


def _open(says: str, names: Collection[str], command: str) -> Open:
    ordered = tuple(names) if isinstance(names, list) else tuple(sorted(names))
    return Open(says, ordered, command.format(*ordered[:1]) if ordered else "")

"""What a reader can find each page by, beside the words on it."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from synopsis.languages.interface import message
from synopsis.register.enums import PartKind, PersonKind
from synopsis.register.index import Index
from synopsis.register.model import Article, Claim, Document, Paged, Person, Question, Topic
from synopsis.register.model.reference import Csl

RECORD = message("The record")
QUESTION = message("Question")
TOPIC = message("Topic")
ARTICLE = message("Article")
CLAIM = message("Claim")
COMMENT = message("From a reader")
DOCUMENT = message("Document")
PEOPLE = message("Person or organisation")
_KEPT = str.maketrans(
    {"ı": "i", "ə": "e", "Ə": "E", "ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe"},  # noqa: RUF001 - its own letter
)
"""Letters that keep their shape when marks are taken off, as keyboards without them write them."""


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """What the search knows of one page beside its words."""

    page: str
    """What kind of page it is, in words."""
    topics: tuple[str, ...] = ()
    differences: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    voices: tuple[str, ...] = ()
    says: str = ""
    """What a result shows of the page; empty where it shows the words around what was found."""
    answers: tuple[tuple[str, str], ...] = ()
    """Briefs, each with whose it is; where an article's stand, the record's stands with them."""
    forms: tuple[str, ...] = ()
    """Other forms, in every script, of the names that the page is about."""
    also: tuple[str, ...] = ()
    """Other words by which readers search for the page; never shown."""

    def fields(self) -> dict[str, object]:
        """Return what the theme prints into the page; what is empty is left out."""
        filters = {
            "page": [self.page],
            "topic": self.topics,
            "difference": self.differences,
            "article": self.articles,
            "voice": self.voices,
        }
        found: dict[str, object] = {
            "filters": {name: list(dict.fromkeys(values)) for name, values in filters.items() if values},
            "says": self.says,
            "answers": json.dumps(self.answers, ensure_ascii=False) if self.answers else "",
            "forms": " · ".join(self.forms),
            "also": " · ".join(self.also),
        }
        return {name: value for name, value in found.items() if value}


@dataclass(frozen=True)
class SearchEntries:
    """Makes the entries of a register's records."""

    index: Index

    def entry(self, record: Paged) -> SearchEntry:
        """Return the entry of a record's page."""
        match record:
            case Question():
                return self._question(record)
            case Claim():
                return self._claim(record)
            case Topic():
                return self._topic(record)
            case Article():
                return self._article(record)
            case Document():
                return self._document(record)
            case Person():
                return self._person(record)

    def _question(self, question: Question) -> SearchEntry:
        """Return a question: its topic, kind of difference, who answers it, and the briefs of all answers."""
        claims = [self.index.register.claims[name] for side in question.sides.values() for name in side.claims]
        sides = [(article, question.sides[article.id]) for article in self.index.articles]
        texts = [question.asks, question.difference.says, *(side.short for _, side in sides), question.record.short]
        return SearchEntry(
            self._say(QUESTION),
            topics=(self.index.register.topics[question.topic].title,),
            differences=(self._difference(question),),
            articles=tuple(article.label for article, side in sides if not side.silent),
            voices=self._voices(claims),
            answers=(
                *((article.label, side.brief) for article, side in sides),
                (self._say(RECORD), question.record.in_brief),
            ),
            forms=self.forms(texts),
            also=question.also,
        )

    def _claim(self, claim: Claim) -> SearchEntry:
        """Return a claim; of one that accuses a living person nothing is shown."""
        questions = self.index.questions_of_claim(claim)
        topics = [self.index.register.topics[question.topic].title for question in questions]
        is_comment = self.index.part_of(claim) is PartKind.COMMENTS
        people = [self.index.register.people[name] for name in claim.voices]
        spellings = [spelling.form for person in people for spelling in person.spellings]
        return SearchEntry(
            self._say(COMMENT if is_comment else CLAIM),
            topics=tuple(topics),
            differences=tuple(map(self._difference, questions)),
            articles=() if is_comment else (self.index.article_of(claim).label,),
            voices=self._voices([claim]),
            says="" if self.index.accuses_the_living(claim) else claim.says,
            answers=tuple((self._say(RECORD), question.record.in_brief) for question in questions[:1]),
            forms=(*self.forms([claim.says]), *spellings, *_plain(spellings)),
        )

    def _topic(self, topic: Topic) -> SearchEntry:
        """Return a topic."""
        forms = self.forms([topic.title, topic.scope])
        return SearchEntry(self._say(TOPIC), topics=(topic.title,), says=topic.scope, forms=forms, also=topic.also)

    def _article(self, article: Article) -> SearchEntry:
        """Return an article."""
        return SearchEntry(
            self._say(ARTICLE),
            articles=(article.label,),
            says=article.csl.title,
            forms=self.forms([article.csl.title]),
            also=tuple(
                filter(None, (article.csl.container_title, article.csl.publisher))
            ),  # who wrote it is found first
        )

    def _document(self, document: Document) -> SearchEntry:
        """Return a document: on which topics it speaks, which article names it."""
        claims = self.index.claims_of_document(document)
        own = [claim for claim in claims if self.index.part_of(claim) is PartKind.ARTICLE]
        findings = self.index.findings_of_document(document)
        texts = [document.csl.title, document.csl.original_title, *(finding.states for finding in findings)]
        return SearchEntry(
            self._say(DOCUMENT),
            topics=tuple(topic.title for topic in self.topics_of_document(document)),
            articles=tuple(self.index.article_of(claim).label for claim in own),
            forms=self.forms(texts),
            also=_published_by(document.csl),
        )

    def _person(self, person: Person) -> SearchEntry:
        """Return who speaks or is spoken of: the spellings of the name, and what the person was."""
        spellings = tuple(dict.fromkeys(spelling.form for spelling in person.spellings if spelling.form != person.name))
        return SearchEntry(
            self._say(PEOPLE),
            voices=(person.name,),
            says=person.role,
            forms=(*spellings, *_plain((person.name, *spellings))),
            also=sought_by(person),
        )

    def topics_of_document(self, document: Document) -> tuple[Topic, ...]:
        """Return the topics on which a document speaks, in their order."""
        register = self.index.register
        findings = self.index.findings_of_document(document)
        ids = {register.questions[name].topic for finding in findings for name in finding.questions}
        return tuple(topic for topic in self.index.topics if topic.id in ids)

    def forms(self, texts: Iterable[str | None]) -> tuple[str, ...]:
        """Return every form of each contested name of which one form stands in `texts`."""
        found = {group for text in texts if text for form in self._form.findall(text) for group in self._groups[form]}
        return tuple(form for group in sorted(found) for form in (*group, *_plain(group)))

    @cached_property
    def _groups(self) -> Mapping[str, list[tuple[str, ...]]]:
        groups: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        for name in self.index.register.names.values():
            group = tuple(dict.fromkeys(form.form for form in name.forms))
            for form in group:
                groups[form].append(group)
        return groups

    @cached_property
    def _form(self) -> re.Pattern[str]:
        longest_first = sorted(self._groups, key=lambda form: (-len(form), form))
        return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first)) or '(?!)'})(?!\w)")

    def _voices(self, claims: Iterable[Claim]) -> tuple[str, ...]:
        people = self.index.register.people
        return tuple(dict.fromkeys(people[name].name for claim in claims for name in claim.voices))

    def _say(self, message: str) -> str:
        return self.index.interface.say(message)

    def _difference(self, question: Question) -> str:
        return self.index.term("difference-kind", question.difference.kind).label


def _published_by(csl: Csl) -> tuple[str, ...]:
    """Return who wrote a work and where it stands, by which readers search for it."""
    authors = [(name.literal or f"{name.given} {name.family}".strip(), name.family) for name in csl.author]
    return tuple(dict.fromkeys(filter(None, (*(part for author in authors for part in author), csl.container_title))))


def sought_by(person: Person) -> tuple[str, ...]:
    """Return by which words a person is searched for beside the name: what follows the first, spellings, the rest."""
    words = person.name.split()
    surname = (" ".join(words[1:]), words[-1]) if person.kind is PersonKind.PERSON and len(words) > 1 else ()
    return tuple(dict.fromkeys((*surname, *(spelling.form for spelling in person.spellings), *person.also)))


def plain(form: str) -> str:
    """Return `form` without marks on its Latin letters; other scripts keep theirs."""
    return "".join(map(_plain_letter, form))


@cache
def _plain_letter(letter: str) -> str:
    base = unicodedata.normalize("NFD", letter)[0]
    return (base if base.isascii() else letter).translate(_KEPT)


def _plain(forms: Iterable[str]) -> tuple[str, ...]:
    """Return what readers without the letters of `forms` would type, where it differs."""
    return tuple(dict.fromkeys(plain(form) for form in forms if plain(form) != form))

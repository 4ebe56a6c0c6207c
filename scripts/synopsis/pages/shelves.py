"""The lists of a register to whose entries other pages lead by a fragment: on which page each entry stands."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, groupby
from typing import Any, Generic, TypeVar

from synopsis.pages.bands import LEAST
from synopsis.pages.shelving import Shelf, Shelving, Step, by_letter, by_number, by_time
from synopsis.register.edtf import Edtf
from synopsis.register.enums import FIGURE_GROUPS, PersonKind
from synopsis.register.index import Index
from synopsis.register.model import Article, ContestedName, Correction, Person, Sentence, Term, Vocabulary
from synopsis.register.urls import path_of

T = TypeVar("T")

_PARAGRAPH = re.compile(r"([a-z]+)([0-9]+)(?:s[0-9]+)?$")
"""What a sentence's id says of its place: paragraph 5 of `p5s1`, heading 3 of `h3`."""

MOST = {"voices": 500, "names": 250, "terms": 500, "corrections": 80, "figures": 500, "sentences": 480}
"""So much stands on one page of each list: entries, of figures numbers, of an article its sentences and claims."""


@dataclass(frozen=True)
class Shelved(Generic[T]):
    """A list as it is divided."""

    shelving: Shelving[T]
    whole: Shelf[T]

    @property
    def moved(self) -> Iterator[tuple[str, str]]:
        """Yield each fragment that is no longer on the page of the list, with where it is."""
        for anchor, path in self.shelving.places(self.whole).items():
            yield f"{self.shelving.path}#{anchor}", f"{path}#{anchor}"


@dataclass(frozen=True, slots=True)
class TermOfList:
    """A word of a closed list."""

    vocabulary: Vocabulary
    term: Term


@dataclass(frozen=True)
class Shelves:
    """The lists of one register."""

    index: Index

    @cached_property
    def moved(self) -> Mapping[str, str]:
        """Return where entries stand whose list is divided, by where they would stand in a short one."""
        lists: tuple[Shelved[Any], ...] = (
            *(self.voices, self.names, self.terms, self.corrections, self.figure_groups),
            *map(self.sentences, self.index.articles),
        )
        return dict(pair for list_ in lists for pair in list_.moved)

    def _shelved(self, shelving: Shelving[T], entries: Sequence[T]) -> Shelved[T]:
        return Shelved(shelving, shelving.divided(entries, self.index.first_days))

    @cached_property
    def voices(self) -> Shelved[Person]:
        """Everybody who has a page, and the readers who have none."""
        index = self.index
        readers = [
            person
            for person in index.register.people.values()
            if person.kind is PersonKind.COMMENTER and index.claims_of_voice(person.id)
        ]
        people = [*index.people, *sorted(readers, key=lambda person: (person.name.casefold(), person.id))]
        shelving: Shelving[Person] = Shelving(
            "/voices/",
            "/a-z/voices/",
            steps=lambda person: by_letter(person.name, interface=self.index.interface),
            anchors=lambda person: (person.id, f"kind-{person.kind}"),
            most=MOST["voices"],
        )
        return self._shelved(shelving, people)

    @cached_property
    def names(self) -> Shelved[ContestedName]:
        """What has more than one name."""
        names = sorted(self.index.register.names.values(), key=lambda name: (name.kind, name.label.casefold()))
        shelving: Shelving[ContestedName] = Shelving(
            "/names/",
            "/a-z/names/",
            steps=lambda name: by_letter(name.label, interface=self.index.interface),
            anchors=lambda name: (name.id,),
            most=MOST["names"],
        )
        return self._shelved(shelving, names)

    @cached_property
    def terms(self) -> Shelved[TermOfList]:
        """The words of closed lists, by list."""

        def steps(entry: TermOfList) -> Iterator[Step]:
            vocabulary = entry.vocabulary
            yield Step(vocabulary.id, vocabulary.label)
            yield from by_letter(entry.term.label, f"{vocabulary.id}-of-", interface=self.index.interface)

        shelving: Shelving[TermOfList] = Shelving(
            "/vocabulary/",
            "/vocabulary/",
            steps=steps,
            anchors=lambda entry: (entry.vocabulary.id, f"{entry.vocabulary.id}-{entry.term.id}"),
            most=MOST["terms"],
        )
        lists = self.index.vocabularies
        return self._shelved(shelving, [TermOfList(item, term) for item in lists for term in item.terms])

    @cached_property
    def corrections(self) -> Shelved[Correction]:
        """Every correction, the last first."""
        shelving: Shelving[Correction] = Shelving(
            "/corrections/",
            "/corrections/",
            steps=lambda item: by_time(Edtf.of(item.on).points[0], self.index.interface),
            anchors=lambda item: (f"correction-{item.id}",),
            most=MOST["corrections"],
        )
        return self._shelved(shelving, self.index.corrections)

    @cached_property
    def figure_groups(self) -> Shelved[str]:
        """What several figures count."""
        of_claims = (figure for claim in self.index.claims for figure in claim.figures)
        of_findings = (figure for finding in self.index.findings for figure in finding.figures)
        counts = Counter(figure.group or "" for figure in chain(of_claims, of_findings))
        groups = [group for group, count in counts.items() if group and count >= LEAST]
        alone = counts.total() - sum(counts[group] for group in groups)
        shelving: Shelving[str] = Shelving(
            "/figures/",
            "/a-z/figures/",
            steps=lambda group: by_letter(self.index.term(FIGURE_GROUPS, group).label, interface=self.index.interface),
            anchors=lambda group: (group,),
            most=MOST["figures"],
            size=counts.__getitem__,
            beside=alone,
        )
        return self._shelved(shelving, groups)

    def sentences(self, article: Article) -> Shelved[Sentence]:
        """Return the sentences of an article by section; of comments each is one."""
        return self._sentences[article.id]

    @cached_property
    def section_ids(self) -> Mapping[str, Mapping[str, str]]:
        """Return by article and sentence the id of the heading on the article's map below which the sentence stands."""
        return {article.id: dict(self._sections(article)) for article in self.index.articles}

    def _sections(self, article: Article) -> Iterator[tuple[str, str]]:
        for part in article.parts:
            own = (item for item in self.index.sentences_of_article(article) if item.part is part.id)
            for number, (section, group) in enumerate(groupby(own, key=lambda sentence: sentence.section)):
                for sentence in group:
                    yield sentence.id, f"{article.prefix}-{section or 'top'}-{number}"

    @cached_property
    def _sentences(self) -> Mapping[str, Shelved[Sentence]]:
        return {article.id: self._of_article(article) for article in self.index.articles}

    def _of_article(self, article: Article) -> Shelved[Sentence]:
        index = self.index
        labels = {section.id: section.label for section in article.sections}
        labels |= {comment.id: comment.label for part in article.parts for comment in part.comments}
        section_ids = self.section_ids[article.id]

        def steps(sentence: Sentence) -> Iterator[Step]:
            section = sentence.section or "top"
            yield Step(section, labels.get(sentence.section, sentence.section) or index.interface.say("First section"))
            for kind, number in _PARAGRAPH.findall(sentence.id):
                for step in by_number(kind, int(number), self.index.interface):
                    yield Step(f"{section}-{step.id}", step.label)

        shelving: Shelving[Sentence] = Shelving(
            path_of(article),
            f"{path_of(article)}sentences/",
            steps=steps,
            anchors=lambda sentence: (sentence.id, section_ids[sentence.id]),
            most=MOST["sentences"],
            size=lambda sentence: 1 + len(index.claims_of_sentence(sentence)),
        )
        return self._shelved(shelving, index.sentences_of_article(article))

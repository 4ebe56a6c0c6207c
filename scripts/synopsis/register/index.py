"""Views derived from a register: inverses and orders."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import PurePosixPath

from synopsis.languages.interface import Interface
from synopsis.register.enums import Living, PartKind, ReviewState
from synopsis.register.grouping import grouped
from synopsis.register.lifecycle import pages_showing
from synopsis.register.model import (
    KINDS,
    Article,
    Audit,
    BearsOn,
    Claim,
    Correction,
    Document,
    Event,
    Finding,
    Paged,
    Person,
    Question,
    Record,
    Register,
    Sentence,
    Term,
    Topic,
    Vocabulary,
    name_of,
)
from synopsis.register.numbered_ids import by_number


@dataclass(frozen=True)
class Index:
    """A register that passed `check`, with everything derived from it that pages show."""

    register: Register
    first_days: Mapping[str, date] = field(default_factory=dict)
    """The day on which each path was first published, as the ledger has it."""

    @property
    def interface(self) -> Interface:
        """The words of the interface, in the language of the site."""
        return self.register.interface

    @cached_property
    def vocabularies(self) -> tuple[Vocabulary, ...]:
        """The lists of words, in the language of the site."""
        return self.register.vocabularies.said_in(self.interface)

    @cached_property
    def articles(self) -> tuple[Article, ...]:
        """Articles by date of publication."""
        articles = self.register.articles.values()
        return tuple(sorted(articles, key=lambda article: (str(article.csl.issued or ""), article.id)))

    @cached_property
    def topics(self) -> tuple[Topic, ...]:
        """Topics in the register's order."""
        return tuple(sorted(self.register.topics.values(), key=lambda topic: (topic.order, topic.id)))

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """Questions in the order of topics, then their own."""
        topics = self.register.topics
        key = {topic.id: topic.order for topic in topics.values()}
        return tuple(sorted(self.register.questions.values(), key=lambda item: (key[item.topic], item.order, item.id)))

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """Claims by article and number, those of comments after those of the article."""
        order = {article.id: number for number, article in enumerate(self.articles)}

        def place(claim: Claim) -> tuple[int, PartKind, int]:
            return order[self.article_of(claim).id], self.part_of(claim), by_number(claim.id)[1]

        return tuple(sorted(self.register.claims.values(), key=place))

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """Documents by id; the bibliography has them in the order of their references."""
        return tuple(self.register.documents[name] for name in sorted(self.register.documents))

    @cached_property
    def people(self) -> tuple[Person, ...]:
        """The people who have a page, by name."""
        found = filter(self.register.has_page, self.register.people.values())
        return tuple(sorted(found, key=lambda person: (person.name.casefold(), person.id)))

    def paged_records(self) -> Iterator[Paged]:
        """Yield every record that has a page of its own, kind by kind, each kind in its order."""
        for kind in KINDS:
            if kind.has_page:
                yield from getattr(self, kind.folder)

    @cached_property
    def _questions_by_topic(self) -> Mapping[str, tuple[Question, ...]]:
        return grouped((question.topic, question) for question in self.questions)

    @cached_property
    def _questions_by_claim(self) -> Mapping[str, tuple[Question, ...]]:
        return grouped((name, question) for question in self.questions for name in claims_named(question))

    @cached_property
    def _findings_by_question(self) -> Mapping[str, tuple[Finding, ...]]:
        return grouped((name, finding) for finding in self.findings for name in finding.questions)

    @cached_property
    def _findings_by_document(self) -> Mapping[str, tuple[Finding, ...]]:
        return grouped((finding.document, finding) for finding in self.findings)

    @cached_property
    def _bearings_by_claim(self) -> Mapping[str, tuple[tuple[BearsOn, Finding], ...]]:
        return grouped((item.claim, (item, finding)) for finding in self.findings for item in finding.bears_on)

    @cached_property
    def _audits_by_claim(self) -> Mapping[str, tuple[Audit, ...]]:
        return grouped((audit.claim, audit) for audit in self.audits)

    @cached_property
    def _audits_by_document(self) -> Mapping[str, tuple[Audit, ...]]:
        return grouped((audit.document, audit) for audit in self.audits)

    @cached_property
    def _claims_by_document(self) -> Mapping[str, tuple[Claim, ...]]:
        return grouped((name, claim) for claim in self.claims for name in claim.cites)

    @cached_property
    def _claims_by_voice(self) -> Mapping[str, tuple[Claim, ...]]:
        return grouped((name, claim) for claim in self.claims for name in dict.fromkeys(claim.voices))

    @cached_property
    def _claims_by_sentence(self) -> Mapping[str, tuple[Claim, ...]]:
        return grouped(
            (f"{self.article_of(claim).id}/{name}", claim) for claim in self.claims for name in claim.sentences
        )

    @cached_property
    def _sentences_by_article(self) -> Mapping[str, tuple[Sentence, ...]]:
        return grouped((sentence.article, sentence) for sentence in self.register.sentences.values())

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """Findings in the order of documents by date, oldest first, then by id."""
        documents, findings = self.register.documents, self.register.findings.values()
        return tuple(sorted(findings, key=lambda item: (str(documents[item.document].csl.issued or "~"), item.id)))

    @cached_property
    def audits(self) -> tuple[Audit, ...]:
        """Audits in the order of their claims."""
        order = {claim.id: number for number, claim in enumerate(self.claims)}
        return tuple(sorted(self.register.audits.values(), key=lambda audit: (order[audit.claim], audit.id)))

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """Events by the first day that they may mean; what lasts longer, or is known less closely, stands first."""
        return tuple(sorted(self.register.events.values(), key=lambda event: (event.date.order, event.id)))

    @cached_property
    def corrections(self) -> tuple[Correction, ...]:
        """Corrections, the last first."""
        return tuple(sorted(self.register.corrections.values(), key=lambda item: (item.on, item.id), reverse=True))

    @cached_property
    def _corrections_by_page(self) -> Mapping[str, tuple[Correction, ...]]:
        return grouped((name, item) for item in self.corrections for name in pages_showing(self.register, item.record))

    @cached_property
    def _terms(self) -> Mapping[tuple[str, str], Term]:
        return {(item.id, term.id): term for item in self.vocabularies for term in item.terms}

    def term(self, vocabulary: str, word: str) -> Term:
        """Return the label and definition of a word of a closed list."""
        return self._terms[vocabulary, word]

    def article_of(self, claim: Claim) -> Article:
        """Return the article that a claim was made in, or below."""
        return self._home(claim)[0]

    def part_of(self, claim: Claim) -> PartKind:
        """Return the part of the article's page that a claim was made in."""
        return self._home(claim)[1]

    def accuses_the_living(self, claim: Claim) -> bool:
        """Tell whether a claim accuses somebody who may be alive, so that its words stay out of titles and cards."""
        people = self.register.people
        return any(people[accusation.person].living is not Living.NO for accusation in claim.accuses)

    def _home(self, claim: Claim) -> tuple[Article, PartKind]:
        home = self.register.home(claim.id)
        if home is None:
            msg = f"{claim.id} passed check without an article"
            raise LookupError(msg)
        return home

    def claims_in(self, article: Article, part: PartKind) -> tuple[Claim, ...]:
        """Return the claims made in one part of an article's page, in order."""
        return self._claims_by_part.get((article.id, part), ())

    @cached_property
    def _claims_by_part(self) -> Mapping[tuple[str, PartKind], tuple[Claim, ...]]:
        return grouped(((self.article_of(claim).id, self.part_of(claim)), claim) for claim in self.claims)

    def home_sentence(self, claim: Claim) -> Sentence:
        """Return the sentence that makes a claim."""
        return self.register.sentences[f"{self.article_of(claim).id}/{claim.sentences[0]}"]

    def questions_of_topic(self, topic: Topic) -> tuple[Question, ...]:
        """Return the questions of a topic in order."""
        return self._questions_by_topic.get(topic.id, ())

    def questions_of_claim(self, claim: Claim) -> tuple[Question, ...]:
        """Return the questions that a claim answers."""
        return self._questions_by_claim.get(claim.id, ())

    def findings_of_question(self, question: Question) -> tuple[Finding, ...]:
        """Return what documents say to a question."""
        return self._findings_by_question.get(question.id, ())

    def findings_of_document(self, document: Document) -> tuple[Finding, ...]:
        """Return what a document says."""
        return self._findings_by_document.get(document.id, ())

    def bearings_of_claim(self, claim: Claim) -> tuple[tuple[BearsOn, Finding], ...]:
        """Return the findings that bear on a claim, each with how it does."""
        return self._bearings_by_claim.get(claim.id, ())

    def audits_of_claim(self, claim: Claim) -> tuple[Audit, ...]:
        """Return what became of the sources that a claim names."""
        return self._audits_by_claim.get(claim.id, ())

    def audits_of_document(self, document: Document) -> tuple[Audit, ...]:
        """Return the places where a text says what a document says."""
        return self._audits_by_document.get(document.id, ())

    def claims_of_document(self, document: Document) -> tuple[Claim, ...]:
        """Return the claims for which a text names a document."""
        return self._claims_by_document.get(document.id, ())

    def claims_of_voice(self, person_id: str) -> tuple[Claim, ...]:
        """Return the claims in whose chain of voices a person stands."""
        return self._claims_by_voice.get(person_id, ())

    def claims_of_sentence(self, sentence: Sentence) -> tuple[Claim, ...]:
        """Return the claims that a sentence makes or repeats."""
        return self._claims_by_sentence.get(f"{sentence.article}/{sentence.id}", ())

    def sentences_of_article(self, article: Article) -> tuple[Sentence, ...]:
        """Return the sentences of an article in its order."""
        return self._sentences_by_article.get(article.id, ())

    def corrections_of(self, record: Record) -> tuple[Correction, ...]:
        """Return the corrections of what stands on a record's page, the last first."""
        return self.corrections_at(name_of(record))

    def corrections_at(self, name: str) -> tuple[Correction, ...]:
        """Return the corrections of what stands on the page of the record `claim/m14`, which may be gone."""
        return self._corrections_by_page.get(name, ())

    def state_of(self, record: Record) -> ReviewState | None:
        """Return how far the file that holds a record has been reviewed; the narrowest review counts."""
        return self._states.get(record.file)

    @cached_property
    def is_draft(self) -> bool:
        """Whether any file of the register has not been read by a named person other than its writer."""
        return any(state is not ReviewState.REVIEWED for state in self._states.values())

    @cached_property
    def _states(self) -> Mapping[str, ReviewState | None]:
        files = sorted({one.file for kind in KINDS for one in self.register.records(kind.folder).values()})
        around = {file: {str(step) for step in (PurePosixPath(file), *PurePosixPath(file).parents)} for file in files}
        covering = {
            file: [(len(path), state) for path, state in self._reviewed if path in steps]
            for file, steps in around.items()
        }
        return {file: max(found)[1] if found else None for file, found in covering.items()}

    @cached_property
    def _reviewed(self) -> tuple[tuple[str, ReviewState], ...]:
        root = PurePosixPath(self.register.site.file).parent
        reviews = self.register.reviews.values()
        return tuple(((root / path).as_posix(), review.state) for review in reviews for path in review.covers)


def claims_named(question: Question) -> list[str]:
    """Return the ids of all claims that a question names, sides first, in order."""
    return [name for side in question.sides.values() for name in side.claims] + list(question.comments)

"""What is by people, and what is told of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from synopsis.register.enums import BearingOf
from synopsis.register.grouping import grouped
from synopsis.register.index import Index
from synopsis.register.model import Claim, Document, Finding, Person, Question


@dataclass(frozen=True)
class OfPeople:
    """The inverses of whatever names a person."""

    index: Index

    def documents_by(self, person: Person) -> tuple[Document, ...]:
        """Return the documents of a person by date, those of no known day last."""
        return self._documents.get(person.id, ())

    def claims_about(self, person: Person) -> tuple[Claim, ...]:
        """Return the claims that are about a person."""
        return self._claims.get(person.id, ())

    def accusations_of(self, person: Person) -> tuple[Claim, ...]:
        """Return the claims that accuse a person."""
        return self._accusations.get(person.id, ())

    def questions_about(self, person: Person) -> tuple[Question, ...]:
        """Return the questions that are about a person."""
        return self._questions.get(person.id, ())

    def findings_by(self, person: Person) -> tuple[Finding, ...]:
        """Return what the documents of a person say."""
        return tuple(
            finding for document in self.documents_by(person) for finding in self.index.findings_of_document(document)
        )

    def findings_on_words(self, person: Person) -> tuple[Finding, ...]:
        """Return the findings elsewhere that bear on whether a person said what an article has the person say."""
        return tuple(finding for finding in self._elsewhere(person) if person.id in self._reported(finding))

    def findings_about(self, person: Person) -> tuple[Finding, ...]:
        """Return the findings elsewhere that speak of a person otherwise."""
        return tuple(finding for finding in self._elsewhere(person) if person.id not in self._reported(finding))

    def findings_of(self, person: Person) -> tuple[Finding, ...]:
        """Return every finding by a person and about one."""
        return (*self.findings_by(person), *self._elsewhere(person))

    def _elsewhere(self, person: Person) -> tuple[Finding, ...]:
        documents = self.index.register.documents
        return tuple(one for one in self._findings.get(person.id, ()) if person.id not in documents[one.document].by)

    def _reported(self, finding: Finding) -> frozenset[str]:
        """Name those on whose having said something a finding bears: the last voice of the chain."""
        claims = self.index.register.claims
        return frozenset(claims[item.claim].voices[-1] for item in finding.bears_on if item.on is BearingOf.REPORT)

    @cached_property
    def _documents(self) -> Mapping[str, tuple[Document, ...]]:
        dated = sorted(self.index.documents, key=lambda document: (str(document.csl.issued or "~"), document.id))
        return grouped((name, document) for document in dated for name in document.by)

    @cached_property
    def _claims(self) -> Mapping[str, tuple[Claim, ...]]:
        return grouped((name, claim) for claim in self.index.claims for name in claim.about)

    @cached_property
    def _accusations(self) -> Mapping[str, tuple[Claim, ...]]:
        claims = self.index.claims
        return grouped((name, claim) for claim in claims for name in dict.fromkeys(one.person for one in claim.accuses))

    @cached_property
    def _findings(self) -> Mapping[str, tuple[Finding, ...]]:
        return grouped((name, finding) for finding in self.index.findings for name in finding.about)

    @cached_property
    def _questions(self) -> Mapping[str, tuple[Question, ...]]:
        return grouped((name, question) for question in self.index.questions for name in question.about)

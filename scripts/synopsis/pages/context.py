"""Makes views of records for the page at one path."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import groupby

from markupsafe import Markup

from synopsis.pages.places import in_short, place
from synopsis.pages.views import (
    AccusationView,
    AnswerView,
    AuditView,
    BearingView,
    CheckedView,
    ClaimView,
    FigureView,
    FindingView,
    Link,
    NoteView,
    NumberedClaims,
    ReviewView,
    ShortView,
    VoiceView,
)
from synopsis.register.edition import Edition
from synopsis.register.enums import BEARING_LISTS, Bearing, BearingOf, CheckedHow, ReviewState
from synopsis.register.index import Index
from synopsis.register.model import (
    Accusation,
    Article,
    AsOf,
    Audit,
    Checked,
    Claim,
    Document,
    Figure,
    Finding,
    Paged,
    Person,
    Question,
)
from synopsis.register.model.base import Record
from synopsis.register.urls import at_these_words, path_of, relative


@dataclass(frozen=True)
class PageContext:
    """Makes views for the page at one path."""

    index: Index
    path: str
    references: Mapping[str, Markup]
    edition: Edition
    moved: Mapping[str, str] = field(default_factory=dict)
    """Where entries of lists stand that are divided among several pages, by where they would stand in a short list."""

    def href(self, target: str) -> str:
        """Return the link from here to a path from the root."""
        return relative(self.moved.get(target, target), self.path)

    def link(self, record: Paged, text: str | Markup, fragment: str = "") -> Link:
        """Return a link from here to a record's page."""
        return Link(text, self.href(path_of(record) + (f"#{fragment}" if fragment else "")))

    def term(self, vocabulary: str, word: str) -> Link:
        """Return a word of a closed list, linked to its definition."""
        term = self.index.term(vocabulary, word)
        return Link(term.label, self.href(f"/vocabulary/#{vocabulary}-{word}"))

    def say(self, message: str, at: str = "", **values: object) -> str:
        """Say a message of the interface in the language of the site."""
        return self.index.interface.say(message, at, **values)

    def section(self, title: str, path: str) -> Link:
        """Return a link to a page that every register has."""
        return Link(self.say(title), self.href(path))

    def question(self, question: Question) -> Link:
        """Return a link to a question."""
        return self.link(question, question.asks)

    def document(self, document: Document) -> Link:
        """Return a link to a document by its short name."""
        return self.link(document, document.label)

    def voice(self, person: Person) -> VoiceView:
        """Return a person as a voice, linked where there is a page."""
        href = self.href(path_of(person)) if self.index.register.has_page(person) else ""
        return VoiceView(person.name, href)

    def voices(self, claim: Claim) -> tuple[VoiceView, ...]:
        """Return the chain of voices of a claim, outermost first."""
        return tuple(self.voice(self.index.register.people[name]) for name in claim.voices)

    def checked(self, checked: Checked, document: Document, finding: Finding | None = None) -> CheckedView:
        """Return how far a document or a finding in it was checked; a copy is always labelled with its keeper."""
        kept = finding.host if finding and finding.host.name else document.host
        host = ""
        if checked.how is not CheckedHow.PUBLISHER and kept.name:
            host = f"{kept.name}, {kept.side}" if kept.side else kept.name
        term = self.term("checked", checked.how)
        return CheckedView(str(term.text), term.href, host, checked.on)

    def claim(self, claim: Claim) -> ClaimView:
        """Return a claim whole."""
        article = self.index.article_of(claim)
        address = article.csl.url
        return ClaimView(
            id=claim.id,
            href=self.href(path_of(claim)),
            says=claim.says,
            voices=self.voices(claim),
            kind=self.term("claim-kind", claim.kind),
            exact=claim.quote.exact,
            language=article.csl.language,
            place=place(self.index, article, self.index.home_sentence(claim)),
            place_in_short=in_short(self.index, article, self.index.home_sentence(claim)),
            open_at=at_these_words(address, claim.quote) if address else "",
            figures=tuple(map(figure_view, claim.figures)),
            note=claim.note,
            overtaken=tuple(map(self._overtaken, claim.as_of)),
            accusations=tuple(map(self._accusation, claim.accuses)),
            withheld=self.index.accuses_the_living(claim),
        )

    def _overtaken(self, note: AsOf) -> NoteView:
        return NoteView(note.on, note.says, self.document(self.index.register.documents[note.document]))

    def _accusation(self, accusation: Accusation) -> AccusationView:
        register = self.index.register
        return AccusationView(
            outcome=accusation.outcome,
            reply=accusation.reply,
            documents=tuple(self.document(register.documents[name]) for name in accusation.documents),
        )

    def finding(self, finding: Finding, among: Iterable[str] | None = None) -> FindingView:
        """Return a finding; of the claims on which it bears only those `among` the ids given, if any are."""
        register = self.index.register
        document = register.documents[finding.document]
        return FindingView(
            id=finding.id,
            document=self.link(document, document.label, finding.id),
            kind=self.index.term("document-kind", document.kind).label,
            locator=finding.locator,
            states=finding.states,
            quote=finding.quote,
            language=document.csl.language,
            checked=self.checked(finding.checked, document, finding),
            bears_on=self._bearings(finding, None if among is None else frozenset(among)),
            questions=tuple(self.question(register.questions[name]) for name in finding.questions),
        )

    def _bearings(self, finding: Finding, among: frozenset[str] | None) -> tuple[BearingView, ...]:
        """Group the claims on which a finding bears by how it does; those `among` the ids stand on the page."""
        groups: dict[tuple[BearingOf, Bearing], list[Link]] = {}
        for item in finding.bears_on:
            if among is None:
                link = self.link(self.index.register.claims[item.claim], item.claim)
            elif item.claim in among:
                link = Link(item.claim, f"#{item.claim}")
            else:
                continue
            groups.setdefault((item.on, item.how), []).append(link)
        return tuple(
            BearingView(self.index.term(BEARING_LISTS[on], how).label, on is BearingOf.REPORT, tuple(links))
            for (on, how), links in groups.items()
        )

    def audit(self, audit: Audit) -> AuditView:
        """Return a citation beside its source."""
        register = self.index.register
        claim = register.claims[audit.claim]
        finding = register.findings[audit.finding] if audit.finding else None
        return AuditView(
            claim=self.link(claim, claim.id),
            says=claim.says,
            document=self.document(register.documents[audit.document]),
            result=self.term("audit-result", audit.result),
            found=audit.says,
            locator=finding.locator if finding else "",
            checked=self.checked(finding.checked, register.documents[finding.document], finding) if finding else None,
            withheld=self.index.accuses_the_living(claim),
        )

    def short(self, question: Question, article: Article) -> ShortView:
        """Return what an article answers, in brief and in a sentence."""
        side = question.sides[article.id]
        return ShortView(self.link(article, article.label), side.brief, side.short, side.silent)

    def answer(self, question: Question) -> AnswerView:
        """Return a question with its short answers; the record's stands wherever the articles' do."""
        return AnswerView(
            id=question.id,
            question=self.question(question),
            sides=tuple(self.short(question, article) for article in self.index.articles),
            record_brief=question.record.in_brief,
            record=question.record.in_short,
            found=bool(question.record.short),
            difference=question.difference.says,
            kind=self.term("difference-kind", question.difference.kind),
        )

    def numbered_claims(self, claims: Iterable[Claim]) -> tuple[NumberedClaims, ...]:
        """Return claims, which stand in their order, by number, grouped by article and part."""
        index = self.index
        return tuple(
            NumberedClaims(
                article=self.link(article, article.label),
                part=index.term("part", part).label,
                links=tuple(self.link(claim, claim.id) for claim in group),
            )
            for (article, part), group in groupby(claims, key=lambda one: (index.article_of(one), index.part_of(one)))
        )

    def review(self, record: Record) -> ReviewView:
        """Return how far a record has been reviewed."""
        state = self.index.state_of(record)
        said = self.index.term("review-state", state or ReviewState.DRAFT).label
        return ReviewView(said, recorded=state is not None, unread=state is ReviewState.DRAFT)


def figure_view(figure: Figure) -> FigureView:
    """Return a number of a claim; a hedge that is printed within it is not said twice."""
    hedge = "" if figure.hedge.casefold() in figure.as_printed.casefold() else figure.hedge
    return FigureView(figure.as_printed, hedge, figure.unit, figure.counts)

"""People, organisations and outlets, each on a page of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from synopsis.page import Page
from synopsis.pages import cite_box, correction_views
from synopsis.pages.context import PageContext
from synopsis.pages.head import Head
from synopsis.pages.people_views import (
    MANY,
    OPEN,
    AccusedOf,
    ChainView,
    Counted,
    Group,
    Line,
    accusations,
    chains,
    claim_line,
    finding_line,
    grouped_by_topic,
    source_of,
)
from synopsis.pages.renderer import PageRenderer, Planned, planned
from synopsis.pages.views import CheckedView, Link, RecordPage, ReviewView
from synopsis.register.enums import PartKind, PersonKind
from synopsis.register.model import Article, Claim, Document, Finding, Person
from synopsis.register.of_people import OfPeople
from synopsis.register.part_labels import readers_words
from synopsis.register.urls import path_of


@dataclass(frozen=True, slots=True)
class SpellingView:
    """Another form of a name, with the articles that print it."""

    form: str
    language: str
    printed_by: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class AuthorView:
    """An article that the person wrote, and speaks in from its first claim to its last: what it holds, in numbers."""

    article: Link
    claims: int
    topics: tuple[Counted, ...]
    """How many of its claims answer questions of each topic."""
    reported: tuple[Counted, ...]
    """In how many it reports each other voice."""


@dataclass(frozen=True, slots=True)
class SaidView:
    """What one article, or the comments below one, have a person say, by the chain through which it comes to us."""

    source: Link
    count: int
    chains: tuple[ChainView, ...]


@dataclass(frozen=True, slots=True)
class OwnDocument:
    """A document of the person's."""

    document: Link
    title: str
    """Empty where the link is the title, or the title accuses."""
    kind: str
    checked: CheckedView
    cited: int
    """How many claims name it."""
    findings: Group


@dataclass(frozen=True, slots=True)
class ToldView:
    """What the articles, or the comments below them, write of a person."""

    source: Link
    count: int
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Heard:
    """What a person says and what is told of the person in one kind of part: in the articles, or in comments."""

    said: tuple[SaidView, ...]
    told: tuple[ToldView, ...]
    accused: tuple[AccusedOf, ...]
    count: int
    """How many claims, each once."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the page, as its contents name it."""

    id: str
    label: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonPage(RecordPage):
    """One person, organisation or outlet."""

    template: ClassVar[str] = "person"

    person: Person
    kind: Link
    living: tuple[Link, ...]
    """Whether a named person is alive, as far as known; nothing of a body."""
    spellings: tuple[SpellingView, ...]
    contents: tuple[Section, ...]
    authored: tuple[AuthorView, ...]
    articles: Heard
    comments: Heard
    readers_words: str
    documents: tuple[OwnDocument, ...]
    on_words: tuple[Group, ...]
    """What other documents say on whether the person said what an article reports."""
    questions: tuple[Link, ...]
    findings: tuple[Group, ...]
    """What other documents write of the person."""
    review: ReviewView


def pages(renderer: PageRenderer) -> Iterator[Planned]:
    """Yield the page of each person who has one."""
    told_of = OfPeople(renderer.index)
    for person in renderer.index.people:
        yield planned(path_of(person), _person, renderer, told_of, person)


def _person(renderer: PageRenderer, told_of: OfPeople, person: Person) -> Page:
    context = renderer.context(path_of(person))
    description = context.say(
        "{person}: what the articles report as said, what documents say, and what is written, claim by claim.",
        person=person.name,
    )
    head = Head(title=person.name, description=description, record=person, wide=True)
    return renderer.page(_view(context, told_of, person), context.path, head)


def _view(context: PageContext, told_of: OfPeople, person: Person) -> PersonPage:
    authored = tuple(_authored(context, article) for article in context.index.articles if article.author == person.id)
    documents = told_of.documents_by(person)
    about_lines = len(told_of.claims_about(person)) + len(told_of.findings_about(person))
    most = OPEN if about_lines <= MANY else 1
    articles, comments = (
        _heard(context, told_of, person, part, most) for part in (PartKind.ARTICLE, PartKind.COMMENTS)
    )
    on_words, about = told_of.findings_on_words(person), told_of.findings_about(person)
    questions = told_of.questions_about(person)
    told = len(questions) + len(about) + sum(view.count for view in articles.told) + len(articles.accused)
    contents = (
        Section(
            "said",
            context.say("In the articles"),
            sum(view.claims for view in authored) + sum(x.count for x in articles.said),
        ),
        Section("documents", context.say("Documents"), len(documents)),
        Section("words", context.say("Words, in other documents"), len(on_words)),
        Section("written", context.say("Written of"), told),
        Section("comments", readers_words(context.index), comments.count),
    )
    return PersonPage(
        up=context.section("Voices", "/voices/"),
        person=person,
        kind=context.term("person-kind", person.kind),
        living=(context.term("living", person.living),) if person.kind is PersonKind.PERSON else (),
        spellings=tuple(
            SpellingView(
                spelling.form,
                spelling.lang,
                tuple(context.link(article, article.label) for article in _in_order(context, spelling.used_by)),
            )
            for spelling in person.spellings
            if spelling.form != person.name
        ),
        contents=tuple(section for section in contents if section.count),
        authored=authored,
        articles=articles,
        comments=comments,
        readers_words=readers_words(context.index),
        documents=tuple(_document(context, document) for document in documents),
        on_words=_findings(context, on_words),
        questions=tuple(map(context.question, questions)),
        findings=_findings(context, about, most),
        corrections=correction_views.of_page(context),
        cite=cite_box.of_page(context, person),
        review=context.review(person),
    )


def _in_order(context: PageContext, names: Iterable[str]) -> list[Article]:
    wanted = set(names)
    return [article for article in context.index.articles if article.id in wanted]


def _authored(context: PageContext, article: Article) -> AuthorView:
    """Count what an article holds, whose every claim has its author as the first voice."""
    index = context.index
    claims = index.claims_in(article, PartKind.ARTICLE)
    topics = Counter(
        topic for claim in claims for topic in {question.topic for question in index.questions_of_claim(claim)}
    )
    voices = Counter(name for claim in claims for name in dict.fromkeys(claim.voices[1:]))
    people = index.register.people
    return AuthorView(
        article=context.link(article, article.label),
        claims=len(claims),
        topics=tuple(
            Counted(context.link(item, item.title), topics[item.id]) for item in index.topics if topics[item.id]
        ),
        reported=tuple(
            Counted(Link(people[name].name, context.voice(people[name]).href), count)
            for name, count in sorted(voices.items(), key=lambda item: (-item[1], people[item[0]].name.casefold()))
        ),
    )


def _heard(context: PageContext, told_of: OfPeople, person: Person, part: PartKind, most: int) -> Heard:
    """Return what stands of a person in one part of every article, apart from what the person wrote there as author."""
    index = context.index
    said: list[SaidView] = []
    told: list[ToldView] = []
    of_person = {claim.id for claim in index.claims_of_voice(person.id)}
    accusing = [claim for claim in told_of.accusations_of(person) if index.part_of(claim) is part]
    accusing_ids = {claim.id for claim in accusing}
    about = {claim.id for claim in told_of.claims_about(person)} - of_person - accusing_ids
    count = 0
    for article in index.articles:
        here = index.claims_in(article, part)
        is_author = part is PartKind.ARTICLE and article.author == person.id
        own = [claim for claim in here if claim.id in of_person and not is_author]
        rest = [claim for claim in here if claim.id in about]
        source = source_of(context, article, part)
        if own:
            said.append(SaidView(source, len(own), chains(context, person, own)))
        if rest:
            told.append(ToldView(source, len(rest), _claims(context, rest, most)))
        count += len(own) + len(rest)
    accused = accusations(context, person, accusing)
    return Heard(tuple(said), tuple(told), accused, count + len(accusing_ids - of_person))


def _claims(context: PageContext, claims: Iterable[Claim], most: int) -> tuple[Group, ...]:
    index = context.index
    placed = [
        (next((question.topic for question in index.questions_of_claim(claim)), ""), claim_line(context, claim))
        for claim in claims
    ]
    return grouped_by_topic(context, placed, most)


def _findings(context: PageContext, findings: Iterable[Finding], most: int = OPEN) -> tuple[Group, ...]:
    questions = context.index.register.questions
    placed = [
        (next((questions[name].topic for name in finding.questions), ""), finding_line(context, finding))
        for finding in findings
    ]
    return grouped_by_topic(context, placed, most)


def _document(context: PageContext, document: Document) -> OwnDocument:
    findings = context.index.findings_of_document(document)
    lines = [
        Line(context.link(document, finding.locator, finding.id), finding.states, is_claim=False)
        for finding in findings
    ]
    return OwnDocument(
        document=context.document(document),
        title="" if document.title_accuses or document.csl.title == document.label else document.csl.title,
        kind=context.index.term("document-kind", document.kind).label,
        checked=context.checked(document.checked, document),
        cited=len(context.index.claims_of_document(document)),
        findings=Group.of(Link("", ""), lines),
    )

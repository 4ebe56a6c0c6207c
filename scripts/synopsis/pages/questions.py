"""Questions, side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from synopsis.page import Page
from synopsis.pages import cite_box, correction_views, plots
from synopsis.pages.context import PageContext
from synopsis.pages.head import Head
from synopsis.pages.list_filters import Filter, by, terms_of, topics_of
from synopsis.pages.plot_views import PlotView
from synopsis.pages.renderer import PageRenderer, Planned, planned
from synopsis.pages.rows import RowView, layout, rows
from synopsis.pages.views import AnswerView, AuditView, ClaimView, Link, RecordPage, ReviewView, TemplateView
from synopsis.register.enums import BEARING_LISTS, BearingOf, DifferenceKind
from synopsis.register.fingerprints import unproved
from synopsis.register.grouping import neighbours
from synopsis.register.model import Claim, Question, Topic
from synopsis.register.part_labels import label_below, readers_words
from synopsis.register.urls import path_of

MOST = 600
"""So many questions stand on one page."""
AUDITS_IN_DETAIL = 8
"""So many audits stand on the page of a question; more would weigh more than all else there."""


@dataclass(frozen=True, slots=True)
class QuestionEntry:
    """A question in the list of all."""

    link: Link
    kind_id: DifferenceKind
    kind: str
    is_core: bool
    """Whether it stands on the first page."""


@dataclass(frozen=True, slots=True)
class TopicOfQuestions:
    """A topic in the list of all questions."""

    id: str
    link: Link
    questions: tuple[QuestionEntry, ...]


@dataclass(frozen=True, slots=True)
class QuestionsPage(TemplateView):
    """All questions by topic."""

    template: ClassVar[str] = "questions"

    topics: tuple[TopicOfQuestions, ...]
    is_long: bool
    """Whether questions stand on the pages of their topics alone."""
    filters: tuple[Filter, ...]


@dataclass(frozen=True, slots=True)
class BearingDocument:
    """A document of the page, and how it bears on a claim."""

    document: Link
    how: str
    on_report: bool


@dataclass(frozen=True, slots=True)
class CommentedClaim:
    """A claim of a comment, with the documents that bear on it."""

    claim: ClaimView
    record: tuple[BearingDocument, ...]


@dataclass(frozen=True, slots=True)
class CommentsView:
    """What readers say to a question below one article."""

    label: str
    """What they are: comments, letters."""
    article: Link
    claims: tuple[CommentedClaim, ...]
    audits: tuple[AuditView, ...]


@dataclass(frozen=True, slots=True)
class ProofView:
    """What is to be said of the words quoted from one article."""

    label: str
    on: date | None
    """When they were last proved against its text."""
    is_current: bool
    """Whether they are as they were then."""
    has_address: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionPage(RecordPage):
    """One question, side by side."""

    template: ClassVar[str] = "question"

    question: Question
    content_note: str
    topic: Link
    place: int
    """Which of all questions it is, from 1 on."""
    total: int
    kind: Link
    """The kind of difference."""
    answer: AnswerView
    numbers: PlotView | None
    """The numbers that are given, on one scale."""
    layout: str
    """How many columns the rows have: a class of the style sheet."""
    speakers: tuple[str, ...]
    """The articles that answer, by their short names: the columns."""
    silent: tuple[str, ...]
    """The articles that do not."""
    rows: tuple[RowView, ...]
    findings: int
    proofs: tuple[ProofView, ...]
    audits: tuple[AuditView, ...]
    """What the articles say of sources, looked up; of their own text, not of comments."""
    citations: str
    """Where they stand in detail, when they are too many for the page; empty otherwise."""
    comments: tuple[CommentsView, ...]
    readers_words: str
    """What readers' words are called, where those below several articles stand together."""
    before: tuple[Link, ...]
    after: tuple[Link, ...]
    review: ReviewView


def pages(renderer: PageRenderer) -> Iterator[Planned]:
    """Yield the list of questions and each question."""
    yield planned("/questions/", _questions, renderer)
    for question in renderer.index.questions:
        yield planned(path_of(question), _question, renderer, question)


def _questions(renderer: PageRenderer) -> Page:
    index, context = renderer.index, renderer.context("/questions/")
    kinds = [[question.difference.kind] for question in index.questions]
    topics = [[question.topic] for question in index.questions]
    view = QuestionsPage(
        topics=tuple(_topic(context, topic) for topic in index.topics),
        is_long=len(index.questions) > MOST,
        filters=(
            by("kind", context.say("Kind of difference"), terms_of(index, "difference-kind", DifferenceKind), kinds),
            by("topic", context.say("Topic"), topics_of(index), topics),
        ),
    )
    description = context.say(
        "All {questions}, with the kind of difference between the articles.",
        questions=index.interface.counted(len(index.questions), "question"),
    )
    return renderer.page(view, context.path, Head(title=context.say("Questions"), description=description, wide=True))


def _topic(context: PageContext, topic: Topic) -> TopicOfQuestions:
    entries = [
        QuestionEntry(
            link=context.question(question),
            kind_id=question.difference.kind,
            kind=context.index.term("difference-kind", question.difference.kind).label,
            is_core=question.core,
        )
        for question in context.index.questions_of_topic(topic)
    ]
    return TopicOfQuestions(topic.id, context.link(topic, topic.title), tuple(entries))


def _question(renderer: PageRenderer, question: Question) -> Page:
    index, context = renderer.index, renderer.context(path_of(question))
    topic = index.register.topics[question.topic]
    before, after, place = neighbours(index.questions, question)
    speakers = [article for article in index.articles if not question.sides[article.id].silent]
    findings = index.findings_of_question(question)
    audits = _audits(context, (name for side in question.sides.values() for name in side.claims))
    view = QuestionPage(
        up=context.section("Topics", "/topics/"),
        question=question,
        content_note=question.content_note or topic.content_note,
        topic=context.link(topic, topic.title),
        place=place + 1,
        total=len(index.questions),
        kind=context.term("difference-kind", question.difference.kind),
        answer=context.answer(question),
        numbers=plots.of_question(context, question),
        layout=layout(len(speakers), has_record=bool(findings)),
        speakers=tuple(article.label for article in speakers),
        silent=tuple(article.label for article in index.articles if question.sides[article.id].silent),
        rows=rows(context, question, speakers),
        findings=len(findings),
        proofs=tuple(
            ProofView(
                article.label,
                article.proved.on if article.proved else None,
                article.id not in unproved(index.register),
                bool(article.csl.url),
            )
            for article in speakers
        ),
        audits=audits,
        citations=context.href("/method/citations/") if len(audits) > AUDITS_IN_DETAIL else "",
        comments=_comments(context, question),
        readers_words=readers_words(index),
        before=tuple(map(context.question, before)),
        after=tuple(map(context.question, after)),
        corrections=correction_views.of_page(context),
        cite=cite_box.of_page(context, question),
        review=context.review(question),
    )
    description = context.say(
        "{difference} The record: {record}. What each article says, with citations.",
        difference=question.difference.says,
        record=question.record.in_brief.removesuffix("."),
    )
    head = Head(title=question.asks, description=description, record=question, wide=True)
    return renderer.page(view, context.path, head)


def _audits(context: PageContext, names: Iterable[str]) -> tuple[AuditView, ...]:
    claims = [context.index.register.claims[name] for name in dict.fromkeys(names)]
    return tuple(context.audit(audit) for claim in claims for audit in context.index.audits_of_claim(claim))


def _comments(context: PageContext, question: Question) -> tuple[CommentsView, ...]:
    """Group a question's claims of comments by the article below which they stand."""
    index = context.index
    groups = []
    for article in index.articles:
        named = (index.register.claims[name] for name in question.comments)
        claims = [claim for claim in named if index.article_of(claim) is article]
        if claims:
            link = context.link(article, article.label)
            audits = _audits(context, (claim.id for claim in claims))
            commented = tuple(_commented(context, question, claim) for claim in claims)
            groups.append(CommentsView(label_below(article), link, commented, audits))
    return tuple(groups)


def _commented(context: PageContext, question: Question, claim: Claim) -> CommentedClaim:
    index = context.index
    record = tuple(
        BearingDocument(
            Link(index.register.documents[finding.document].label, f"#{finding.id}"),
            index.term(BEARING_LISTS[item.on], item.how).label,
            item.on is BearingOf.REPORT,
        )
        for item, finding in index.bearings_of_claim(claim)
        if question.id in finding.questions
    )
    return CommentedClaim(context.claim(claim), record)

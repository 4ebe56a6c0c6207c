"""Questions, side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from synopsis.pages import cite_box, correction_views
from synopsis.pages.head import Head
from synopsis.pages.list_filters import by, terms_of, topics_of
from synopsis.pages.views import RecordPage, TemplateView
from synopsis.register.enums import DifferenceKind, DocumentKind
from synopsis.register.index import claims_named, neighbours
from synopsis.register.urls import path_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from synopsis.page import Page
    from synopsis.pages.context import PageContext
    from synopsis.pages.list_filters import Filter
    from synopsis.pages.renderer import PageRenderer
    from synopsis.pages.views import AuditView, ClaimView, FindingView, Link, ReviewView, SideView
    from synopsis.register.model import Question, Topic

WEIGHT = {kind: number for number, kind in enumerate(DocumentKind)}
"""Order of documents in a record: those who had to weigh evidence first, parties later."""


@dataclass(frozen=True, slots=True)
class QuestionEntry:
    """A question in the list of all."""

    link: Link
    kind_id: DifferenceKind
    kind: str


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
    filters: tuple[Filter, ...]


@dataclass(frozen=True, slots=True)
class CommentsView:
    """What readers say to a question below one article."""

    article: Link
    claims: tuple[ClaimView, ...]


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
    sides: tuple[SideView, ...]
    findings: tuple[FindingView, ...]
    audits: tuple[AuditView, ...]
    comments: tuple[CommentsView, ...]
    before: tuple[Link, ...]
    after: tuple[Link, ...]
    review: ReviewView


def pages(renderer: PageRenderer) -> Iterator[Page]:
    """Yield the list of questions and each question."""
    yield _questions(renderer)
    for question in renderer.index.questions:
        yield _question(renderer, question)


def _questions(renderer: PageRenderer) -> Page:
    index, context = renderer.index, renderer.context("/questions/")
    kinds = [[question.difference.kind] for question in index.questions]
    topics = [[question.topic] for question in index.questions]
    view = QuestionsPage(
        topics=tuple(_topic(context, topic) for topic in index.topics),
        filters=(
            by("kind", "Kind of difference", terms_of(index, "difference-kind", DifferenceKind), kinds),
            by("topic", "Topic", topics_of(index), topics),
        ),
    )
    description = f"All {len(index.questions)} questions, with the kind of difference between the articles."
    return renderer.page(view, context.path, Head(title="Questions", description=description))


def _topic(context: PageContext, topic: Topic) -> TopicOfQuestions:
    entries = [
        QuestionEntry(
            link=context.question(question),
            kind_id=question.difference.kind,
            kind=context.index.term("difference-kind", question.difference.kind).label,
        )
        for question in context.index.questions_of_topic(topic)
    ]
    return TopicOfQuestions(topic.id, context.link(topic, topic.title), tuple(entries))


def _question(renderer: PageRenderer, question: Question) -> Page:
    index, context = renderer.index, renderer.context(path_of(question))
    topic = index.register.topics[question.topic]
    before, after, place = neighbours(index.questions, question)
    view = QuestionPage(
        up=context.section("Topics", "/topics/"),
        question=question,
        content_note=question.content_note or topic.content_note,
        topic=context.link(topic, topic.title),
        place=place + 1,
        total=len(index.questions),
        kind=context.term("difference-kind", question.difference.kind),
        sides=tuple(context.side(question, article) for article in index.articles),
        findings=_findings(context, question),
        audits=_audits(context, question),
        comments=_comments(context, question),
        before=tuple(map(context.question, before)),
        after=tuple(map(context.question, after)),
        corrections=correction_views.of_page(context),
        cite=cite_box.of_page(context, question),
        review=context.review(question),
    )
    description = f"{question.difference.says} What each article says, what the record says, with citations."
    head = Head(title=question.asks, description=description, record=question, wide=True)
    return renderer.page(view, context.path, head)


def _findings(context: PageContext, question: Question) -> tuple[FindingView, ...]:
    documents, shown = context.index.register.documents, claims_named(question)
    findings = context.index.findings_of_question(question)
    weighed = sorted(findings, key=lambda finding: WEIGHT[documents[finding.document].kind])
    return tuple(context.finding(finding, among=shown) for finding in weighed)


def _audits(context: PageContext, question: Question) -> tuple[AuditView, ...]:
    claims = [context.index.register.claims[name] for name in claims_named(question)]
    return tuple(context.audit(audit) for claim in claims for audit in context.index.audits_of_claim(claim))


def _comments(context: PageContext, question: Question) -> tuple[CommentsView, ...]:
    """Group a question's claims of comments by the article below which they stand."""
    index = context.index
    claims = [index.register.claims[name] for name in question.comments]
    below = {
        article.id: tuple(context.claim(claim) for claim in claims if index.article_of(claim) is article)
        for article in index.articles
    }
    return tuple(
        CommentsView(context.link(article, article.label), below[article.id])
        for article in index.articles
        if below[article.id]
    )

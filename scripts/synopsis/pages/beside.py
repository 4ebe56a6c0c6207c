"""One article beside the others, point by point."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from synopsis.pages.context import PageContext
from synopsis.pages.views import Link, TemplateView
from synopsis.register.model import Article, Question, Topic

FOLDER = "beside/"
"""Where the page stands, below that of the article."""


@dataclass(frozen=True, slots=True)
class ClaimsOf:
    """The claims of one article at a point; none where it does not address it."""

    label: str
    claims: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class PointBeside:
    """A point, with the claims of each article at it, those of the page's own first."""

    point: Link
    cells: tuple[ClaimsOf, ...]


@dataclass(frozen=True, slots=True)
class QuestionBeside:
    """A question to which the article speaks."""

    question: Link
    kind: str
    points: tuple[PointBeside, ...]


@dataclass(frozen=True, slots=True)
class TopicBeside:
    """A topic with its questions."""

    id: str
    title: str
    questions: tuple[QuestionBeside, ...]


@dataclass(frozen=True, slots=True)
class BesidePage(TemplateView):
    """One article beside the others."""

    template: ClassVar[str] = "beside"

    up: Link
    article: Link
    labels: tuple[str, ...]
    topics: tuple[TopicBeside, ...]


def view(context: PageContext, article: Article) -> BesidePage:
    """Return the points at which an article speaks, by topic."""
    index = context.index
    articles = [article, *(other for other in index.articles if other is not article)]
    topics = [(topic, tuple(_questions(context, topic, articles))) for topic in index.topics]
    return BesidePage(
        up=context.section("Articles", "/articles/"),
        article=context.link(article, article.label),
        labels=tuple(item.label for item in articles),
        topics=tuple(TopicBeside(topic.id, topic.title, questions) for topic, questions in topics if questions),
    )


def _questions(context: PageContext, topic: Topic, articles: list[Article]) -> Iterator[QuestionBeside]:
    index = context.index
    for question in index.questions_of_topic(topic):
        if question.sides[articles[0].id].claims:
            kind = index.term("difference-kind", question.difference.kind).label
            points = tuple(_points(context, question, articles))
            yield QuestionBeside(context.question(question), kind, points)


def _points(context: PageContext, question: Question, articles: list[Article]) -> Iterator[PointBeside]:
    """Yield the points at which the first of `articles` speaks; a question without any is one as a whole."""
    claims = context.index.register.claims
    if not question.points:
        named = [name for side in question.sides.values() for name in side.claims]
        yield PointBeside(
            context.link(question, context.say("The question as a whole"), "points"), _cells(context, named, articles)
        )
    for point in question.points:
        if any(context.index.article_of(claims[name]) is articles[0] for name in point.claims):
            link = context.link(question, point.title, f"point-{point.id}")
            yield PointBeside(link, _cells(context, point.claims, articles))


def _cells(context: PageContext, named: Iterable[str], articles: list[Article]) -> tuple[ClaimsOf, ...]:
    claims = [context.index.register.claims[name] for name in named]
    return tuple(
        ClaimsOf(
            article.label,
            tuple(context.link(claim, claim.id) for claim in claims if context.index.article_of(claim) is article),
        )
        for article in articles
    )

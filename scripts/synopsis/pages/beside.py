"""One article beside the others, point by point."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from synopsis.page import Page
from synopsis.pages.context import PageContext
from synopsis.pages.head import Head
from synopsis.pages.list_pages import ShelfView, named, planned_list, shelf_view
from synopsis.pages.renderer import PageRenderer, Planned
from synopsis.pages.shelving import Shelf, Shelving, Step
from synopsis.pages.views import Link, TemplateView
from synopsis.register.model import Article, Question, Topic
from synopsis.register.urls import path_of

FOLDER = "beside/"
"""Where the page stands, below that of the article."""
MOST = 500
"""So many points stand on one page."""


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
    shelf: ShelfView


def pages(renderer: PageRenderer, article: Article) -> Iterator[Planned]:
    """Yield the page of the points at which an article speaks, which is divided by topic where they are many."""
    index, path = renderer.index, path_of(article) + FOLDER
    spoken = {
        topic.id: [item for item in index.questions_of_topic(topic) if item.sides[article.id].claims]
        for topic in index.topics
    }
    shelving: Shelving[Topic] = Shelving(
        path,
        path,
        steps=lambda topic: (Step(topic.id, topic.title),),
        anchors=lambda topic: (topic.id, f"{topic.id}-claims"),
        most=MOST,
        size=lambda topic: sum(max(1, len(question.points)) for question in spoken[topic.id]),
    )
    whole = shelving.divided([topic for topic in index.topics if spoken[topic.id]], index.first_days)
    yield from planned_list(renderer, shelving, whole, partial(_beside, article=article))


def _beside(renderer: PageRenderer, shelf: Shelf[Topic], article: Article) -> Page:
    context = renderer.context(shelf.path)
    title = context.say("{article}, point by point", article=article.label)
    articles = [article, *(other for other in context.index.articles if other is not article)]
    view = BesidePage(
        up=context.section("Articles", "/articles/"),
        article=context.link(article, article.label),
        labels=tuple(item.label for item in articles),
        topics=tuple(
            TopicBeside(topic.id, topic.title, tuple(_questions(context, topic, articles))) for topic in shelf.entries
        ),
        shelf=shelf_view(context, context.section(title, path_of(article) + FOLDER), shelf),
    )
    description = context.say(
        "Every point to which {article} speaks, with the claims that it and others make there.", article=article.label
    )
    return renderer.page(view, context.path, Head(title=named(title, shelf), description=description, wide=True))


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

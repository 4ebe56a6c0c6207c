"""Topics."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from synopsis.page import Page
from synopsis.pages import cite_box, correction_views
from synopsis.pages.context import PageContext
from synopsis.pages.head import Head
from synopsis.pages.renderer import PageRenderer, Planned, planned
from synopsis.pages.views import AnswerView, Link, RecordPage, TemplateView
from synopsis.register.grouping import neighbours
from synopsis.register.model import Topic
from synopsis.register.urls import path_of

MOST = 200
"""Of so many topics more than the title stands on one page."""


@dataclass(frozen=True, slots=True)
class TopicEntry:
    """A topic in the list of all."""

    link: Link
    scope: str
    questions: int


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """How many questions of a topic one article answers."""

    label: str
    answered: int
    silent: int


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One topic at a glance."""

    topic: Link
    total: int
    cells: tuple[MatrixCell, ...]
    found: int
    """On how many of its questions documents were found that speak."""


@dataclass(frozen=True, slots=True)
class TopicsPage(TemplateView):
    """All topics."""

    template: ClassVar[str] = "topics"

    topics: tuple[TopicEntry, ...]
    is_long: bool
    """Whether there is room for titles alone."""
    matrix: tuple[MatrixRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicPage(RecordPage):
    """One topic."""

    template: ClassVar[str] = "topic"

    topic: Topic
    questions: tuple[AnswerView, ...]
    before: tuple[Link, ...]
    after: tuple[Link, ...]


def pages(renderer: PageRenderer) -> Iterator[Planned]:
    """Yield the list of topics and each topic."""
    yield planned("/topics/", _topics, renderer)
    for topic in renderer.index.topics:
        yield planned(path_of(topic), _topic, renderer, topic)


def _topics(renderer: PageRenderer) -> Page:
    index, context = renderer.index, renderer.context("/topics/")
    view = TopicsPage(
        topics=tuple(
            TopicEntry(context.link(topic, topic.title), topic.scope, len(index.questions_of_topic(topic)))
            for topic in index.topics
        ),
        is_long=len(index.topics) > MOST,
        matrix=tuple(_row(context, topic) for topic in index.topics) if len(index.topics) <= MOST else (),
    )
    description = context.say(
        "All topics of {site}, in the order in which a newcomer meets them.", site=context.edition.site_name
    )
    return renderer.page(view, context.path, Head(title=context.say("Topics"), description=description))


def _row(context: PageContext, topic: Topic) -> MatrixRow:
    index = context.index
    questions = index.questions_of_topic(topic)
    answered = {
        article.label: sum(not question.sides[article.id].silent for question in questions)
        for article in index.articles
    }
    return MatrixRow(
        topic=context.link(topic, topic.title),
        total=len(questions),
        cells=tuple(MatrixCell(label, number, len(questions) - number) for label, number in answered.items()),
        found=sum(bool(index.findings_of_question(question)) for question in questions),
    )


def _topic(renderer: PageRenderer, topic: Topic) -> Page:
    index, context = renderer.index, renderer.context(path_of(topic))
    before, after, _ = neighbours(index.topics, topic)
    view = TopicPage(
        up=context.section("Topics", "/topics/"),
        topic=topic,
        questions=tuple(map(context.answer, index.questions_of_topic(topic))),
        before=tuple(context.link(other, other.title) for other in before),
        after=tuple(context.link(other, other.title) for other in after),
        corrections=correction_views.of_page(context),
        cite=cite_box.of_page(context, topic),
    )
    head = Head(title=topic.title, description=topic.scope, record=topic, wide=True)
    return renderer.page(view, context.path, head)

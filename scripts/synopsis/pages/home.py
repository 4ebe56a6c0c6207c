"""The first page."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from synopsis.pages.head import Head
from synopsis.pages.views import TemplateView
from synopsis.register.enums import PartKind
from synopsis.register.urls import full, path_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markupsafe import Markup

    from synopsis.page import Page
    from synopsis.pages.context import PageContext
    from synopsis.pages.renderer import PageRenderer
    from synopsis.pages.views import AnswerView, ClaimView, Link
    from synopsis.register.index import Index
    from synopsis.register.model import Article, Question, Site, Topic

MARKS_IN_EXAMPLE = 2
"""How many ways of bearing on a claim are enough to explain them."""


@dataclass(frozen=True, slots=True)
class ArticleCard:
    """One of the articles compared, with how much of it there is to see."""

    link: Link
    reference: Markup
    claims: int
    answered: int


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
class WaysIn:
    """Where the pages lie to which the first page leads."""

    home: str
    topics: str
    questions: str
    articles: str
    voices: str
    timeline: str
    figures: str
    names: str
    documents: str
    citations: str
    vocabulary: str
    method: str
    data: str
    cite: str
    about: str


@dataclass(frozen=True, slots=True)
class HomePage(TemplateView):
    """The first page."""

    template: ClassVar[str] = "home"

    title: str
    site: Site
    address: str
    articles: tuple[ArticleCard, ...]
    total: int
    """How many questions there are."""
    core: tuple[AnswerView, ...]
    example_question: str
    """Where a question lies that shows what such a page looks like."""
    example_claim: ClaimView | None
    matrix: tuple[MatrixRow, ...]
    ways: WaysIn


def pages(renderer: PageRenderer) -> Iterator[Page]:
    """Yield the first page."""
    index, context = renderer.index, renderer.context("/")
    site, core = index.register.site, [question for question in index.questions if question.core]
    view = HomePage(
        title=context.edition.site_name,
        site=site,
        address=full("/", context.edition.site_url),
        articles=tuple(_card(context, article) for article in index.articles),
        total=len(index.questions),
        core=tuple(map(context.answer, core)),
        example_question=context.href(path_of(core[0]) if core else "/questions/"),
        example_claim=_example(context, core),
        matrix=tuple(_row(context, topic) for topic in index.topics),
        ways=_ways(context),
    )
    description = site.introduction.split("\n\n")[0]
    yield renderer.page(view, context.path, Head(title=view.title, description=description, wide=True))


def _card(context: PageContext, article: Article) -> ArticleCard:
    return ArticleCard(
        link=context.link(article, article.label),
        reference=context.references[article.id],
        claims=len(context.index.claims_in(article, PartKind.ARTICLE)),
        answered=_answered(context.index.questions, article),
    )


def _answered(questions: tuple[Question, ...], article: Article) -> int:
    return sum(not question.sides[article.id].silent for question in questions)


def _example(context: PageContext, core: list[Question]) -> ClaimView | None:
    """Return the claim by which home explains how claims are read: the first of a core question that reports a voice.

    It shows a few of the ways in which documents bear on it, each by one document.
    """
    claims = context.index.register.claims
    named = (name for question in core for side in question.sides.values() for name in side.claims)
    reported = next((claims[name] for name in named if len(claims[name].voices) > 1), None)
    if reported is None:
        return None
    view = context.claim(reported)
    marks = [replace(mark, documents=mark.documents[:1]) for mark in view.marks[:MARKS_IN_EXAMPLE]]
    return replace(view, marks=tuple(marks))


def _row(context: PageContext, topic: Topic) -> MatrixRow:
    questions = context.index.questions_of_topic(topic)
    return MatrixRow(
        topic=context.link(topic, topic.title),
        total=len(questions),
        cells=tuple(_cell(context.index, topic, article) for article in context.index.articles),
        found=sum(bool(context.index.findings_of_question(question)) for question in questions),
    )


def _cell(index: Index, topic: Topic, article: Article) -> MatrixCell:
    questions = index.questions_of_topic(topic)
    answered = _answered(questions, article)
    return MatrixCell(article.label, answered, len(questions) - answered)


def _ways(context: PageContext) -> WaysIn:
    return WaysIn(
        home=context.href("/"),
        topics=context.href("/topics/"),
        questions=context.href("/questions/"),
        articles=context.href("/articles/"),
        voices=context.href("/voices/"),
        timeline=context.href("/timeline/"),
        figures=context.href("/figures/"),
        names=context.href("/names/"),
        documents=context.href("/documents/"),
        citations=context.href("/method/citations/"),
        vocabulary=context.href("/vocabulary/"),
        method=context.href("/method/"),
        data=context.href("/data/"),
        cite=context.href("/cite/"),
        about=context.href("/about/"),
    )

"""The first page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from synopsis.page import Page
from synopsis.pages import plots, reporting
from synopsis.pages.context import PageContext
from synopsis.pages.head import Head
from synopsis.pages.plot_views import PlotView
from synopsis.pages.renderer import PageRenderer, Planned, planned
from synopsis.pages.reporting import Reporting
from synopsis.pages.rows import layout
from synopsis.pages.views import AnswerView, Link, TemplateView
from synopsis.register.enums import PartKind
from synopsis.register.model import Site
from synopsis.register.urls import full

OPEN_QUESTIONS = 8
"""So many core questions are open, so that the rest of the page is seen."""
MOST_TOPICS = 200
"""So many topics are named."""


@dataclass(frozen=True, slots=True)
class ArticleCard:
    """One of the articles compared, with how much of it there is to see."""

    link: Link
    claims: int


@dataclass(frozen=True, slots=True)
class TopicEntry:
    """A topic, with how many questions it has."""

    link: Link
    questions: int


@dataclass(frozen=True, slots=True)
class WaysIn:
    """Where the pages lie to which the first page leads."""

    home: str
    voices: str
    timeline: str
    figures: str
    documents: str
    citations: str
    reading: str
    data: str
    cite: str
    about: str
    a_to_z: str


@dataclass(frozen=True, slots=True)
class HomePage(TemplateView):
    """The first page."""

    template: ClassVar[str] = "home"

    title: str
    site: Site
    reporting: Reporting
    introduction: str
    address: str
    layout: str
    articles: tuple[ArticleCard, ...]
    documents: int
    total: int
    """How many questions there are."""
    core: tuple[AnswerView, ...]
    more: tuple[AnswerView, ...]
    """The core questions that are folded."""
    numbers: PlotView | None
    """The group of figures that the site names for its first page."""
    group: str
    """What these count."""
    topics: tuple[TopicEntry, ...]
    all_topics: Link | None
    """Leads to the others, where these are not all."""
    ways: WaysIn


def pages(renderer: PageRenderer) -> Iterator[Planned]:
    """Yield the first page."""
    yield planned("/", _home, renderer)


def _home(renderer: PageRenderer) -> Page:
    index, context = renderer.index, renderer.context("/")
    site = index.register.site
    core = tuple(context.answer(question) for question in index.questions if question.core)
    view = HomePage(
        title=context.edition.site_name,
        site=site,
        reporting=reporting.of_site(site),
        introduction=site.introduction.split("\n\n")[0],
        address=full("/", context.edition.site_url),
        layout=layout(len(index.articles), has_record=True),
        articles=tuple(
            ArticleCard(context.link(article, article.label), len(index.claims_in(article, PartKind.ARTICLE)))
            for article in index.articles
        ),
        documents=len(index.documents),
        total=len(index.questions),
        core=core[:OPEN_QUESTIONS],
        more=core[OPEN_QUESTIONS:],
        numbers=plots.of_group(context, site.home_figures) if site.home_figures else None,
        group=index.term("figure-group", site.home_figures).label if site.home_figures else "",
        topics=tuple(
            TopicEntry(context.link(topic, topic.title), len(index.questions_of_topic(topic)))
            for topic in index.topics[:MOST_TOPICS]
        ),
        all_topics=(
            context.section(f"All {len(index.topics)} topics", "/topics/") if len(index.topics) > MOST_TOPICS else None
        ),
        ways=_ways(context),
    )
    return renderer.page(view, context.path, Head(title=view.title, description=view.introduction, wide=True))


def _ways(context: PageContext) -> WaysIn:
    return WaysIn(
        home=context.href("/"),
        voices=context.href("/voices/"),
        timeline=context.href("/timeline/"),
        figures=context.href("/figures/"),
        documents=context.href("/documents/"),
        citations=context.href("/method/citations/"),
        reading=context.href("/method/reading/"),
        data=context.href("/data/"),
        cite=context.href("/cite/"),
        about=context.href("/about/"),
        a_to_z=context.href("/a-z/"),
    )

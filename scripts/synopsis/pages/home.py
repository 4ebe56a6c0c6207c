"""The first page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from synopsis.pages.views import ClaimView
from synopsis.register.enums import PartKind
from synopsis.register.urls import full, path_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from synopsis.page import Page
    from synopsis.pages.context import PageContext
    from synopsis.pages.renderer import PageRenderer


def pages(renderer: PageRenderer) -> Iterator[Page]:
    """Yield the first page."""
    yield _home(renderer)


def _home(renderer: PageRenderer) -> Page:
    index, here = renderer.index, renderer.here("/")
    return renderer.page(
        "home",
        "/",
        title=renderer.site_name,
        description=index.register.site.introduction.split("\n\n")[0],
        wide=True,
        site=index.register.site,
        articles=[
            {
                "link": here.link(article, article.label),
                "reference": here.references[article.id],
                "questions": sum(not question.sides[article.id].silent for question in index.questions),
                "claims": len(index.claims_in(article, PartKind.ARTICLE)),
            }
            for article in index.articles
        ],
        core=[here.answer(question) for question in index.questions if question.core],
        matrix=_matrix(renderer, here),
        labels=[article.label for article in index.articles],
        example=next((path_of(question) for question in index.questions if question.core), "/questions/"),
        total=len(index.questions),
        shown=_shown(renderer, here),
        address=full("/", renderer.site_url),
    )


def _shown(renderer: PageRenderer, here: PageContext) -> list[ClaimView]:
    """Give the claim by which home explains how claims are read: the first of a core question that reports a voice."""
    claims = (
        renderer.index.register.claims[name]
        for question in renderer.index.questions
        if question.core
        for side in question.sides.values()
        for name in side.claims
    )
    reported = [claim for claim in claims if len(claim.voices) > 1]
    return [here.claim(claim) for claim in reported[:1]]


def _matrix(renderer: PageRenderer, here: PageContext) -> list[dict[str, object]]:
    index = renderer.index
    rows: list[dict[str, object]] = []
    for topic in index.topics:
        questions = index.questions_of_topic(topic)
        rows.append(
            {
                "topic": here.link(topic, topic.title),
                "total": len(questions),
                "answered": [
                    sum(not question.sides[article.id].silent for question in questions) for article in index.articles
                ],
                "found": sum(bool(index.findings_of_question(question)) for question in questions),
            },
        )
    return rows

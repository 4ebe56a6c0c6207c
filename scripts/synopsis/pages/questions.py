"""Questions, side by side."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from synopsis.pages.list_filters import by
from synopsis.pages.views import ClaimView, Link
from synopsis.register.enums import DifferenceKind, DocumentKind
from synopsis.register.order import neighbours
from synopsis.register.urls import path_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from synopsis.page import Page
    from synopsis.pages.context import PageContext
    from synopsis.pages.renderer import PageRenderer
    from synopsis.register.model import Question


WEIGHT = {kind: number for number, kind in enumerate(DocumentKind)}
"""Order of documents in a record: those who had to weigh evidence first, parties later."""


def pages(renderer: PageRenderer) -> Iterator[Page]:
    """Yield the list of questions and each question."""
    yield _questions(renderer)
    for question in renderer.index.questions:
        yield _question(renderer, question)


def _questions(renderer: PageRenderer) -> Page:
    index, here = renderer.index, renderer.here("/questions/")
    return renderer.page(
        "questions",
        "/questions/",
        title="Questions",
        description=f"All {len(index.questions)} questions, with the kind of difference between the articles.",
        topics=[
            (
                topic.id,
                here.link(topic, topic.title),
                [
                    (
                        here.question(question),
                        question.difference.kind,
                        here.term("difference-kind", question.difference.kind),
                    )
                    for question in index.questions_of_topic(topic)
                ],
            )
            for topic in index.topics
        ],
        filters=[
            by(
                "kind",
                "Kind of difference",
                [(kind, index.term("difference-kind", kind).label) for kind in DifferenceKind],
                [[question.difference.kind] for question in index.questions],
            ),
            by(
                "topic",
                "Topic",
                [(topic.id, topic.title) for topic in index.topics],
                [[question.topic] for question in index.questions],
            ),
        ],
    )


def _question(renderer: PageRenderer, question: Question) -> Page:
    index, here = renderer.index, renderer.here(path_of(question))
    topic = index.register.topics[question.topic]
    before, after, place = neighbours(index.questions, question)
    sides = [here.side(question, article) for article in index.articles]
    shown = [name for side in question.sides.values() for name in side.claims] + list(question.comments)
    documents = index.register.documents
    findings = sorted(
        index.findings_of_question(question),
        key=lambda finding: WEIGHT[documents[finding.document].kind],
    )
    audits = [audit for name in shown for audit in index.audits_of_claim(index.register.claims[name])]
    return renderer.page(
        "question",
        path_of(question),
        title=question.asks,
        description=f"{question.difference.says} What each article says, what the record says, with citations.",
        entry=renderer.catalogue.question(question),
        record=question,
        wide=True,
        question=question,
        content_note=question.content_note or topic.content_note,
        topic=here.link(topic, topic.title),
        kind=here.term("difference-kind", question.difference.kind),
        sides=sides,
        findings=[here.finding(finding, among=shown) for finding in findings],
        audits=[here.audit(audit) for audit in audits],
        audited=Counter(audit.result for audit in audits),
        comments=_comments(renderer, here, question),
        place=place + 1,
        total=len(index.questions),
        before=[here.question(other) for other in before],
        after=[here.question(other) for other in after],
        state=index.state_of(question),
    )


def _comments(renderer: PageRenderer, here: PageContext, question: Question) -> list[tuple[Link, list[ClaimView]]]:
    """Group a question's claims of comments by the article below which they stand."""
    index = renderer.index
    claims = [index.register.claims[name] for name in question.comments]
    return [
        (
            here.link(article, article.label),
            [here.claim(claim) for claim in claims if index.article_of(claim) is article],
        )
        for article in index.articles
        if any(index.article_of(claim) is article for claim in claims)
    ]

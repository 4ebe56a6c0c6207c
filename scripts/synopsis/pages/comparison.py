"""Home, topics and questions."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from synopsis.pages.list_filters import by
from synopsis.pages.views import ClaimView, Link
from synopsis.register.enums import DifferenceKind, DocumentKind, PartKind
from synopsis.register.order import neighbours
from synopsis.register.urls import full, path_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from synopsis.page import Page
    from synopsis.pages.context import Here
    from synopsis.pages.renderer import Printer
    from synopsis.register.model import Question, Topic

WEIGHT = {kind: number for number, kind in enumerate(DocumentKind)}
"""Order of documents in a record: those who had to weigh evidence first, parties later."""


def pages(printer: Printer) -> Iterator[Page]:
    """Yield home, the topics and the questions."""
    yield _home(printer)
    yield _topics(printer)
    yield _questions(printer)
    for topic in printer.index.topics:
        yield _topic(printer, topic)
    for question in printer.index.questions:
        yield _question(printer, question)


def _home(printer: Printer) -> Page:
    index, here = printer.index, printer.here("/")
    return printer.page(
        "home",
        "/",
        title=printer.site_name,
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
        matrix=_matrix(printer, here),
        labels=[article.label for article in index.articles],
        example=next((path_of(question) for question in index.questions if question.core), "/questions/"),
        total=len(index.questions),
        shown=_shown(printer, here),
        address=full("/", printer.site_url),
    )


def _shown(printer: Printer, here: Here) -> list[ClaimView]:
    """Give the claim by which home explains how claims are read: the first of a core question that reports a voice."""
    claims = (
        printer.index.register.claims[name]
        for question in printer.index.questions
        if question.core
        for side in question.sides.values()
        for name in side.claims
    )
    reported = [claim for claim in claims if len(claim.voices) > 1]
    return [here.claim(claim) for claim in reported[:1]]


def _matrix(printer: Printer, here: Here) -> list[dict[str, object]]:
    index = printer.index
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


def _topics(printer: Printer) -> Page:
    index, here = printer.index, printer.here("/topics/")
    return printer.page(
        "topics",
        "/topics/",
        title="Topics",
        description=f"All topics of {printer.site_name}, in the order in which a newcomer meets them.",
        topics=[
            (here.link(topic, topic.title), topic.scope, len(index.questions_of_topic(topic))) for topic in index.topics
        ],
    )


def _questions(printer: Printer) -> Page:
    index, here = printer.index, printer.here("/questions/")
    return printer.page(
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


def _topic(printer: Printer, topic: Topic) -> Page:
    index, here = printer.index, printer.here(path_of(topic))
    before, after, _ = neighbours(index.topics, topic)
    return printer.page(
        "topic",
        path_of(topic),
        title=topic.title,
        description=topic.scope,
        entry=printer.catalogue.topic(topic),
        record=topic,
        wide=True,
        topic=topic,
        questions=[here.answer(question) for question in index.questions_of_topic(topic)],
        labels=[article.label for article in index.articles],
        before=[here.link(other, other.title) for other in before],
        after=[here.link(other, other.title) for other in after],
    )


def _question(printer: Printer, question: Question) -> Page:
    index, here = printer.index, printer.here(path_of(question))
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
    return printer.page(
        "question",
        path_of(question),
        title=question.asks,
        description=f"{question.difference.says} What each article says, what the record says, with citations.",
        entry=printer.catalogue.question(question),
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
        comments=_comments(printer, here, question),
        place=place + 1,
        total=len(index.questions),
        before=[here.question(other) for other in before],
        after=[here.question(other) for other in after],
        state=index.state_of(question),
    )


def _comments(printer: Printer, here: Here, question: Question) -> list[tuple[Link, list[ClaimView]]]:
    """Group a question's claims of comments by the article below which they stand."""
    index = printer.index
    claims = [index.register.claims[name] for name in question.comments]
    return [
        (
            here.link(article, article.label),
            [here.claim(claim) for claim in claims if index.article_of(claim) is article],
        )
        for article in index.articles
        if any(index.article_of(claim) is article for claim in claims)
    ]

"""Articles and claims."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from synopsis.register.enums import PartKind
from synopsis.register.order import neighbours
from synopsis.register.urls import path_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from synopsis.page import Page
    from synopsis.pages.context import Here
    from synopsis.pages.renderer import Printer
    from synopsis.register.index import Index
    from synopsis.register.model import Article, Claim, Sentence

from synopsis.pages.context import paragraph, place


def pages(printer: Printer) -> Iterator[Page]:
    """Yield the articles and the claims."""
    yield _articles(printer)
    for article in printer.index.articles:
        yield _article(printer, article)
    yield _claims(printer)
    for claim in printer.index.claims:
        yield _claim(printer, claim)


def _articles(printer: Printer) -> Page:
    index, here = printer.index, printer.here("/articles/")
    return printer.page(
        "articles",
        "/articles/",
        title="Articles",
        description="The articles compared, by date of publication.",
        articles=[
            (here.link(article, article.label), here.references[article.id], article.issued_note)
            for article in index.articles
        ],
    )


def _article(printer: Printer, article: Article) -> Page:
    index, here = printer.index, printer.here(path_of(article))
    sentences = index.sentences_of_article(article)
    return printer.page(
        "article",
        path_of(article),
        title=article.label,
        description=f"{article.csl.title}: every sentence in order, with the claims it makes.",
        entry=printer.catalogue.article(article),
        record=article,
        wide=True,
        article=article,
        reference=here.references[article.id],
        parts=[
            {
                "id": part.id,
                "label": part.label,
                "sentences": sum(sentence.part is part.id for sentence in sentences),
                "claims": sum(
                    index.article_of(claim) is article and index.part_of(claim) is part.id for claim in index.claims
                ),
                "sections": _sections(index, here, article, [item for item in sentences if item.part is part.id]),
            }
            for part in article.parts
        ],
    )


def _sections(index: Index, here: Here, article: Article, sentences: list[Sentence]) -> list[dict[str, object]]:
    """Group sentences by section, and within it by paragraph or place."""
    labels = {section.id: section.label for section in article.sections}
    labels |= {comment.id: comment.label for part in article.parts for comment in part.comments}
    return [
        {
            "id": f"{article.prefix}-{section or 'top'}-{number}",
            "label": labels.get(section, section),
            "sentences": [_sentence(index, here, article, sentence) for sentence in group],
        }
        for number, (section, group) in enumerate(groupby(sentences, key=lambda sentence: sentence.section))
    ]


def _sentence(index: Index, here: Here, article: Article, sentence: Sentence) -> dict[str, object]:
    reason = index.term("no-claim", sentence.no_claim).label if sentence.no_claim else ""
    return {
        "id": sentence.id,
        "place": place(article, sentence),
        "paragraph": paragraph(sentence.id),
        "words": sentence.words,
        "kind": index.term("sentence-kind", sentence.kind).label,
        "reason": reason,
        "claims": [
            {
                "id": claim.id,
                "href": here.href(path_of(claim)),
                "says": claim.says,
                "voices": [here.voice(index.register.people[name]) for name in claim.voices],
                "questions": [here.question(question) for question in index.questions_of_claim(claim)],
                "home": claim.sentences[0] == sentence.id,
            }
            for claim in index.claims_of_sentence(sentence)
        ],
    }


def _claims(printer: Printer) -> Page:
    index, here = printer.index, printer.here("/claims/")
    return printer.page(
        "claims",
        "/claims/",
        title="Claims",
        description=f"All {len(index.claims)} claims by number, each with its permanent address.",
        groups=[
            (
                here.link(article, article.label),
                index.term("part", part).label,
                [here.link(claim, claim.id) for claim in index.claims_in(article, part)],
            )
            for article in index.articles
            for part in PartKind
            if index.claims_in(article, part)
        ],
    )


def _claim(printer: Printer, claim: Claim) -> Page:
    index, here = printer.index, printer.here(path_of(claim))
    article = index.article_of(claim)
    label, whose = article.label, f"of {article.label}"
    if index.part_of(claim) is PartKind.COMMENTS:
        label = f"reader comment below {article.label}"
        whose = f"in a {label}"
    before, after, _ = neighbours(index.claims_in(article, index.part_of(claim)), claim)
    return printer.page(
        "claim",
        path_of(claim),
        title=f"Claim {claim.id} ({label})",
        description=f"A claim {whose}." if index.accuses_the_living(claim) else f"{label}: {claim.says}",
        entry=printer.catalogue.claim(claim),
        record=claim,
        wide=True,
        claim=here.claim(claim),
        label=label,
        article=here.link(article, article.label, claim.sentences[0]),
        reference=here.references[article.id],
        is_comment=index.part_of(claim) is PartKind.COMMENTS,
        dates=claim.dates,
        repeated=[
            place(article, sentence)
            for name in claim.sentences[1:]
            if (sentence := index.register.sentence(article.id, name))
        ],
        cites=[here.document(index.register.documents[name]) for name in claim.cites],
        questions=[here.answer(question) for question in index.questions_of_claim(claim)],
        audits=[here.audit(audit) for audit in index.audits_of_claim(claim)],
        proved=article.proved.on if article.proved else "",
        before=[here.link(other, other.id) for other in before],
        after=[here.link(other, other.id) for other in after],
        state=index.state_of(claim),
    )

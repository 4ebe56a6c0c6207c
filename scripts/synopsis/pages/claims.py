"""Claims, each at its permanent address."""

from __future__ import annotations

from typing import TYPE_CHECKING

from synopsis.pages.context import place
from synopsis.register.enums import PartKind
from synopsis.register.order import neighbours
from synopsis.register.urls import path_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from synopsis.page import Page
    from synopsis.pages.renderer import PageRenderer
    from synopsis.register.model import Claim


def pages(renderer: PageRenderer) -> Iterator[Page]:
    """Yield the list of claims and each claim."""
    yield _claims(renderer)
    for claim in renderer.index.claims:
        yield _claim(renderer, claim)


def _claims(renderer: PageRenderer) -> Page:
    index, here = renderer.index, renderer.here("/claims/")
    return renderer.page(
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


def _claim(renderer: PageRenderer, claim: Claim) -> Page:
    index, here = renderer.index, renderer.here(path_of(claim))
    article = index.article_of(claim)
    label, whose = article.label, f"of {article.label}"
    if index.part_of(claim) is PartKind.COMMENTS:
        label = f"reader comment below {article.label}"
        whose = f"in a {label}"
    before, after, _ = neighbours(index.claims_in(article, index.part_of(claim)), claim)
    return renderer.page(
        "claim",
        path_of(claim),
        title=f"Claim {claim.id} ({label})",
        description=f"A claim {whose}." if index.accuses_the_living(claim) else f"{label}: {claim.says}",
        entry=renderer.catalogue.claim(claim),
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

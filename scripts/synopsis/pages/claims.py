"""Claims, each at its permanent address."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from markupsafe import Markup

from synopsis.page import Page
from synopsis.pages import cite_box, correction_views
from synopsis.pages.context import PageContext
from synopsis.pages.head import Head
from synopsis.pages.jinja import capital
from synopsis.pages.list_pages import ShelfView, named, planned_list, shelf_view
from synopsis.pages.places import place
from synopsis.pages.renderer import PageRenderer, Planned, planned
from synopsis.pages.rows import CellView
from synopsis.pages.shelving import Shelf, Shelving, by_number
from synopsis.pages.views import (
    AuditView,
    ClaimView,
    FindingView,
    Link,
    NumberedClaims,
    RecordPage,
    ReviewView,
    TemplateView,
)
from synopsis.register.enums import BEARING_LISTS, Bearing, PartKind
from synopsis.register.fingerprints import unproved
from synopsis.register.grouping import neighbours
from synopsis.register.index import Index
from synopsis.register.model import Claim, ClaimDate
from synopsis.register.numbered_ids import by_number as number_of
from synopsis.register.part_labels import below
from synopsis.register.urls import path_of

MOST = 2_000
"""So many numbers of claims stand on one page."""


@dataclass(frozen=True, slots=True)
class ClaimsPage(TemplateView):
    """All claims by number."""

    template: ClassVar[str] = "claims"

    groups: tuple[NumberedClaims, ...]
    shelf: ShelfView


@dataclass(frozen=True, slots=True)
class BearingGroup:
    """The findings that bear on the claim in one way."""

    id: str
    label: str
    findings: tuple[FindingView, ...]


@dataclass(frozen=True, slots=True)
class QuestionOfClaim:
    """A question that the claim answers, and how the answers to it differ."""

    link: Link
    kind: str


@dataclass(frozen=True, slots=True)
class SidesOfPoint:
    """What the other articles say to the point at which the claim stands."""

    point: Link
    cells: tuple[CellView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimPage(RecordPage):
    """One claim."""

    template: ClassVar[str] = "claim"

    claim: ClaimView
    label: str
    """Where it was made: in an article, or in a comment below it."""
    article: Link
    """Leads to the sentence that makes the claim."""
    reference: Markup
    is_comment: bool
    dates: tuple[ClaimDate, ...]
    repeated: tuple[str, ...]
    """The places where it is printed again."""
    cites: tuple[Link, ...]
    record: tuple[BearingGroup, ...]
    beside: tuple[SidesOfPoint, ...]
    questions: tuple[QuestionOfClaim, ...]
    audits: tuple[AuditView, ...]
    proved: date | None
    """When the words of its article were last proved."""
    is_proved: bool
    """Whether they are as they were then."""
    before: tuple[Link, ...]
    after: tuple[Link, ...]
    review: ReviewView


def pages(renderer: PageRenderer) -> Iterator[Planned]:
    """Yield the list of claims and each claim."""
    shelving: Shelving[Claim] = Shelving(
        "/claims/",
        "/a-z/claims/",
        steps=lambda claim: by_number(*number_of(claim.id), renderer.index.interface),
        anchors=lambda _: (),
        most=MOST,
    )
    whole = shelving.divided(renderer.index.claims, renderer.index.first_days)
    yield from planned_list(renderer, shelving, whole, _claims)
    for claim in renderer.index.claims:
        yield planned(path_of(claim), _claim, renderer, claim)


def _claim(renderer: PageRenderer, claim: Claim) -> Page:
    context = renderer.context(path_of(claim))
    return renderer.page(_view(context, claim), context.path, _head(context.index, claim))


def _claims(renderer: PageRenderer, shelf: Shelf[Claim]) -> Page:
    context = renderer.context(shelf.path)
    description = context.say(
        "All {claims} by number, each with its permanent address.",
        claims=renderer.index.interface.counted(len(renderer.index.claims), "claim"),
    )
    groups = context.numbered_claims(shelf.entries) if shelf.entries else ()
    view = ClaimsPage(groups, shelf_view(context, context.section("Claims", "/claims/"), shelf))
    return renderer.page(view, context.path, Head(title=named(context.say("Claims"), shelf), description=description))


def _label(index: Index, claim: Claim) -> str:
    article = index.article_of(claim)
    return below(index, article) if index.part_of(claim) is PartKind.COMMENTS else article.label


def _head(index: Index, claim: Claim) -> Head:
    """Return the head of a claim's page, without the words of a claim that accuses somebody who may be alive."""
    label = _label(index, claim)
    say = index.interface.say
    is_comment = index.part_of(claim) is PartKind.COMMENTS
    alone = say("Claim {id} in {whose}." if is_comment else "Claim {id} of {whose}.", id=claim.id, whose=label)
    withheld = index.accuses_the_living(claim)
    return Head(
        title=say("Claim {id} ({whose})", id=claim.id, whose=label) if withheld else f"{claim.id}: {claim.says}",
        description=alone if withheld else f"{label}: {claim.says}",
        record=claim,
        wide=True,
    )


def _view(context: PageContext, claim: Claim) -> ClaimPage:
    index = context.index
    article, part = index.article_of(claim), index.part_of(claim)
    before, after, _ = neighbours(index.claims_in(article, part), claim)
    again = [index.register.sentence(article.id, name) for name in claim.sentences[1:]]
    return ClaimPage(
        up=context.section("Articles", "/articles/"),
        claim=context.claim(claim),
        label=_label(index, claim),
        article=context.link(article, article.label, claim.sentences[0]),
        reference=context.references[article.id],
        is_comment=part is PartKind.COMMENTS,
        dates=claim.dates,
        repeated=tuple(place(index, article, sentence) for sentence in again if sentence),
        cites=tuple(context.document(index.register.documents[name]) for name in claim.cites),
        record=tuple(_record(context, claim)),
        beside=tuple(_beside(context, claim)),
        questions=tuple(
            QuestionOfClaim(context.question(question), index.term("difference-kind", question.difference.kind).label)
            for question in index.questions_of_claim(claim)
        ),
        audits=tuple(map(context.audit, index.audits_of_claim(claim))),
        proved=article.proved.on if article.proved else None,
        is_proved=article.id not in unproved(index.register),
        before=tuple(context.link(other, other.id) for other in before),
        after=tuple(context.link(other, other.id) for other in after),
        corrections=correction_views.of_page(context),
        cite=cite_box.of_page(context, claim),
        review=context.review(claim),
    )


def _record(context: PageContext, claim: Claim) -> Iterator[BearingGroup]:
    """Group the findings that bear on a claim by how they do, on what it says first."""
    index = context.index
    bearings = index.bearings_of_claim(claim)
    for of, known in BEARING_LISTS.items():
        for how in Bearing:
            found = [finding for item, finding in bearings if (item.on, item.how) == (of, how)]
            if found:
                label = capital(index.term(known, how).label)
                alike = len({index.term(item, how).label for item in BEARING_LISTS.values()}) == 1
                named = f"{label}: {index.term('bearing-of', of).label}" if alike and len(claim.voices) > 1 else label
                findings = tuple(context.finding(finding, among=()) for finding in found)
                yield BearingGroup(f"{known}-{how}", named, findings)


def _beside(context: PageContext, claim: Claim) -> Iterator[SidesOfPoint]:
    """Yield what the other articles say to the same points; only where editors have named the points."""
    index = context.index
    own = index.article_of(claim)
    for question in index.questions_of_claim(claim):
        for point in question.points:
            if claim.id in point.claims:
                named = [index.register.claims[name] for name in point.claims]
                others = (article for article in index.articles if article is not own)
                cells = tuple(
                    CellView(
                        article.label,
                        column,
                        tuple(context.claim(other) for other in named if index.article_of(other) is article),
                    )
                    for column, article in enumerate(others, start=1)
                )
                yield SidesOfPoint(context.link(question, point.title, f"point-{point.id}"), cells)

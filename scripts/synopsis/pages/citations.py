"""The sources that articles and comments name, each looked up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar

from synopsis.page import Page
from synopsis.pages.context import PageContext
from synopsis.pages.head import Head
from synopsis.pages.list_filters import Filter, by, terms_of
from synopsis.pages.list_pages import ShelfView, named, planned_list, shelf_view
from synopsis.pages.renderer import PageRenderer, Planned
from synopsis.pages.shelving import Shelf, Shelving, Step, by_number
from synopsis.pages.views import AuditView, CountedTerm, Link, TemplateView
from synopsis.register.enums import AuditResult
from synopsis.register.index import Index
from synopsis.register.model import Article, ArticlePart, Claim
from synopsis.register.numbered_ids import by_number as number_of

PATH = "/method/citations/"
MOST = 220
"""So many citations stand on one page."""


@dataclass(frozen=True, slots=True)
class CitingClaim:
    """A claim beside each source that it names, with what it can be found by in the list."""

    audits: tuple[AuditView, ...]
    results: tuple[AuditResult, ...]
    """Each once."""


@dataclass(frozen=True, slots=True)
class CitationsOfPart:
    """The sources that one part of an article names, each looked up."""

    id: str
    label: str
    total: int
    """How many citations there are, of which a claim may have several."""
    counts: tuple[CountedTerm, ...]
    """How often looking up had each result."""
    claims: tuple[CitingClaim, ...]


@dataclass(frozen=True, slots=True)
class CitationsPage(TemplateView):
    """The audit of citations."""

    template: ClassVar[str] = "citations"

    groups: tuple[CitationsOfPart, ...]
    filters: tuple[Filter, ...]
    shelf: ShelfView


def pages(renderer: PageRenderer) -> Iterator[Planned]:
    """Yield the audit of citations, which is divided by article and number of the claim where it is long."""
    index = renderer.index

    def steps(claim: Claim) -> Iterator[Step]:
        article, part = _place(index, claim)
        yield Step(_id(article, part), _label(article, part))
        yield from by_number(*number_of(claim.id), index.interface)

    shelving: Shelving[Claim] = Shelving(
        PATH,
        PATH,
        steps=steps,
        anchors=lambda claim: (_id(*_place(index, claim)), f"{_id(*_place(index, claim))}-h"),
        most=MOST,
        size=lambda claim: len(index.audits_of_claim(claim)),
    )
    whole = shelving.divided([claim for claim in index.claims if index.audits_of_claim(claim)], index.first_days)
    yield from planned_list(renderer, shelving, whole, _citations)


def _citations(renderer: PageRenderer, shelf: Shelf[Claim]) -> Page:
    context = renderer.context(shelf.path)
    description = context.say(
        "Each source that an article or comment names: what the text says it says, and what it says."
    )
    groups = tuple(_groups(context, shelf))
    results = [claim.results for group in groups for claim in group.claims]
    sources = [[group.id] for group in groups for _ in group.claims]
    filters = (
        by("result", context.say("What was found"), terms_of(context.index, "audit-result", AuditResult), results),
        by("source", context.say("Named in"), [(group.id, group.label) for group in groups], sources),
    )
    title = context.say("What the articles cite")
    view = CitationsPage(groups, filters, shelf_view(context, Link(title, context.href(PATH)), shelf))
    return renderer.page(view, context.path, Head(title=named(title, shelf), description=description, wide=True))


def _groups(context: PageContext, shelf: Shelf[Claim]) -> Iterator[CitationsOfPart]:
    """Yield each part of an article that names sources, with those claims that stand on the shelf."""
    index = context.index
    for (article, part), claims in groupby(shelf.entries, key=lambda claim: _place(index, claim)):
        of_claims = [index.audits_of_claim(claim) for claim in claims]
        found = Counter(audit.result for audits in of_claims for audit in audits)
        yield CitationsOfPart(
            id=_id(article, part),
            label=_label(article, part),
            total=found.total(),
            counts=tuple(CountedTerm(context.term("audit-result", word), found[word]) for word in AuditResult),
            claims=tuple(
                CitingClaim(tuple(map(context.audit, audits)), tuple(dict.fromkeys(a.result for a in audits)))
                for audits in of_claims
            ),
        )


def _place(index: Index, claim: Claim) -> tuple[Article, ArticlePart]:
    article = index.article_of(claim)
    return article, next(part for part in article.parts if part.id is index.part_of(claim))


def _id(article: Article, part: ArticlePart) -> str:
    return f"{article.id}-{part.id}"


def _label(article: Article, part: ArticlePart) -> str:
    return f"{article.label}: {part.label}"

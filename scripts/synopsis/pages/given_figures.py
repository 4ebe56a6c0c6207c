"""Figures with who gives them: an article in a chain of voices, a document of the record, a reader in a comment."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from synopsis.pages.context import PageContext
from synopsis.pages.pictures import shapes
from synopsis.pages.pictures.shapes import Shape
from synopsis.pages.views import Link
from synopsis.register.enums import PartKind
from synopsis.register.model import Claim, Figure, Finding
from synopsis.register.urls import path_of


class Source(StrEnum):
    """What kind of thing gives a figure."""

    ARTICLE = "article"
    RECORD = "record"
    COMMENT = "comment"


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A figure, with who gives it and where."""

    figure: Figure
    source: Source
    giver: str
    """The id of the article, or of the document."""
    who: tuple[str, ...]
    """The voices, outermost first; empty where the link names who it is."""
    link: Link
    again: Link
    """The link where the same figure of the same voice has been linked already."""
    kind: str
    """Whose word a document is; empty for a claim."""
    counts: str
    """What exactly is counted; empty where the claim's words stay on its own page."""
    language: str
    """Of the words as printed; empty where it is that of the site."""
    shape: Shape


def of_claim(context: PageContext, claim: Claim, href: str = "") -> Iterator[Given]:
    """Yield the figures of a claim, linked to its page or to `href`."""
    index = context.index
    article, is_comment = index.article_of(claim), index.part_of(claim) is PartKind.COMMENTS
    first, *others = (index.register.people[name].name for name in claim.voices)
    link = Link(claim.id, href or context.href(path_of(claim)))
    for figure in claim.figures:
        yield Given(
            figure=figure,
            source=Source.COMMENT if is_comment else Source.ARTICLE,
            giver=article.id,
            who=(first if is_comment else article.label, *others),
            link=link,
            again=link,
            kind="",
            counts="" if index.accuses_the_living(claim) else figure.counts,
            language=_foreign(context, article.csl.language),
            shape=shapes.COMMENT if is_comment else shapes.of_article(index.articles.index(article)),
        )


def of_finding(context: PageContext, finding: Finding, href: str = "") -> Iterator[Given]:
    """Yield the figures of a finding, linked to its document's page or to `href`."""
    document = context.index.register.documents[finding.document]
    address = href or context.href(f"{path_of(document)}#{finding.id}")
    for figure in finding.figures:
        yield Given(
            figure=figure,
            source=Source.RECORD,
            giver=document.id,
            who=(),
            link=Link(document.label, address),
            again=Link(finding.locator, address),
            kind=context.index.term("document-kind", document.kind).label,
            counts=figure.counts,
            language=_foreign(context, document.csl.language),
            shape=shapes.RECORD,
        )


def _foreign(context: PageContext, language: str) -> str:
    return "" if language == context.index.register.site.language else language

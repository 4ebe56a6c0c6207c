"""Articles, sentence by sentence."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, ClassVar

from synopsis.pages import cite_box, correction_views
from synopsis.pages.head import Head
from synopsis.pages.places import place
from synopsis.pages.views import RecordPage, TemplateView
from synopsis.register.urls import path_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markupsafe import Markup

    from synopsis.page import Page
    from synopsis.pages.context import PageContext
    from synopsis.pages.renderer import PageRenderer
    from synopsis.pages.views import Link, VoiceView
    from synopsis.register.model import Article, ArticlePart, Claim, Sentence


@dataclass(frozen=True, slots=True)
class ArticleEntry:
    """An article in the list of all."""

    link: Link
    reference: Markup
    note: str
    """What is not known of its date or address."""


@dataclass(frozen=True, slots=True)
class ArticlesPage(TemplateView):
    """The articles compared."""

    template: ClassVar[str] = "articles"

    articles: tuple[ArticleEntry, ...]


@dataclass(frozen=True, slots=True)
class ClaimInPlace:
    """A claim below the sentence that makes or repeats it."""

    id: str
    href: str
    says: str
    is_home: bool
    """Whether the sentence makes the claim; one that repeats it names it alone."""
    voices: tuple[VoiceView, ...]
    questions: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class SentenceView:
    """A sentence, without its text."""

    id: str
    place: str
    words: int
    reason: str
    """Why it claims nothing; empty where it claims something."""
    claims: tuple[ClaimInPlace, ...]


@dataclass(frozen=True, slots=True)
class SectionView:
    """The sentences below one heading."""

    id: str
    label: str
    sentences: tuple[SentenceView, ...]


@dataclass(frozen=True, slots=True)
class PartView:
    """The article itself, or the comments below it."""

    id: str
    label: str
    sentences: int
    claims: int
    sections: tuple[SectionView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlePage(RecordPage):
    """One article as a map."""

    template: ClassVar[str] = "article"

    article: Article
    reference: Markup
    parts: tuple[PartView, ...]


def pages(renderer: PageRenderer) -> Iterator[Page]:
    """Yield the list of articles and each article."""
    yield _articles(renderer)
    for article in renderer.index.articles:
        yield _article(renderer, article)


def _articles(renderer: PageRenderer) -> Page:
    context = renderer.context("/articles/")
    view = ArticlesPage(
        tuple(
            ArticleEntry(context.link(article, article.label), context.references[article.id], article.issued_note)
            for article in renderer.index.articles
        )
    )
    description = "The articles compared, by date of publication."
    return renderer.page(view, context.path, Head(title="Articles", description=description))


def _article(renderer: PageRenderer, article: Article) -> Page:
    context = renderer.context(path_of(article))
    view = ArticlePage(
        up=context.section("Articles", "/articles/"),
        article=article,
        reference=context.references[article.id],
        parts=tuple(_part(context, article, part) for part in article.parts),
        corrections=correction_views.of_page(context),
        cite=cite_box.of_page(context, article),
    )
    description = f"{article.csl.title}: every sentence in order, with the claims it makes."
    head = Head(title=article.label, description=description, record=article, wide=True)
    return renderer.page(view, context.path, head)


def _part(context: PageContext, article: Article, part: ArticlePart) -> PartView:
    sentences = [item for item in context.index.sentences_of_article(article) if item.part is part.id]
    return PartView(
        id=part.id,
        label=part.label,
        sentences=len(sentences),
        claims=len(context.index.claims_in(article, part.id)),
        sections=tuple(_sections(context, article, sentences)),
    )


def _sections(context: PageContext, article: Article, sentences: list[Sentence]) -> Iterator[SectionView]:
    """Group sentences by section; of comments each is a section of its own."""
    labels = {section.id: section.label for section in article.sections}
    labels |= {comment.id: comment.label for part in article.parts for comment in part.comments}
    for number, (section, group) in enumerate(groupby(sentences, key=lambda sentence: sentence.section)):
        yield SectionView(
            id=f"{article.prefix}-{section or 'top'}-{number}",
            label=labels.get(section, section),
            sentences=tuple(_sentence(context, article, sentence) for sentence in group),
        )


def _sentence(context: PageContext, article: Article, sentence: Sentence) -> SentenceView:
    return SentenceView(
        id=sentence.id,
        place=place(article, sentence),
        words=sentence.words,
        reason=context.index.term("no-claim", sentence.no_claim).label if sentence.no_claim else "",
        claims=tuple(_claim(context, sentence, claim) for claim in context.index.claims_of_sentence(sentence)),
    )


def _claim(context: PageContext, sentence: Sentence, claim: Claim) -> ClaimInPlace:
    return ClaimInPlace(
        id=claim.id,
        href=context.href(path_of(claim)),
        says=claim.says,
        is_home=claim.sentences[0] == sentence.id,
        voices=context.voices(claim),
        questions=tuple(map(context.question, context.index.questions_of_claim(claim))),
    )

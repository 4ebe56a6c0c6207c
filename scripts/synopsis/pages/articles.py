"""Articles, sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar

from markupsafe import Markup

from synopsis.page import Page
from synopsis.pages import beside, cite_box, correction_views, coverage
from synopsis.pages.context import PageContext
from synopsis.pages.coverage import LaneView
from synopsis.pages.head import Head
from synopsis.pages.places import within_section
from synopsis.pages.renderer import PageRenderer, Planned, planned
from synopsis.pages.views import ClaimView, Link, RecordPage, TemplateView
from synopsis.register.enums import PartKind
from synopsis.register.fingerprints import unproved
from synopsis.register.model import Article, ArticlePart, Claim, Sentence
from synopsis.register.urls import path_of


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
    """A claim below the sentence that makes it."""

    claim: ClaimView
    is_reported: bool
    """Whether more voices than the author's stand in its chain."""
    kinds: str
    """In how many ways the articles differ on what it answers, in words."""
    questions: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class SentenceView:
    """A sentence, without its text."""

    id: str
    place: str
    """Where it begins a paragraph, or what else it is; empty where it goes on."""
    words: int
    reason: str
    """Why it claims nothing; empty where it claims something."""
    anchors: tuple[str, ...]
    """A few words of it, by which it can be found."""
    language: str
    claims: tuple[ClaimInPlace, ...]
    again: tuple[Link, ...]
    """The claims that it repeats."""


@dataclass(frozen=True, slots=True)
class SectionView:
    """The sentences below one heading: those that claim something, and those that do not."""

    id: str
    label: str
    sentences: tuple[SentenceView, ...]
    unclaimed: tuple[SentenceView, ...]


@dataclass(frozen=True, slots=True)
class PartView:
    """The article itself, or the comments below it."""

    id: str
    label: str
    is_comments: bool
    sentences: int
    claims: int
    sections: tuple[SectionView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlePage(RecordPage):
    """One article as a map."""

    template: ClassVar[str] = "article"

    article: Article
    reference: Markup
    is_proved: bool
    """Whether its fingerprints and quoted words are as they were proved last."""
    words: str
    """How many the article itself has."""
    lanes: tuple[LaneView, ...]
    beside: Link
    parts: tuple[PartView, ...]


def pages(renderer: PageRenderer) -> Iterator[Planned]:
    """Yield the list of articles and each article."""
    yield planned("/articles/", _articles, renderer)
    for article in renderer.index.articles:
        yield planned(path_of(article), _article, renderer, article)
        yield planned(path_of(article) + beside.FOLDER, _beside, renderer, article)


def _articles(renderer: PageRenderer) -> Page:
    context = renderer.context("/articles/")
    view = ArticlesPage(
        tuple(
            ArticleEntry(context.link(article, article.label), context.references[article.id], article.issued_note)
            for article in renderer.index.articles
        )
    )
    description = context.say(context.say("The articles compared, by date of publication."))
    return renderer.page(view, context.path, Head(title=context.say("Articles"), description=description))


def _article(renderer: PageRenderer, article: Article) -> Page:
    context = renderer.context(path_of(article))
    own = [item for item in context.index.sentences_of_article(article) if item.part is PartKind.ARTICLE]
    view = ArticlePage(
        up=context.section("Articles", "/articles/"),
        article=article,
        reference=context.references[article.id],
        is_proved=article.id not in unproved(context.index.register),
        words=f"{sum(sentence.words for sentence in own):,}",
        lanes=tuple(coverage.lanes(context, own)),
        beside=context.section(context.say("beside what others say, point by point"), f"{context.path}{beside.FOLDER}"),
        parts=tuple(_part(context, article, part) for part in article.parts),
        corrections=correction_views.of_page(context),
        cite=cite_box.of_page(context, article),
    )
    description = context.say(
        "{article}: every sentence in order, with the claims it makes.", article=article.csl.title
    )
    head = Head(title=article.label, description=description, record=article, wide=True)
    return renderer.page(view, context.path, head)


def _part(context: PageContext, article: Article, part: ArticlePart) -> PartView:
    sentences = [item for item in context.index.sentences_of_article(article) if item.part is part.id]
    return PartView(
        id=part.id,
        label=part.label,
        is_comments=part.id is PartKind.COMMENTS,
        sentences=len(sentences),
        claims=len(context.index.claims_in(article, part.id)),
        sections=tuple(_sections(context, article, sentences)),
    )


def _sections(context: PageContext, article: Article, sentences: list[Sentence]) -> Iterator[SectionView]:
    """Group sentences by section; of comments each is a section of its own."""
    labels = {section.id: section.label for section in article.sections}
    labels |= {comment.id: comment.label for part in article.parts for comment in part.comments}
    for number, (section, group) in enumerate(groupby(sentences, key=lambda sentence: sentence.section)):
        shown, before = [], ""
        for sentence in group:
            where = within_section(context.index, sentence)
            shown.append(_sentence(context, article, sentence, "" if where == before else where))
            before = before if sentence.no_claim else where
        yield SectionView(
            id=f"{article.prefix}-{section or 'top'}-{number}",
            label=labels.get(section, section),
            sentences=tuple(view for view in shown if not view.reason),
            unclaimed=tuple(view for view in shown if view.reason),
        )


def _sentence(context: PageContext, article: Article, sentence: Sentence, where: str) -> SentenceView:
    index = context.index
    claims = index.claims_of_sentence(sentence)
    own = [claim for claim in claims if claim.sentences[0] == sentence.id]
    return SentenceView(
        id=sentence.id,
        place=where,
        words=sentence.words,
        reason=index.term("no-claim", sentence.no_claim).label if sentence.no_claim else "",
        anchors=tuple(dict.fromkeys(claim.quote.exact for claim in own)),
        language=article.csl.language,
        claims=tuple(_claim(context, claim) for claim in own),
        again=tuple(context.link(claim, claim.id) for claim in claims if claim not in own),
    )


def _claim(context: PageContext, claim: Claim) -> ClaimInPlace:
    questions = context.index.questions_of_claim(claim)
    kinds = dict.fromkeys(context.index.term("difference-kind", item.difference.kind).label for item in questions)
    return ClaimInPlace(
        claim=context.claim(claim),
        is_reported=len(claim.voices) > 1,
        kinds=context.say("; ").join(map(context.index.interface.uncapital, kinds)),
        questions=tuple(map(context.question, questions)),
    )


def _beside(renderer: PageRenderer, article: Article) -> Page:
    context = renderer.context(path_of(article) + beside.FOLDER)
    title = context.say("{article}, point by point", article=article.label)
    description = context.say(
        "Every point to which {article} speaks, with the claims that it and others make there.", article=article.label
    )
    return renderer.page(
        beside.view(context, article), context.path, Head(title=title, description=description, wide=True)
    )

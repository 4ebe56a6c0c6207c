"""Articles, sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import ClassVar

from markupsafe import Markup

from synopsis.page import Page
from synopsis.pages import beside, cite_box, correction_views, coverage
from synopsis.pages.context import PageContext
from synopsis.pages.coverage import LaneView
from synopsis.pages.head import Head
from synopsis.pages.list_pages import ShelfView, named, planned_list, shelf_view
from synopsis.pages.places import within_section
from synopsis.pages.renderer import PageRenderer, Planned, planned
from synopsis.pages.shelving import Shelf
from synopsis.pages.views import ClaimView, Link, RecordPage, TemplateView
from synopsis.register.enums import PartKind
from synopsis.register.fingerprints import unproved
from synopsis.register.model import Article, ArticlePart, Claim, Sentence
from synopsis.register.urls import path_of

MOST_LANES = 120
"""Of so many topics it is drawn where an article speaks of each."""


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
    """Of a long article without sentences, which stand on its shelves."""
    shelf: ShelfView


@dataclass(frozen=True, slots=True)
class SentencesPage(TemplateView):
    """One section of a long article, or a comment below it."""

    template: ClassVar[str] = "sentences"

    part: PartView
    shelf: ShelfView


def pages(renderer: PageRenderer) -> Iterator[Planned]:
    """Yield the list of articles and each article."""
    yield planned("/articles/", _articles, renderer)
    for article in renderer.index.articles:
        shelved = renderer.shelves.sentences(article)
        yield from planned_list(renderer, shelved.shelving, shelved.whole, partial(_map, article=article))
        yield from beside.pages(renderer, article)


def _articles(renderer: PageRenderer) -> Page:
    context = renderer.context("/articles/")
    view = ArticlesPage(
        tuple(
            ArticleEntry(context.link(article, article.label), context.references[article.id], article.issued_note)
            for article in renderer.index.articles
        )
    )
    description = context.say("The articles compared, by date of publication.")
    return renderer.page(view, context.path, Head(title=context.say("Articles"), description=description))


def _map(renderer: PageRenderer, shelf: Shelf[Sentence], article: Article) -> Page:
    return _section(renderer, article, shelf) if shelf.label else _article(renderer, article, shelf)


def _article(renderer: PageRenderer, article: Article, shelf: Shelf[Sentence]) -> Page:
    context = renderer.context(path_of(article))
    own = [item for item in context.index.sentences_of_article(article) if item.part is PartKind.ARTICLE]
    lanes = tuple(coverage.lanes(context, own))
    view = ArticlePage(
        up=context.section("Articles", "/articles/"),
        article=article,
        reference=context.references[article.id],
        is_proved=article.id not in unproved(context.index.register),
        words=f"{sum(sentence.words for sentence in own):,}",
        lanes=lanes if len(lanes) <= MOST_LANES else (),
        beside=context.section("beside what others say, point by point", f"{context.path}{beside.FOLDER}"),
        parts=tuple(_part(renderer, context, article, part, shelf) for part in article.parts),
        shelf=shelf_view(context, context.link(article, article.label), shelf),
        corrections=correction_views.of_page(context),
        cite=cite_box.of_page(context, article),
    )
    description = context.say(
        "{article}: every sentence in order, with the claims it makes.", article=article.csl.title
    )
    head = Head(title=article.label, description=description, record=article, wide=True)
    return renderer.page(view, context.path, head)


def _section(renderer: PageRenderer, article: Article, shelf: Shelf[Sentence]) -> Page:
    """Make the page of one shelf of a long article."""
    context = renderer.context(shelf.path)
    kind = shelf.entries[0].part if shelf.entries else PartKind.ARTICLE
    part = next(part for part in article.parts if part.id is kind)
    view = SentencesPage(
        part=_part(renderer, context, article, part, shelf),
        shelf=shelf_view(context, context.link(article, article.label), shelf),
    )
    description = context.say(
        "{article}: the sentences of one section in order, with the claims they make.", article=article.csl.title
    )
    head = Head(title=named(article.label, shelf), description=description, wide=True)
    return renderer.page(view, context.path, head)


def _part(
    renderer: PageRenderer, context: PageContext, article: Article, part: ArticlePart, shelf: Shelf[Sentence]
) -> PartView:
    """Return a part of an article, with those of its sentences that stand on the shelf."""
    ids = renderer.shelves.section_ids[article.id]
    sentences = [item for item in context.index.sentences_of_article(article) if item.part is part.id]
    return PartView(
        id=part.id,
        label=part.label,
        is_comments=part.id is PartKind.COMMENTS,
        sentences=len(sentences),
        claims=len(context.index.claims_in(article, part.id)),
        sections=tuple(_sections(context, article, (item for item in shelf.entries if item.part is part.id), ids)),
    )


def _sections(
    context: PageContext, article: Article, sentences: Iterable[Sentence], ids: Mapping[str, str]
) -> Iterator[SectionView]:
    """Group sentences by section; of comments each is a section of its own."""
    labels = {section.id: section.label for section in article.sections}
    labels |= {comment.id: comment.label for part in article.parts for comment in part.comments}
    for (id_, section), group in groupby(sentences, key=lambda sentence: (ids[sentence.id], sentence.section)):
        shown, before = [], ""
        for sentence in group:
            where = within_section(context.index, sentence)
            shown.append(_sentence(context, article, sentence, "" if where == before else where))
            before = before if sentence.no_claim else where
        yield SectionView(
            id=id_,
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

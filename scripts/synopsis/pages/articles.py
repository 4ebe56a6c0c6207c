"""Articles, sentence by sentence."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from synopsis.pages.context import paragraph, place
from synopsis.register.urls import path_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from synopsis.page import Page
    from synopsis.pages.context import PageContext
    from synopsis.pages.renderer import PageRenderer
    from synopsis.register.index import Index
    from synopsis.register.model import Article, Sentence


def pages(renderer: PageRenderer) -> Iterator[Page]:
    """Yield the list of articles and each article."""
    yield _articles(renderer)
    for article in renderer.index.articles:
        yield _article(renderer, article)


def _articles(renderer: PageRenderer) -> Page:
    index, here = renderer.index, renderer.here("/articles/")
    return renderer.page(
        "articles",
        "/articles/",
        title="Articles",
        description="The articles compared, by date of publication.",
        articles=[
            (here.link(article, article.label), here.references[article.id], article.issued_note)
            for article in index.articles
        ],
    )


def _article(renderer: PageRenderer, article: Article) -> Page:
    index, here = renderer.index, renderer.here(path_of(article))
    sentences = index.sentences_of_article(article)
    return renderer.page(
        "article",
        path_of(article),
        title=article.label,
        description=f"{article.csl.title}: every sentence in order, with the claims it makes.",
        entry=renderer.catalogue.article(article),
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


def _sections(index: Index, here: PageContext, article: Article, sentences: list[Sentence]) -> list[dict[str, object]]:
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


def _sentence(index: Index, here: PageContext, article: Article, sentence: Sentence) -> dict[str, object]:
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

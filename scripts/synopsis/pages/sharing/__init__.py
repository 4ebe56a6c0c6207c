"""Pictures that stand for a page where somebody shares its address."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from synopsis.page import Picture
from synopsis.pages.sharing.share_card import ShareCard, of_home, of_question
from synopsis.pages.sharing.share_drawing import drawn
from synopsis.pages.sharing.share_layout import layout
from synopsis.register.edition import Edition
from synopsis.register.index import Index
from synopsis.register.urls import file_of, path_of, record_at

NAME = "card.png"
"""The picture of a page, which stands beside it."""


def share_card(index: Index, edition: Edition, path: str) -> ShareCard | None:
    """Return what the picture of the page at `path` shows; None where it has no picture.

    A plot is left out where it would leave too little room for the briefs; what cannot be shown whole has no picture.
    """
    kind, _, id_ = record_at(path).partition("/")
    if path == "/" and index.questions:
        card = of_home(index, edition)
    elif kind == "question" and id_ in index.register.questions:
        card = of_question(index, edition, index.register.questions[id_])
    else:
        return None
    marks = layout(card)
    if not marks:
        return None
    return card if marks.plot else replace(card, plot=None)


def share_cards(index: Index, edition: Edition) -> dict[str, ShareCard]:
    """Return what the pictures show, by the path of the page."""
    found = {path: share_card(index, edition, path) for path in (*map(path_of, index.questions), "/")}
    return {path: card for path, card in found.items() if card}


def pictures(index: Index, edition: Edition) -> Iterator[Picture]:
    """Yield the picture of every page that has one."""
    for path, card in share_cards(index, edition).items():
        yield Picture(file_of(path, NAME), drawn(card))

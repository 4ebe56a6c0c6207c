"""Pictures that stand for a page where somebody shares its address."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from synopsis.exports.bibliography.works import Edition
from synopsis.page import Picture
from synopsis.pages.sharing.share_card import ShareCard, of_home, of_question
from synopsis.pages.sharing.share_drawing import drawn
from synopsis.pages.sharing.share_layout import layout
from synopsis.register.index import Index
from synopsis.register.urls import file_of, path_of

NAME = "card.png"
"""The picture of a page, which stands beside it."""


def share_cards(index: Index, edition: Edition) -> dict[str, ShareCard]:
    """Return what the pictures show, by the path of the page.

    A plot is left out where it would leave too little room for the briefs; what cannot be shown whole has no picture.
    """
    found = {path_of(question): of_question(index, edition, question) for question in index.questions}
    if index.questions:
        found["/"] = of_home(index, edition)
    placed = ((path, card, layout(card)) for path, card in found.items())
    return {path: card if marks.plot else replace(card, plot=None) for path, card, marks in placed if marks}


def pictures(index: Index, edition: Edition) -> Iterator[Picture]:
    """Yield the picture of every page that has one."""
    for path, card in share_cards(index, edition).items():
        yield Picture(file_of(path, NAME), drawn(card))

"""Pictures that stand for a page where somebody shares its address."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from synopsis.cache import Cache
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
    card = _whole_card(index, edition, path)
    return _fitting(card) if card else None


def _whole_card(index: Index, edition: Edition, path: str) -> ShareCard | None:
    kind, _, id_ = record_at(path).partition("/")
    if path == "/" and index.questions:
        return of_home(index, edition)
    if kind == "question" and id_ in index.register.questions:
        return of_question(index, edition, index.register.questions[id_])
    return None


def _fitting(card: ShareCard) -> ShareCard | None:
    marks = layout(card)
    if not marks:
        return None
    return card if marks.plot else replace(card, plot=None)


def share_cards(index: Index, edition: Edition) -> dict[str, ShareCard]:
    """Return what the pictures show, by the path of the page."""
    found = {path: share_card(index, edition, path) for path in _paths(index)}
    return {path: card for path, card in found.items() if card}


def pictures(index: Index, edition: Edition, cache: Cache | None = None) -> Iterator[Picture]:
    """Yield the picture of every page that has one."""
    for path in _paths(index):
        card = _whole_card(index, edition, path)
        if card and (picture := _picture(card, cache)):
            yield Picture(file_of(path, NAME), picture)


def _paths(index: Index) -> Iterator[str]:
    yield from map(path_of, index.questions)
    yield "/"


def _picture(card: ShareCard, cache: Cache | None) -> bytes:
    """Draw a card, unless that was done before; nothing where it does not fit."""
    made_of = repr(card).encode()
    if cache and (kept := cache.found("share card", made_of)) is not None:
        return kept
    fitting = _fitting(card)
    picture = drawn(fitting) if fitting else b""
    if cache:
        cache.keep(picture, "share card", made_of)
    return picture

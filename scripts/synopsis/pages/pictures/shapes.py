"""Signs by which a picture says whose number a mark is; none of them is told from another by its colour."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shape:
    """A sign, drawn around nought."""

    name: str
    path: str
    """As the `d` of an SVG path."""
    is_filled: bool


_SQUARE = "M-4.5-4.5h9v9h-9z"
_CIRCLE = "M-4.7 0a4.7 4.7 0 1 0 9.4 0a4.7 4.7 0 1 0-9.4 0z"
_UP = "M0-5.2L5.4 4.4H-5.4z"
_DOWN = "M0 5.2L-5.4-4.4H5.4z"
_PENTAGON = "M0-5.4L5.2-1.6L3.2 4.5H-3.2L-5.2-1.6z"

ARTICLES = (
    Shape("square", _SQUARE, is_filled=True),
    Shape("ring", _CIRCLE, is_filled=False),
    Shape("triangle", _UP, is_filled=True),
    Shape("open square", _SQUARE, is_filled=False),
    Shape("cross", "M-4.5-4.5L4.5 4.5M-4.5 4.5L4.5-4.5", is_filled=False),
    Shape("disc", _CIRCLE, is_filled=True),
    Shape("open triangle", _UP, is_filled=False),
    Shape("plus", "M-5.5 0H5.5M0-5.5V5.5", is_filled=False),
    Shape("turned triangle", _DOWN, is_filled=True),
    Shape("pentagon", _PENTAGON, is_filled=True),
    Shape("open turned triangle", _DOWN, is_filled=False),
    Shape("open pentagon", _PENTAGON, is_filled=False),
)
"""Of the articles in the order of their dates; a thirteenth begins again, and is told by its name beside the mark."""
RECORD = Shape("diamond", "M0-6.2L6.2 0L0 6.2L-6.2 0z", is_filled=True)
COMMENT = Shape("bar", "M0-5.5V5.5", is_filled=False)
"""Of readers' comments, which are no part of any article."""


def of_article(number: int) -> Shape:
    """Return the sign of an article by its place, from 0 on."""
    return ARTICLES[number % len(ARTICLES)]

"""Lines of text in the letters that the project brings, measured in pixels."""

from __future__ import annotations

import re
from enum import Enum
from functools import cache, lru_cache
from pathlib import Path

from PIL import ImageFont

FONTS = Path(__file__).resolve().parents[2] / "theme" / "fonts"
LEADING = 1.32
"""Height of a line, in heights of its letters."""
HAS_LETTERS = re.compile(
    "["
    " -~\u00a0-\u00ac\u00ae-\u017f\u018f\u0192\u0218-\u021b\u0259\u02bb\u02bc"  # Latn, by ISO 15924
    "\u0386\u0388-\u038a\u038c\u038e-\u03a1\u03a3-\u03ce"  # Grek
    "\u0400-\u0482\u048a-\u04ff"  # Cyrl
    "\u0531-\u0556\u0559-\u058a"  # Armn
    "\u10a0-\u10c5\u10d0-\u10ff"  # Geor
    "\u2010-\u2015\u2018-\u2022\u2026\u2032\u2033\u2039\u203a\u20ac\u2116"
    "]*"
)
"""Texts that can be set: letters that stand one after the other, from left to right, each as it is."""
_SPACE = re.compile("[ \t\n]+")  # a space that does not break stays in its word


class Weight(Enum):
    """The two fonts."""

    REGULAR = "noto-serif-regular.ttf"
    BOLD = "noto-serif-bold.ttf"


@cache
def font(weight: Weight, size: int) -> ImageFont.FreeTypeFont:
    """Return a font; its letters are set by Pillow alone, because the other way asks the machine for a library."""
    return ImageFont.truetype(FONTS / weight.value, size, layout_engine=ImageFont.Layout.BASIC)


@lru_cache(maxsize=50_000)  # the same words stand on many cards
def width(text: str, weight: Weight, size: int) -> float:
    """Measure a piece of text: neither font moves two letters towards each other."""
    return sum(_width_of_letter(letter, weight, size) for letter in text)


@cache
def _width_of_letter(letter: str, weight: Weight, size: int) -> float:
    return font(weight, size).getlength(letter)


def words_of(text: str) -> list[str]:
    """Divide a text where lines may end."""
    return [word for word in _SPACE.split(text) if word]


def wrapped(text: str, weight: Weight, size: int, room: float) -> list[str]:
    """Divide a text into lines of at most `room` pixels; a word that is wider is broken."""
    lines: list[list[str]] = []
    left = -1.0
    space = width(" ", weight, size)
    for word in (piece for whole in words_of(text) for piece in _pieces(whole, weight, size, room)):
        wide = width(word, weight, size)
        if left - space - wide < 0:
            lines.append([])
            left = room + space
        lines[-1].append(word)
        left -= space + wide
    return [" ".join(line) for line in lines]


def balanced(text: str, weight: Weight, size: int, room: float) -> list[str]:
    """Divide a text into as few lines as there have to be, none of them much longer than the others."""
    found = wrapped(text, weight, size, room)
    low, high = 0.0, room
    for _ in range(8):
        middle = (low + high) / 2
        if fits(text, weight, size, middle) and len(narrow := wrapped(text, weight, size, middle)) <= len(found):
            found, high = narrow, middle
        else:
            low = middle
    return found


def fits(text: str, weight: Weight, size: int, room: float) -> bool:
    """Tell whether no word of a text has to be broken."""
    return all(width(word, weight, size) <= room for word in words_of(text))


def line_height(size: int) -> int:
    """Give the distance from one line to the next."""
    return round(size * LEADING)


def _pieces(word: str, weight: Weight, size: int, room: float) -> list[str]:
    if width(word, weight, size) <= room:
        return [word]
    pieces = [""]
    for letter in word:
        if pieces[-1] and width(pieces[-1] + letter, weight, size) > room:
            pieces.append("")
        pieces[-1] += letter
    return pieces

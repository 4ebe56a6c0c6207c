"""A laid out card as a PNG, of which every machine makes the same bytes."""

from __future__ import annotations

import io
import zlib
from functools import lru_cache

from PIL import Image, ImageDraw

from synopsis.pages.sharing.share_card import RuleShape, ShareCard
from synopsis.pages.sharing.share_layout import HEIGHT, WIDTH, RuleLine, TextLine, layout
from synopsis.pages.sharing.share_plot import PlacedPlot
from synopsis.pages.sharing.share_signs import draw_mark
from synopsis.pages.sharing.typesetting import Weight, font, width

_PAPER, _INK = (253, 253, 251), (31, 34, 39)
_SHADES = 4
"""Ink, paper and two between them: two bits a pixel, so that a picture weighs little."""
_CONTRAST = 3
"""How much steeper the edges of letters are than they were drawn, which the few shades make up for."""
_LAST = _SHADES - 1
_NEAREST = [min(_LAST, max(0, round(((value / 255 - 0.5) * _CONTRAST + 0.5) * _LAST))) for value in range(256)]
"""Which shade stands for a drawn value."""
_PALETTE = [
    round(ink + (paper - ink) * shade / _LAST)
    for shade in range(_SHADES)
    for ink, paper in zip(_INK, _PAPER, strict=True)
]
_FAINT = 142
_ROUND = 4
"""Room for what stands out of a letter's width."""
_PACKED = {"compress_type": zlib.Z_RLE}
"""In runs of one shade, as such pictures are: smaller than by looking for what repeats, in a third of the time."""
_THICK, _THIN, _DOT = 5, 3, 5


@lru_cache(maxsize=1_000)  # while somebody edits, one card of all changes
def drawn(card: ShareCard) -> bytes:
    """Draw a card; only one that has a layout."""
    if (marks := layout(card)) is None:
        msg = f"a card must have a layout: {card.title!r}"
        raise ValueError(msg)
    image = Image.new("L", (WIDTH, HEIGHT), 255)
    pen = ImageDraw.Draw(image)
    for line in marks.texts:
        _text(pen, line)
    for rule in marks.rules:
        _rule(pen, rule)
    if marks.plot:
        _plot(pen, marks.plot)
    return _png(image)


def _text(pen: ImageDraw.ImageDraw, line: TextLine) -> None:
    left = line.left
    for word in line.text.split(" "):
        pen.bitmap((round(left) - _ROUND, round(line.top)), _word(word, line.weight, line.size), line.grey)
        left += width(f"{word} ", line.weight, line.size)


@lru_cache(maxsize=10_000)  # half of all words stand on many cards
def _word(word: str, weight: Weight, size: int) -> Image.Image:
    letters = font(weight, size)
    image = Image.new("L", (round(letters.getlength(word)) + 2 * _ROUND, sum(letters.getmetrics())))
    ImageDraw.Draw(image).text((_ROUND, 0), word, fill=255, font=letters)
    return image


def _plot(pen: ImageDraw.ImageDraw, plot: PlacedPlot) -> None:
    for left in plot.grid:
        pen.line((left, plot.lanes[0], left, plot.lanes[1]), fill=_FAINT, width=1)
    for text in plot.texts:
        _text(pen, TextLine(text.left, text.top, text.text, text.weight, plot.size))
    for mark in plot.marks:
        draw_mark(pen, mark)


def _rule(pen: ImageDraw.ImageDraw, rule: RuleLine) -> None:
    right = rule.left + rule.length - 1
    if rule.shape is RuleShape.DOTTED:
        for left in range(rule.left, right - _DOT + 2, 2 * _DOT):
            pen.rectangle((left, rule.top, left + _DOT - 1, rule.top + _DOT - 1), fill=0)
    elif rule.shape is RuleShape.SINGLE:
        pen.rectangle((rule.left, rule.top, right, rule.top + _THICK - 1), fill=0)
    else:
        for top in (rule.top, rule.top + 2 * _THIN):
            pen.rectangle((rule.left, top, right, top + _THIN - 1), fill=0)


def _png(image: Image.Image) -> bytes:
    shaded = image.point(_NEAREST)
    shaded.putpalette(_PALETTE)
    file = io.BytesIO()
    shaded.save(file, "PNG", **_PACKED)
    return file.getvalue()

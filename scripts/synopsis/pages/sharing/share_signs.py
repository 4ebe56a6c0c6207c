"""Marks of a plot, drawn in the shapes that the pages give them."""

from __future__ import annotations

from functools import cache

from PIL import Image, ImageDraw

from synopsis.pages.sharing.share_plot import MarkEnd, PlacedMark

_FINE = 4
"""How much larger a sign is drawn than it is shown, so that its edges are even."""
_ROOM = 9
"""From the middle of a sign to the edge of its tile."""
_SQUARE = ((-6, -6), (6, -6), (6, 6), (-6, 6))
_UP = ((0, -7), (7, 6), (-7, 6))
_DOWN = ((0, 7), (7, -6), (-7, -6))
_PENTAGON = ((0, -7), (7, -2), (4, 6), (-4, 6), (-7, -2))
_POLYGONS = {
    "square": _SQUARE,
    "triangle": _UP,
    "turned triangle": _DOWN,
    "pentagon": _PENTAGON,
    "diamond": ((0, -8), (8, 0), (0, 8), (-8, 0)),
}
_STROKES = {
    "cross": (((-6, -6), (6, 6)), ((-6, 6), (6, -6))),
    "plus": (((-7, 0), (7, 0)), ((0, -7), (0, 7))),
}
_CIRCLE = (-6, -6, 6, 6)


def draw_mark(pen: ImageDraw.ImageDraw, mark: PlacedMark) -> None:
    """Draw a number, a range or an open end."""
    tile = _sign(mark.sign)
    if mark.end is not MarkEnd.POINT:
        pen.line((mark.at, mark.middle, mark.to, mark.middle), fill=0, width=2)
    if mark.end is MarkEnd.ARROW:
        back = -7 if mark.to >= mark.at else 7
        for side in (-6, 6):
            pen.line((mark.to + back, mark.middle + side, mark.to, mark.middle), fill=0, width=2)
    for place in {mark.at, mark.to} if mark.end is MarkEnd.RANGE else {mark.at}:
        corner = (place - _ROOM, mark.middle - _ROOM)
        pen.bitmap(corner, _sign("disc" if mark.sign == "ring" else mark.sign.removeprefix("open ")), fill=255)
        pen.bitmap(corner, tile, fill=0)


@cache
def _sign(name: str) -> Image.Image:
    side = 2 * _ROOM + 1
    large = Image.new("L", (side * _FINE, side * _FINE))
    pen = ImageDraw.Draw(large)
    shape = name.removeprefix("open ")
    if name in _STROKES:
        for ends in _STROKES[name]:
            pen.line([_fine(*end) for end in ends], fill=255, width=2 * _FINE)
    elif name in {"ring", "disc"}:
        box = [*_fine(*_CIRCLE[:2]), *_fine(*_CIRCLE[2:])]
        pen.ellipse(box, fill=255 if name == "disc" else None, outline=255, width=2 * _FINE)
    else:
        points = [_fine(*point) for point in _POLYGONS[shape]]
        pen.polygon(points, fill=255 if shape == name else 0, outline=255, width=2 * _FINE)
    return large.reduce(_FINE)


def _fine(across: int, down: int) -> tuple[int, int]:
    return round((across + _ROOM + 0.5) * _FINE), round((down + _ROOM + 0.5) * _FINE)

"""Draws marks and scales as SVG that needs no style: places in per cent of whatever width there is, ink of the text.

The pictures stand beside the same numbers in words, and are hidden from whoever has these read out.
"""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from synopsis.pages.pictures.marks import Extent, Mark, levels
from synopsis.pages.pictures.scale import Scale, written
from synopsis.pages.pictures.shapes import Shape

LINE = 14
"""Height of a line of marks, in pixels."""
MANY_SIGNS = 25
"""How many characters of numbers fit above a scale where it is shortest."""
_HEAD = {Extent.AT_LEAST: "M-4-4L1 0L-4 4", Extent.AT_MOST: "M4-4L-1 0L4 4"}
_OUTER = Markup('<svg aria-hidden="true" focusable="false" width="100%" height="{}">{}</svg>')
_INNER = Markup('<svg x="{}%" y="{}" width="1" height="1" overflow="visible">{}</svg>')
_LINE = Markup('<line x1="{}%" x2="{}%" y1="{}" y2="{}" stroke="currentColor" stroke-width="1.5"{}/>')
_DASHES = Markup(' stroke-dasharray="3 2"')
_FILLED = Markup('<path d="{}" fill="currentColor"/>')
_OPEN = Markup('<path d="{}" fill="none" stroke="currentColor" stroke-width="1.75"/>')
_TICK = Markup('<text x="{}%" y="10" font-size="11" fill="currentColor" text-anchor="{}">{}</text>')
_SIGN = Markup('<svg aria-hidden="true" focusable="false" width="14" height="14" viewBox="-7 -7 14 14">{}</svg>')


def row_of(marks: Sequence[Mark], shape: Shape) -> Markup:
    """Draw the marks of one source; one that would touch another stands below it."""
    places = levels(marks)
    height = LINE * (max(places, default=0) + 1) + 2
    drawn = (_mark(mark, shape, LINE * place + LINE // 2 + 1) for mark, place in zip(marks, places, strict=True))
    return _OUTER.format(height, Markup().join(drawn))


def _mark(mark: Mark, shape: Shape, middle: int) -> Markup:
    sign = _drawn(shape)
    at = _INNER.format(_per_cent(mark.at), middle, sign)
    if mark.extent is Extent.POINT:
        return at
    dashes = "" if mark.extent is Extent.RANGE else _DASHES
    line = _LINE.format(_per_cent(mark.at), _per_cent(mark.to), middle, middle, dashes)
    end = sign if mark.extent is Extent.RANGE else _OPEN.format(_HEAD[mark.extent])
    return line + _INNER.format(_per_cent(mark.to), middle, end) + at


def ticks_of(scale: Scale) -> Markup:
    """Draw the numbers of a scale: both ends, and evenly between them as many as have room."""
    texts = [written(tick) for tick in scale.ticks]
    last = scale.divisions
    even = [step for step in range(1, last + 1) if last % step == 0]
    step = next((step for step in even if len(texts[-1]) * last // step <= MANY_SIGNS), last)
    drawn = (
        _TICK.format(
            _per_cent(scale.place(tick)), "start" if not number else "end" if number == last else "middle", text
        )
        for number, (tick, text) in enumerate(zip(scale.ticks, texts, strict=True))
        if number % step == 0
    )
    return _OUTER.format(LINE, Markup(" ").join(drawn))  # words apart, for whoever copies them


def sign_of(shape: Shape) -> Markup:
    """Draw a sign alone, for a key."""
    return _SIGN.format(_drawn(shape))


def _drawn(shape: Shape) -> Markup:
    return (_FILLED if shape.is_filled else _OPEN).format(shape.path)


def _per_cent(place: float) -> str:
    return f"{place:g}"

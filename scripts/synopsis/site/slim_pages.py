"""A page without what only those who made it read: the search's marks, indents, needless entities.

After the index of the search was made: what is left out here, only Pagefind reads.
"""

from __future__ import annotations

import re

_AS_WRITTEN = re.compile(rb"(<(script|style|pre|code|textarea)\b[^<]*(?:<(?!/\2>)[^<]*)*</\2>)")
_NAME = 2
"""The group of the element's name; between two texts the elements stand with all groups."""
_CATALOGUE = re.compile(rb"<div hidden data-pagefind-ignore>.*?</div>", re.DOTALL)
_MARK = re.compile(rb" data-pagefind-[a-z-]+(?:=\"[^\"]*\")?(?=[\s/>])")
_ENTITY = re.compile(rb"&#\d+;")
_NO_PLACE_IN_ORDER = b' tabindex=""'
"""The theme writes it for what has no place of its own in the order of Tab; HTML has a number or nothing there."""
_CONTROL, _OF_THE_CONTROL = b'id="__toc"', b' for="__toc"'
"""The theme writes a label of its contents on every page, their control on those of its navigation alone."""
_MEANING = b"\"&'<>"
"""What HTML could take for more than the character that it is."""
_CHARACTERS = {b"&#%d;" % code: bytes([code]) for code in range(ord(" "), ord("~") + 1) if code not in _MEANING}
"""ASCII characters, by the entities as which they were written for Markdown's sake alone."""


def slim_page(page: bytes) -> bytes:
    """Give a page that says the same in fewer bytes; what stands in a script, a style or code stays as it is."""
    page = _CATALOGUE.sub(b"", page).replace(_NO_PLACE_IN_ORDER, b"")
    if _CONTROL not in page:
        page = page.replace(_OF_THE_CONTROL, b"")
    pieces = _AS_WRITTEN.split(page)
    del pieces[_NAME :: _NAME + 1]
    pieces[::2] = map(_slim, pieces[::2])
    return b"".join(pieces)


def _slim(piece: bytes) -> bytes:
    first, *lines = _MARK.sub(_unmarked, piece).split(b"\n")
    if lines:  # what stands at the ends belongs to a line of the next piece
        inner = filter(None, map(bytes.strip, lines[:-1]))
        first = b"\n".join([first.rstrip(), *inner, lines[-1].lstrip()])
    for entity in sorted({*_ENTITY.findall(first)}):
        first = first.replace(entity, _CHARACTERS.get(entity, entity))
    return first


def _unmarked(found: re.Match[bytes]) -> bytes:
    """Leave a mark out of a tag; text that looks like one stays."""
    page, at = found.string, found.start()
    return b"" if page.rfind(b"<", 0, at) > page.rfind(b">", 0, at) else found[0]

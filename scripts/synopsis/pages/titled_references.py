"""References whose title leads to our page."""

from __future__ import annotations

import re

from markupsafe import Markup

_ADDRESS = re.compile(r' *<a href="[^"]*">[^<]*</a>\.?$')
"""The last word of a reference to what stands on the web."""
_TAG = re.compile(r"<(/?)\w+[^>]*>")
_LINKED = Markup('<a href="{}">{}</a>')


def titled(reference: Markup, title: str, href: str) -> Markup:
    """Link the title within a reference, which is left without its address; all of it where no title is found."""
    line = _ADDRESS.sub("", reference)
    start, end = next(
        (place for place in _marked(line) if _letters(line[slice(*place)]) == _letters(title)), (0, len(line))
    )
    before, linked, after = (Markup(part) for part in (line[:start], line[start:end], line[end:]))  # noqa: S704 -- of a safe text
    return before + _LINKED.format(href, linked) + after


def _marked(line: str) -> list[tuple[int, int]]:
    """Return where each element of a line begins and ends, whatever stands within it."""
    found, depth, start = [], 0, 0
    for tag in _TAG.finditer(line):
        if tag[1]:
            depth -= 1
            if not depth:
                found.append((start, tag.end()))
        else:
            start = start if depth else tag.start()
            depth += 1
    return found


def _letters(text: str) -> str:
    return "".join(sign for sign in Markup(text).striptags().casefold() if sign.isalnum())  # noqa: S704 -- to be read only

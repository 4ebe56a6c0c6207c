"""What one built page holds, read tag by tag where its HTML is of the plain kind that this site is made of.

Most tags stand on many pages, and each is read once. A page of any other kind is left to the parser.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from html import unescape
from typing import NamedTuple

from synopsis.site.verify.page_reader import ENDS_HEAD, PLAIN, Address, Reading, TagReader

_ATTRIBUTES = r'(?:\s+[A-Za-z][A-Za-z0-9:-]*(?:="[^"]*")?)*\s*'
_TEXT_IN_TAGS = "title|script|style|textarea|xmp|iframe|noembed|noframes|noscript|plaintext|template"
"""Elements whose text is read otherwise than that of others."""
_OTHERS = "|".join(
    [
        rf"<(?!(?:{_TEXT_IN_TAGS})\b)[a-z][a-z0-9-]*{_ATTRIBUTES}/?>",
        r"</[a-z][a-z0-9-]*>",
        r"<!doctype html>",
        r"<!--(?!-?>)(?:[^-]|-(?!-))*-->",
        r"<title>[^<]*</title>",
        rf"<script{_ATTRIBUTES}>(?:[^<]|<(?!(?i:/script)|!--))*</script>",
    ]
)
_TAGS = re.compile(f"{PLAIN}|({_OTHERS})")
"""Tags one by one, but for runs of those in which nothing is to be read."""
_OPENED = re.compile(rf"<([a-z][a-z0-9-]*)({_ATTRIBUTES})")
_ATTRIBUTE = re.compile(r'\s([A-Za-z][A-Za-z0-9:-]*)(?:="([^"]*)")?')


_ENDING_HEAD = tuple(f"<{name}" for name in ENDS_HEAD)
_NOWHERE = (0, 0)


class _Held(NamedTuple):
    """What stands in a tag, most often nothing or an id or an address."""

    id: str | None
    addresses: Sequence[Address]
    more: Reading | None
    """All of it, where there is more."""


def quick_read(path: str, html: str, shown: str) -> Reading | None:
    """Read a page as `read_page` does, but for the places of what it finds; None where it has to be parsed."""
    pieces = _TAGS.split(html)
    if any("<" in text for text in pieces[::2]):
        return None
    page = Reading(path, f"{shown}/{path}")
    in_head = True
    for tag in filter(None, pieces[1::2]):
        id_, addresses, more = _held(tag)
        if more:
            page.take(more)
            if tag.startswith(_ENDING_HEAD):
                in_head = False
            elif in_head and tag.startswith("<title>"):
                page.title = page.title or unescape(tag[len("<title>") : -len("</title>")]).strip()
        else:
            if id_ is not None:
                page.add_id(id_, _NOWHERE)
            page.addresses += addresses
    return page


@lru_cache(maxsize=200_000)  # the tags of a site of some thousand pages
def _held(tag: str) -> _Held:
    """Read one tag."""
    if not (opened := _OPENED.match(tag)):
        return _Held(None, (), None)
    found = Reading("", "")
    name, attributes = opened.groups()
    given = [(one[1].lower(), unescape(one[2]) if one[2] else one[2]) for one in _ATTRIBUTE.finditer(attributes)]
    TagReader(found, lambda: _NOWHERE).read(name, given)
    ids = [*found.ids]
    is_all = found == Reading("", "", found.addresses, found.ids) and len(ids) <= 1
    if is_all and not tag.startswith(("<title>", *_ENDING_HEAD)):
        return _Held(next(iter(ids), None), found.addresses, None)
    return _Held(None, (), found)

"""What one built page holds, read line by line where its HTML is of the plain kind that this site is made of.

Of ten lines nine stand on many pages, and each is read once. A page of any other kind is left to the parser.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from html import unescape
from typing import NamedTuple

from synopsis.site.verify.page_reader import ENDS_HEAD, Address, Attributes, Reading, TagReader, is_read

_ATTRIBUTES = r'(?:\s+[A-Za-z][A-Za-z0-9:-]*(?:="[^"]*")?)*\s*'
_TEXT_IN_TAGS = "title|script|style|textarea|xmp|iframe|noembed|noframes|noscript|plaintext|template"
"""Elements whose text is read otherwise than that of others."""
_TAGS = re.compile(r'<([^<>"]*(?:"[^"]*"[^<>"]*)*)>')
_OPENED = re.compile(rf"((?!(?:{_TEXT_IN_TAGS})\b)[a-z][a-z0-9-]*|script|title$)({_ATTRIBUTES})/?")
_CLOSED = re.compile(r"/[a-z][a-z0-9-]*|!doctype html")
_ATTRIBUTE = re.compile(r'\s([A-Za-z][A-Za-z0-9:-]*)(?:="([^"]*)")?')
_SCRIPT = re.compile(rf"({_ATTRIBUTES})>[^<]*(?:<(?!(?i:/script)|!--)[^<]*)*</script>")
"""The rest of a script behind its name."""
_TITLE = re.compile(r"<title>([^<]*)</title>")
_END_OF_HEAD = re.compile(rf"<(?:{'|'.join(ENDS_HEAD)})\b")
_MOST_LINES = 200_000
"""As many as a site of some thousand pages has."""
_NOWHERE = (0, 0)


class _Held(NamedTuple):
    """What stands in a tag, most often an id or an address."""

    id: str | None
    addresses: Sequence[Address]
    more: Reading | None
    """All of it, where there is more."""


class _OddTagError(Exception):
    """A tag is of no plain kind."""


class _KnownLines(dict[str, Sequence[_Held]]):
    """What stands in each line that was read before."""

    def __missing__(self, line: str) -> Sequence[_Held]:
        held = [held for tag in _tags(line) if (held := _held(tag))]
        if len(self) >= _MOST_LINES:
            self.clear()
        self[line] = held
        return held


_KNOWN = _KnownLines()


def quick_read(path: str, html: str, shown: str) -> Reading | None:
    """Read a page as `read_page` does, but for the places of what it finds; None where it has to be parsed."""
    titles = [*_TITLE.finditer(html)]
    if "<!--" in html or len(titles) != html.count("<title"):
        return None
    page = Reading(path, f"{shown}/{path}")
    try:
        found = [held for line in _lines(html) for held in _KNOWN[line]]
    except _OddTagError:
        return None
    for id_, addresses, more in found:
        if more:
            page.take(more)
        else:
            if id_ is not None:
                page.add_id(id_, _NOWHERE)
            page.addresses += addresses
    end = _END_OF_HEAD.search(html)
    in_head = [one[1] for one in titles if not end or one.start() < end.start()]  # an svg may have titles of its own
    page.title = next(filter(None, (unescape(title).strip() for title in in_head)), "")
    return page


def _lines(html: str) -> Iterator[str]:
    """Yield the lines of a page; of a script, whatever its text is, the tag alone."""
    before, *scripts = html.split("<script")
    yield from before.split("\n")
    for behind in scripts:
        if not (script := _SCRIPT.match(behind)):
            raise _OddTagError
        yield f"<script{script[1]}>"
        yield from behind[script.end() :].split("\n")


def _tags(line: str) -> Sequence[str]:
    pieces = _TAGS.split(line)
    if "<" in "".join(pieces[::2]):
        raise _OddTagError
    return pieces[1::2]


@lru_cache(maxsize=_MOST_LINES)
def _held(tag: str) -> _Held | None:
    """Read one tag."""
    if _CLOSED.fullmatch(tag):
        return None
    if not (opened := _OPENED.fullmatch(tag)):
        raise _OddTagError
    name, attributes = opened.groups()
    given: Attributes = [(name.lower(), unescape(value)) for name, value in _ATTRIBUTE.findall(attributes)]
    if not is_read(name, given):
        return None
    found = Reading("", "")
    TagReader(found, lambda: _NOWHERE).read(name, given)
    if found.has_more or len(found.ids) > 1:
        return _Held(None, (), found)
    return _Held(next(iter(found.ids), None), found.addresses, None)

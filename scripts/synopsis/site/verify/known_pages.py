"""What built pages hold, as an earlier run has read them."""

from __future__ import annotations

import gzip
import json

from synopsis.cache import Cache
from synopsis.site.verify.budget import HASTE
from synopsis.site.verify.page_reader import Address, Reading, Use, read_page
from synopsis.site.verify.quick_reader import quick_read

_NOWHERE = (0, 0)


def known_page(path: str, content: bytes, shown: str, cache: Cache | None) -> Reading:
    """Read the page at `path`, or remember what a page of the same bytes holds; mostly without places.

    It must be UTF-8.
    """
    if cache and (kept := cache.found("reading", content)):
        return _unpacked(path, kept, shown)
    html = content.decode("utf-8")
    page = quick_read(path, html, shown) or read_page(path, html, shown)
    page.packed = len(gzip.compress(content, HASTE))
    if cache:
        cache.keep(_packed(page), "reading", content)
    return page


def _packed(page: Reading) -> bytes:
    addresses = dict.fromkeys((one.tag, one.attribute, one.url, one.use) for one in page.addresses)
    placed = [page.repeated, page.pictures, page.handlers, page.styles]
    return json.dumps(
        [
            *(page.language, page.title, page.packed, [*page.ids], sorted(page.names), [*addresses]),
            *([text for text, _ in one] for one in placed),
            *(len(page.headings), len(page.bases), [part[:2] for part in page.parts]),
        ]
    ).encode()


def _unpacked(path: str, kept: bytes, shown: str) -> Reading:
    language, title, packed, ids, names, addresses, repeated, pictures, handlers, styles, headings, bases, parts = (
        json.loads(kept)
    )
    return Reading(
        path,
        f"{shown}/{path}",
        [Address(tag, attribute, url, Use(use), _NOWHERE) for tag, attribute, url, use in addresses],
        dict.fromkeys(ids, _NOWHERE),
        set(names),
        repeated=[(text, _NOWHERE) for text in repeated],
        pictures=[(text, _NOWHERE) for text in pictures],
        headings=[_NOWHERE] * headings,
        handlers=[(text, _NOWHERE) for text in handlers],
        styles=[(text, _NOWHERE) for text in styles],
        bases=[_NOWHERE] * bases,
        parts=[(tag, url, _NOWHERE) for tag, url in parts],
        language=language,
        title=title,
        packed=packed,
    )

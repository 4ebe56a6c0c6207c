"""What stands at the addresses of records that are no more."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from synopsis.exports.tombstones import gone
from synopsis.page import Page
from synopsis.pages.views import Link
from synopsis.register.urls import file_of, full, relative

if TYPE_CHECKING:
    from collections.abc import Iterator

    from synopsis.exports.tombstones import Gone
    from synopsis.pages.renderer import PageRenderer


def pages(renderer: PageRenderer) -> Iterator[Page]:
    """Yield a page for every record that is no more."""
    for item in gone(renderer.index.register):
        yield _moved(renderer, item) if item.kind.moves and len(item.successors) == 1 else _ended(renderer, item)


def _ended(renderer: PageRenderer, item: Gone) -> Page:
    here = renderer.here(item.path)
    term = renderer.index.term("correction-kind", item.kind)
    return renderer.page(
        "gone",
        item.path,
        title=item.label,
        description=f"{item.label}. {term.says}",
        unlisted=True,
        item=item,
        kind=here.term("correction-kind", item.kind),
        says=term.says,
        successors=[Link(place.label, here.href(place.path)) for place in item.successors],
    )


_STUB = """\
<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<title>{title}</title>
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url={href}">
<link rel="canonical" href="{url}">
</head>
<body>
<h1>{title}</h1>
<p>{says} On {on}. It is now: <a href="{href}">{label}</a>.</p>
</body>
</html>
"""


def _moved(renderer: PageRenderer, item: Gone) -> Page:
    """Lead from an old address to the new one; whole in itself, because the theme would not send readers on."""
    (place,) = item.successors
    register = renderer.index.register
    values = {
        "language": register.site.language,
        "title": item.label,
        "href": relative(place.path, item.path),
        "url": full(place.path, renderer.site_url),
        "says": renderer.index.term("correction-kind", item.kind).says,
        "on": item.on.isoformat(),
        "label": place.label,
    }
    escaped = {name: escape(value) for name, value in values.items()}
    return Page(file_of(item.path, "index.html"), _STUB.format(**escaped))

"""Corrections, and what stands at the addresses of records that are no more."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from synopsis.exports.tombstones import gone
from synopsis.page import Page
from synopsis.pages import correction_views
from synopsis.pages.views import Link
from synopsis.register.urls import file_of, full, relative

if TYPE_CHECKING:
    from collections.abc import Iterator

    from synopsis.exports.tombstones import Gone
    from synopsis.pages.renderer import Printer


def pages(printer: Printer) -> Iterator[Page]:
    """Yield the list of corrections, and a page for every record that is no more."""
    yield _corrections(printer)
    for item in gone(printer.index.register):
        yield _moved(printer, item) if item.kind.moves and len(item.successors) == 1 else _ended(printer, item)


def _corrections(printer: Printer) -> Page:
    here = printer.here("/corrections/")
    return printer.page(
        "corrections",
        here.path,
        title="Corrections",
        description="Every change of something published: dated, with what stood before, what stands now, and why.",
        listed=correction_views.views(here, printer.index.corrections),
    )


def _ended(printer: Printer, item: Gone) -> Page:
    here = printer.here(item.path)
    term = printer.index.term("correction-kind", item.kind)
    return printer.page(
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


def _moved(printer: Printer, item: Gone) -> Page:
    """Lead from an old address to the new one; whole in itself, because the theme would not send readers on."""
    (place,) = item.successors
    register = printer.index.register
    values = {
        "language": register.site.language,
        "title": item.label,
        "href": relative(place.path, item.path),
        "url": full(place.path, printer.site_url),
        "says": printer.index.term("correction-kind", item.kind).says,
        "on": item.on.isoformat(),
        "label": place.label,
    }
    escaped = {name: escape(value) for name, value in values.items()}
    return Page(file_of(item.path, "index.html"), _STUB.format(**escaped))

"""What stands at the addresses of records that are no more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from html import escape
from typing import ClassVar

from synopsis.page import Page
from synopsis.pages import correction_views
from synopsis.pages.beside import FOLDER as BESIDE
from synopsis.pages.head import Head
from synopsis.pages.renderer import PageRenderer, Planned, planned
from synopsis.pages.views import CorrectionView, Link, TemplateView
from synopsis.register.lifecycle import Gone, Place, gone
from synopsis.register.urls import file_of, full, relative


@dataclass(frozen=True, slots=True)
class GonePage(TemplateView):
    """A record that is no more."""

    template: ClassVar[str] = "gone"

    title: str
    item: Gone
    kind: Link
    says: str
    """What became of it, in a sentence."""
    successors: tuple[Link, ...]
    all_corrections: str
    corrections: tuple[CorrectionView, ...]


def pages(renderer: PageRenderer) -> Iterator[Planned]:
    """Yield a page for every record that is no more, and what leads on from below the page of an article."""
    for item in gone(renderer.index.register):
        leads_on = item.kind.moves and len(item.successors) == 1
        place = item.successors[0] if leads_on else Place(item.name, item.label, item.path)
        yield (
            _planned_move(renderer, item, item.path, place) if leads_on else planned(item.path, _ended, renderer, item)
        )
        if item.name.startswith("article/"):
            published = renderer.index.first_days
            below = {path for path in published if path.startswith(item.path) and path.endswith("/")} - {item.path}
            for path in sorted({f"{item.path}{BESIDE}", *below}):
                yield _planned_move(renderer, item, path, place)


def _ended(renderer: PageRenderer, item: Gone) -> Page:
    context = renderer.context(item.path)
    view = GonePage(
        title=item.label,
        item=item,
        kind=context.term("correction-kind", item.kind),
        says=renderer.index.term("correction-kind", item.kind).says,
        successors=tuple(Link(place.label, context.href(place.path)) for place in item.successors),
        all_corrections=context.href("/corrections/"),
        corrections=correction_views.of_page(context),
    )
    head = Head(title=view.title, description=f"{view.title}. {view.says}", unlisted=True)
    return renderer.page(view, context.path, head)


STUB = "index.html"
_STUB = """\
<!doctype html>
<html lang="{language}" dir="{direction}">
<head>
<meta charset="utf-8">
<title>{title}</title>
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url={href}">
<link rel="canonical" href="{url}">
</head>
<body>
<h1>{title}</h1>
<p>{says} {now} <a href="{href}">{label}</a>.</p>
</body>
</html>
"""


def _planned_move(renderer: PageRenderer, item: Gone, path: str, place: Place) -> Planned:
    return Planned(file_of(path, STUB), partial(_moved, renderer, item, path, place))


def _moved(renderer: PageRenderer, item: Gone, path: str, place: Place) -> Page:
    """Lead from an old address to a place; whole in itself, because the theme would not send readers on."""
    register = renderer.index.register
    values = {
        "language": register.site.language,
        "direction": register.interface.direction,
        "title": item.label,
        "href": relative(place.path, path),
        "url": full(place.path, renderer.edition.site_url),
        "says": renderer.index.term("correction-kind", item.kind).says,
        "now": register.interface.say("On {date}. It is now:", date=item.on.isoformat()),
        "label": place.label,
    }
    escaped = {name: escape(value) for name, value in values.items()}
    return Page(file_of(path, STUB), _STUB.format(**escaped))

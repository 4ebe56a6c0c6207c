"""The pages among which a long list is divided, and what leads from an old fragment to where its entry stands now."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from synopsis.exports.register_json import as_json
from synopsis.page import Page
from synopsis.pages.context import PageContext
from synopsis.pages.renderer import PageRenderer, Planned, planned
from synopsis.pages.shelving import Shelf, Shelving
from synopsis.pages.views import Link
from synopsis.register.urls import file_of, relative

T = TypeVar("T")

ANCHORS = "anchors.json"
"""Beside a page that is divided: the fragments that are no longer on it, by the page on which each is now."""


@dataclass(frozen=True, slots=True)
class CountedLink:
    """A link, and how many entries stand there."""

    link: Link
    count: int


@dataclass(frozen=True, slots=True)
class ShelfView:
    """What a page of a list shows of the others."""

    up: Link
    """Leads to the list; empty on the list itself."""
    label: str
    shelves: tuple[CountedLink, ...]
    anchors: str
    """Where a script learns on which page a fragment stands; empty on a page that is not divided."""


def shelf_view(context: PageContext, list_: Link, shelf: Shelf[T]) -> ShelfView:
    """Return what the page of a shelf of a list shows of the others; the page of the list itself has no label."""
    return ShelfView(
        up=list_ if shelf.label else Link("", ""),
        label=shelf.label,
        shelves=tuple(CountedLink(Link(one.label, context.href(one.path)), one.total) for one in shelf.shelves),
        anchors=ANCHORS if shelf.shelves else "",
    )


def named(title: str, shelf: Shelf[T]) -> str:
    """Name the page of a shelf by its list and its label."""
    return f"{title}: {shelf.label}" if shelf.label else title


def planned_list(
    renderer: PageRenderer, shelving: Shelving[T], whole: Shelf[T], make: Callable[[PageRenderer, Shelf[T]], Page]
) -> Iterator[Planned]:
    """Plan the page of a list, those of its shelves, and of those that were published and are empty now."""
    published = renderer.index.first_days
    for shelf in (*whole.with_all_below(), *shelving.emptied(whole, published)):
        yield planned(shelf.path, make, renderer, shelf)
        if shelf.shelves or f"{shelf.path}{ANCHORS}" in published:
            file = file_of(shelf.path, ANCHORS)
            yield Planned(file, partial(_anchors, file, shelving, shelf))


def _anchors(file: str, shelving: Shelving[T], shelf: Shelf[T]) -> Page:
    found: dict[str, list[str]] = {}
    for anchor, path in shelving.places(shelf).items():
        found.setdefault(relative(path, shelf.path), []).append(anchor)
    return Page(file, as_json(found))

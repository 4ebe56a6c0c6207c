"""Views of a register as pages."""

from __future__ import annotations

from collections.abc import Iterator

from synopsis.cache import Cache
from synopsis.exports.bibliography.pandoc import reference_lines
from synopsis.exports.bibliography.works import all_works
from synopsis.page import Page
from synopsis.pages import (
    a_to_z,
    about,
    all_figures,
    articles,
    claims,
    documents,
    editions,
    gone,
    home,
    indexes,
    method,
    person_pages,
    questions,
    reading,
    timeline,
    topics,
    voices,
)
from synopsis.pages.remade import remade
from synopsis.pages.renderer import PageRenderer, Planned
from synopsis.register.edition import Edition
from synopsis.register.index import Index
from synopsis.register.ledger import Ledger

NOTHING_PUBLISHED = Ledger()
SECTIONS = (
    home,
    topics,
    questions,
    articles,
    claims,
    documents,
    voices,
    person_pages,
    timeline,
    indexes,
    all_figures,
    a_to_z,
    method,
    reading,
    about,
    editions,
    gone,
)
"""The modules that make pages, in the order of the navigation."""


def planned_pages(renderer: PageRenderer) -> Iterator[Planned]:
    """Yield every page of a register, none of them made yet."""
    for section in SECTIONS:
        yield from section.pages(renderer)


def all_pages(
    index: Index, edition: Edition, ledger: Ledger = NOTHING_PUBLISHED, cache: Cache | None = None
) -> Iterator[Page]:
    """Yield every Markdown page of an edition of a register; `ledger` tells of the editions before it.

    Pages that would be as they were come from the `cache`.
    """
    renderer = PageRenderer(index, reference_lines(all_works(index, edition).values(), cache), edition, ledger)
    if cache:
        yield from remade(renderer, planned_pages, cache)
    else:
        for page in planned_pages(renderer):
            yield page.make()

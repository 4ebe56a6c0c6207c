"""Views of a register as pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from synopsis.pages.citing import Edition, all_works
from synopsis.pages.references import reference_lines
from synopsis.pages.render import accounts, alphabet, comparison, evidence, keeping, lifecycle, world
from synopsis.pages.render.page import Printer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from synopsis.pages.index import Index
    from synopsis.pages.page import Page


def pages(index: Index, *, site_name: str, site_url: str) -> Iterator[Page]:
    """Yield every Markdown page of a register."""
    works = all_works(index, Edition(site_name, site_url)).values()
    references = reference_lines((work.id, work.csl) for work in works)
    printer = Printer(index, references, site_name=site_name, site_url=site_url)
    for section in (comparison, accounts, evidence, world, alphabet, keeping, lifecycle):
        yield from section.pages(printer)

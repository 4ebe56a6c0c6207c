"""Views of a register as pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from synopsis.exports.bibliography.references import reference_lines
from synopsis.exports.bibliography.works import Edition, all_works
from synopsis.pages import a_to_z, accounts, comparison, evidence, gone, keeping, world
from synopsis.pages.renderer import Printer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from synopsis.page import Page
    from synopsis.register.index import Index


def all_pages(index: Index, *, site_name: str, site_url: str) -> Iterator[Page]:
    """Yield every Markdown page of a register."""
    works = all_works(index, Edition(site_name, site_url)).values()
    references = reference_lines((work.id, work.csl) for work in works)
    printer = Printer(index, references, site_name=site_name, site_url=site_url)
    for section in (comparison, accounts, evidence, world, a_to_z, keeping, gone):
        yield from section.pages(printer)

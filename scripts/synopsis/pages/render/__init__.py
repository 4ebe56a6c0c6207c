"""Views of a register as pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from synopsis.pages.references import reference_lines
from synopsis.pages.render import accounts, comparison, evidence, keeping, world
from synopsis.pages.render.page import Printer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from synopsis.pages.index import Index
    from synopsis.pages.page import Page


def pages(index: Index, *, site_name: str, site_url: str) -> Iterator[Page]:
    """Yield every Markdown page of a register."""
    articles = [(article.id, article.csl) for article in index.articles]
    references = reference_lines([*articles, *((document.id, document.csl) for document in index.documents)])
    printer = Printer(index, references, site_name=site_name, site_url=site_url)
    for section in (comparison, accounts, evidence, world, keeping):
        yield from section.pages(printer)

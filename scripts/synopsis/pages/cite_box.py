"""How to cite a page, as its box shows it."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

from synopsis.exports.bibliography.citation_styles import apa, mla, wikitext
from synopsis.exports.bibliography.works import Work, cited_with
from synopsis.markdown import escape
from synopsis.pages.context import PageContext
from synopsis.pages.views import CitationForm, CiteBox
from synopsis.register.model import Csl, Paged


def of_page(context: PageContext, record: Paged) -> CiteBox:
    """Return how to cite the page of a record."""
    works = cited_with(context.index, record, context.edition)

    def lines(write: Callable[[Csl], Markup | str]) -> tuple[Markup, ...]:
        return tuple(_noted(escape(write(work.csl)), work) for work in works)

    chicago = tuple(_noted(context.references[work.id], work) for work in works)
    return CiteBox(
        forms=(
            CitationForm("chicago", "Chicago", chicago),
            CitationForm("apa", "APA", lines(apa)),
            CitationForm("mla", "MLA", lines(mla)),
            CitationForm("wikitext", "Wikitext", lines(wikitext), is_code=True),
        ),
        permalink=works[-1].csl.url,
        has_source=len(works) > 1,
        promise=context.href("/cite/"),
    )


def _noted(line: Markup, work: Work) -> Markup:
    return Markup("{} {}").format(line, escape(work.note)) if work.note else line

"""How to cite a page, as its box shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from synopsis.exports.bibliography.citation_styles import apa, mla, wikitext
from synopsis.markdown import escape

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from synopsis.exports.bibliography.works import Work
    from synopsis.register.model import Csl


@dataclass(frozen=True, slots=True)
class FormView:
    """The citation in one style, one line for each work."""

    id: str
    label: str
    lines: tuple[Markup, ...]
    is_code: bool = False


@dataclass(frozen=True, slots=True)
class CiteView:
    """The citation of a page: the source first, the page itself last."""

    forms: tuple[FormView, ...]
    permalink: str
    has_source: bool
    """Whether a source stands before the page itself."""


def view(works: Sequence[Work], references: Mapping[str, Markup]) -> CiteView:
    """Return the citation of a page that is cited with `works`."""

    def lines(write: Callable[[Csl], Markup | str]) -> tuple[Markup, ...]:
        return tuple(_noted(escape(write(work.csl)), work) for work in works)

    chicago = tuple(_noted(references[work.id], work) for work in works)
    return CiteView(
        forms=(
            FormView("chicago", "Chicago", chicago),
            FormView("apa", "APA", lines(apa)),
            FormView("mla", "MLA", lines(mla)),
            FormView("wikitext", "Wikitext", lines(wikitext), is_code=True),
        ),
        permalink=works[-1].csl.url,
        has_source=len(works) > 1,
    )


def _noted(line: Markup, work: Work) -> Markup:
    return Markup("{} {}").format(line, escape(work.note)) if work.note else line

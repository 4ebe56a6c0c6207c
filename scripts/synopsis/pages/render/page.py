"""One page: its head, and a template filled with views."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from synopsis.pages.markdown import front_matter
from synopsis.pages.page import Page
from synopsis.pages.render.environment import renderer
from synopsis.pages.render.here import Here
from synopsis.pages.urls import file_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from markupsafe import Markup

    from synopsis.pages.index import Index

DESCRIPTION_LENGTH = 300


@dataclass(frozen=True)
class Printer:
    """Prints the pages of one register."""

    index: Index
    references: Mapping[str, Markup]
    site_name: str
    site_url: str

    @cached_property
    def _render(self) -> Callable[..., str]:
        return renderer()

    def here(self, path: str) -> Here:
        """Return the maker of views for the page at `path`."""
        return Here(self.index, path, self.references)

    def page(
        self,
        template: str,
        path: str,
        *,
        title: str,
        description: str,
        wide: bool = False,
        **received: object,
    ) -> Page:
        """Fill `template` for `path`; `wide` leaves out the theme's columns of navigation."""
        body = self._render(template, here=self.here(path), title=title, **received)
        hidden = ["navigation", "toc"] if wide else ["toc"]
        head = front_matter({"title": title, "description": shortened(description)}, {"hide": hidden})
        return Page(file_of(path), head + body)


def shortened(text: str, length: int = DESCRIPTION_LENGTH) -> str:
    """Cut `text` at a word, and say so, when it is longer than `length` characters."""
    if len(text) <= length:
        return text
    return text[: length - 1].rpartition(" ")[0].rstrip(",;:") + "…"

"""One page: its head, and a template filled with views."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from synopsis.exports.bibliography.works import Edition, cited_with
from synopsis.markdown import front_matter
from synopsis.page import Page
from synopsis.pages import cite_box, correction_views
from synopsis.pages.context import PageContext
from synopsis.pages.jinja import renderer
from synopsis.pages.metadata import fields
from synopsis.pages.search_metadata import Catalogue
from synopsis.register.urls import file_of, full

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from markupsafe import Markup

    from synopsis.exports.files import DataFile
    from synopsis.pages.search_metadata import Entry
    from synopsis.register.index import Index
    from synopsis.register.urls import Paged

DESCRIPTION_LENGTH = 300


@dataclass(frozen=True)
class PageRenderer:
    """Makes the pages of one register."""

    index: Index
    references: Mapping[str, Markup]
    site_name: str
    site_url: str

    @cached_property
    def _render(self) -> Callable[..., str]:
        return renderer()

    @property
    def edition(self) -> Edition:
        """Where the pages are published."""
        return Edition(self.site_name, self.site_url)

    @cached_property
    def catalogue(self) -> Catalogue:
        """What the records of the register can be found by."""
        return Catalogue(self.index)

    def here(self, path: str) -> PageContext:
        """Return the maker of views for the page at `path`."""
        return PageContext(self.index, path, self.references)

    def page(  # noqa: PLR0913 -- what stands in the head of a page
        self,
        template: str,
        path: str,
        *,
        title: str,
        description: str,
        wide: bool = False,
        entry: Entry | None = None,
        unlisted: bool = False,
        record: Paged | None = None,
        files: Sequence[DataFile] = (),
        **received: object,
    ) -> Page:
        """Fill `template` for `path`; `wide` leaves out the theme's columns of navigation, `entry` is for the search.

        An `unlisted` page is left out of searches, ours and others'. `record` is that whose page this is, to be
        cited; `files` are data that the page offers.
        """
        here = self.here(path)
        if record:
            received["cite"] = cite_box.view(cited_with(self.index, record, self.edition), self.references)
        body = self._render(template, here=here, title=title, corrections=correction_views.of_page(here), **received)
        hidden = ["navigation", "toc"] if wide else ["toc"]
        flags: dict[str, object] = {"hide": hidden} | ({"catalogue": entry.fields()} if entry else {})
        flags |= {"robots": "noindex", "search": {"exclude": True}} if unlisted else {}
        description = shortened(description)
        flags["head"] = fields(
            self.index, self.edition, path, title=title, description=description, record=record, files=files
        )
        head = front_matter({"title": title, "description": description}, flags)
        foot = self._render("foot", address=full(path, self.site_url), issued=self.index.register.site.issued)
        return Page(file_of(path), f"{head}{body}\n{foot}")


def shortened(text: str, length: int = DESCRIPTION_LENGTH) -> str:
    """Cut `text` at a word, and say so, when it is longer than `length` characters."""
    if len(text) <= length:
        return text
    return text[: length - 1].rpartition(" ")[0].rstrip(",;:") + "…"

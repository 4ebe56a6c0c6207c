"""One page: its head, its template filled with a view, its foot."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from typing import Any, ClassVar

from markupsafe import Markup

from synopsis.markdown import front_matter
from synopsis.page import FINISHED, Page
from synopsis.pages.context import PageContext
from synopsis.pages.head import Head
from synopsis.pages.jinja import capital, render
from synopsis.pages.metadata import fields
from synopsis.pages.print_notes import with_notes
from synopsis.pages.search_metadata import SearchEntries
from synopsis.pages.sharing import share_card
from synopsis.pages.shelves import Shelves
from synopsis.pages.views import Link, TemplateView
from synopsis.register.edition import Edition
from synopsis.register.index import Index
from synopsis.register.ledger import Ledger
from synopsis.register.text import paragraphs
from synopsis.register.urls import file_of, full, relative

DESCRIPTION_LENGTH = 300


@dataclass(frozen=True, slots=True)
class Foot(TemplateView):
    """What stands at the foot of a printed page."""

    template: ClassVar[str] = "foot"

    notes: tuple[str, ...]
    """Addresses of the numbered links."""
    address: str
    edition: Link


@dataclass(frozen=True, slots=True)
class Planned:
    """A page that is made when somebody asks for it."""

    file: str
    """Where it belongs below `docs/`."""
    make: partial[Page]


def planned(path: str, make: Callable[..., Page], *arguments: Any) -> Planned:  # noqa: ANN401 -- those of `make`
    """Plan the Markdown page at `path`."""
    return Planned(file_of(path), partial(make, *arguments))


@dataclass(frozen=True)
class PageRenderer:
    """Makes the pages of one register."""

    index: Index
    references: Mapping[str, Markup]
    edition: Edition
    ledger: Ledger = field(default_factory=Ledger)
    """What was published before."""

    @cached_property
    def search_entries(self) -> SearchEntries:
        """What the records of the register can be found by."""
        return SearchEntries(self.index)

    @cached_property
    def shelves(self) -> Shelves:
        """On which page each entry of a long list stands."""
        return Shelves(self.index)

    def context(self, path: str) -> PageContext:
        """Return the maker of views for the page at `path`."""
        return PageContext(self.index, path, self.references, self.edition, self.shelves.moved)

    def page(self, view: TemplateView, path: str, head: Head) -> Page:
        """Return the page at `path`, with all that `view` holds."""
        head = replace(head, description=shortened(capital(head.description)))
        flags: dict[str, object] = {"hide": ["navigation", "toc"] if head.wide else ["toc"]}
        if head.record:
            flags["catalogue"] = self.search_entries.entry(head.record).fields()
        if head.unlisted:
            flags |= {"robots": "noindex"}
        flags["head"] = fields(self.index, self.edition, path, head, share_card(self.index, self.edition, path))
        front = front_matter({"title": head.title, "description": head.description}, flags)
        interface = self.index.interface
        text, notes = with_notes(render(view, interface))
        called = Link(self.edition.called(self.index.register.site, interface), relative(self.edition.path, path))
        foot = Foot(notes, full(path, self.edition.site_url), called)
        return Page(file_of(path), f"{front}{FINISHED}\n{text}\n{render(foot, interface)}")


def shortened(text: str, length: int = DESCRIPTION_LENGTH) -> str:
    """Leave out the last sentences of `text` when it is longer than `length` characters; cut one alone at a word."""
    if len(text) <= length:
        return text
    whole = ""
    for sentence in itertools.chain.from_iterable(paragraphs(text)):
        longer = f"{whole} {sentence}".strip()
        if len(longer) > length:
            break
        whole = longer
    return whole or text[: length - 1].rpartition(" ")[0].rstrip(",;:") + "…"

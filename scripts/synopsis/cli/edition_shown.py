"""One state of the sources, as the site that it would give: every file made when somebody asks for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from synopsis.exports import feeds, files, robots, tombstones
from synopsis.pages.renderer import Planned
from synopsis.pages.sharing import NAME, share_card
from synopsis.pages.sharing.share_drawing import drawn
from synopsis.register.edition import Edition
from synopsis.register.index import Index
from synopsis.site import assets
from synopsis.site.preview.preview_maker import PreviewMaker

_MARKDOWN = ".md"


@dataclass(frozen=True)
class EditionShown:
    """What a register gives, with the pages written by hand."""

    index: Index
    edition: Edition
    planned: Mapping[str, Planned]
    """How each page is made, by its file below `docs/`."""
    maker: PreviewMaker
    published: frozenset[str]
    """Every path that was published."""
    _made: dict[str, str | bytes | None] = field(default_factory=dict)

    def unmade(self) -> EditionShown:
        """Return the same with nothing made yet."""
        return replace(self, _made={})

    def at(self, address: str) -> str | bytes | None:
        """Give the file at an address, `claims/m14/index.html`; nothing where nothing stands."""
        if address not in self._made:
            self._made[address] = self._page(address) or self._beside(address)
        return self._made[address]

    def _page(self, address: str) -> str | bytes | None:
        """Make a page, or read what somebody has put among the pages, or what the theme has."""
        name = self.maker.name_at(address)
        if name in self.planned:
            text = self.planned[name].make().text
            return self.maker.page(name, text) if name.endswith(_MARKDOWN) else text
        if name.endswith(_MARKDOWN):
            return self.maker.page(name)
        return self.maker.other(name) if name else None

    def _beside(self, address: str) -> str | bytes | None:
        """Make a file that stands beside the pages."""
        if address.startswith("assets/"):
            return next((file.text for file in assets.assets(self.index.interface) if file.path == address), None)
        if address.endswith(NAME):
            card = share_card(self.index, self.edition, f"/{address.removesuffix(NAME)}")
            return drawn(card) if card else None
        return self._data.get(address) if f"/{address}" in self._promised else self._for_programs.get(address)

    @cached_property
    def _promised(self) -> frozenset[str]:
        return frozenset(files.promised(self.index))

    @cached_property
    def _data(self) -> Mapping[str, str]:
        made = files.data_files(self.index, self.edition)
        return {file.path: file.text for file in made}

    @cached_property
    def _for_programs(self) -> Mapping[str, str]:
        made = [
            *tombstones.files(self.index.register, self.published, self.edition),
            *feeds.pages(self.index, self.edition),
            *robots.pages(self.edition.site_url),
        ]
        return {file.path: file.text for file in made}

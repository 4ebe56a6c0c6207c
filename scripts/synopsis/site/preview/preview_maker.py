"""Pages of which only those written by hand stand anywhere."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from mkdocs.exceptions import MkDocsException
from mkdocs.structure.files import File, Files

from synopsis.register.problems import Location, Problem, Refused, Rule, quoted
from synopsis.site.page_maker import NOT_FOUND, PageMaker
from synopsis.site.settings import Settings


class PreviewMaker(PageMaker):
    """Makes the pages whose text it is given, and those that stand below `docs`."""

    def __init__(
        self, settings: Settings, *, docs: Path, left_out: Collection[str], generated: Collection[str], epoch: int
    ) -> None:
        """Load what they need; of `docs` without what is `left_out`, and beside it the names of `generated` files."""
        self._left_out = left_out
        self._generated = generated
        try:
            nowhere = docs.absolute().with_name(f"{docs.name}.preview")  # nothing is written
            super().__init__(settings, docs=docs.absolute(), site=nowhere, source_date_epoch=epoch)
        except MkDocsException as error:  # which may also be an exit
            message = f"must be settings of MkDocs, not with {quoted(error)}"
            raise Refused([Problem(Location(settings.config.name), Rule.MKDOCS, message)]) from None
        self._by_address = {file.dest_uri: file.src_uri for file in self.files}

    def found(self) -> Files:
        """Name them."""
        files = super().found()
        for name in self._left_out:
            if stale := files.get_file_from_path(name):
                files.remove(stale)
        for name in self._generated:
            files.append(File.generated(self.config, name, content=""))
        return files

    def name_at(self, address: str) -> str:
        """Name the file below `docs/`, or of the theme, that is or becomes the one at an address of the site."""
        return self._by_address.get(address, "")

    def other(self, name: str) -> bytes:
        """Read a file that becomes no page."""
        file = self.files.get_file_from_path(name)
        if file is None:
            raise KeyError(name)
        return file.content_bytes

    def not_found(self) -> str:
        """Make the page for addresses at which nothing stands."""
        return dict(self.pages_of_the_theme())[NOT_FOUND].decode()

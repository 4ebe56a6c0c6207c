"""Files of a folder that is filled at once."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

_CHANGED_LATER = (".html", ".css")
"""Files that later steps of a build write again in their place, which then must be no other's."""


class FolderWriter:
    """Writes files below a folder that nobody else writes to, and makes each folder once.

    A file that stands `before` with the same bytes is linked: to write thousands takes many times as long.
    """

    def __init__(self, folder: Path, before: Path | None = None) -> None:
        self._root = str(folder)
        self._before = str(before) if before else ""
        self._made: set[str] = set()

    def __call__(self, path: str, content: bytes) -> None:
        """Write a file of the folder."""
        above, _, _ = path.rpartition("/")
        if above not in self._made:
            Path(self._root, above).mkdir(parents=True, exist_ok=True)
            self._made.add(above)
        if not self._linked(path, content):
            with open(f"{self._root}/{path}", "wb") as file:  # noqa: PTH123 - thousands of them
                file.write(content)

    def _linked(self, path: str, content: bytes) -> bool:
        """Link a file that stood there before, if it did and can be."""
        if self._before and not path.endswith(_CHANGED_LATER):
            with suppress(OSError):
                # a link of another kind would lead who knows where
                with open(os.open(f"{self._before}/{path}", os.O_RDONLY | os.O_NOFOLLOW), "rb") as file:  # noqa: PTH123
                    is_same = file.read(len(content) + 1) == content
                if is_same:
                    os.link(f"{self._before}/{path}", f"{self._root}/{path}")
                return is_same
        return False

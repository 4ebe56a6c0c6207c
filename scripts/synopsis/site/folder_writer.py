"""Files of a folder that is filled at once."""

from __future__ import annotations

from pathlib import Path


class FolderWriter:
    """Writes files below a folder that nobody else writes to, and makes each folder once."""

    def __init__(self, folder: Path) -> None:
        self._root = str(folder)
        self._made: set[str] = set()

    def __call__(self, path: str, content: bytes) -> None:
        """Write a file of the folder."""
        above, _, _ = path.rpartition("/")
        if above not in self._made:
            Path(self._root, above).mkdir(parents=True, exist_ok=True)
            self._made.add(above)
        with open(f"{self._root}/{path}", "wb") as file:  # noqa: PTH123 - thousands of them
            file.write(content)

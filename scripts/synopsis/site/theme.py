"""The theme's styles and scripts as one file each."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from synopsis.pages.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterator

THEME = Path(__file__).resolve().parents[1] / "theme"
STYLES = "assets/synopsis.css"
SCRIPTS = "assets/synopsis.js"


def assets() -> Iterator[Page]:
    """Yield what `extra_css` and `extra_javascript` of `mkdocs.yml` name: one component after the other, by name."""
    for path, folder, pattern in ((STYLES, "styles", "*.css"), (SCRIPTS, "scripts", "*.js")):
        parts = [part.read_text(encoding="utf-8") for part in sorted((THEME / folder).glob(pattern))]
        if parts:
            yield Page(path, "\n".join(parts))

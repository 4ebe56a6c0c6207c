"""The theme's styles and scripts as one file each, and the modules that a script fetches when it needs them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import rcssmin
import rjsmin

from synopsis.languages.interface import Interface
from synopsis.languages.marked import said_in_script
from synopsis.page import Page

THEME = Path(__file__).resolve().parents[1] / "theme"
STYLES = "assets/synopsis.css"
SCRIPTS = "assets/synopsis.js"
MARK = "assets/mark.svg"


def assets(interface: Interface) -> Iterator[Page]:
    """Yield what `extra_css`, `extra_javascript` and `favicon` of `mkdocs.yml` name, in the language of a site.

    Components are in order of name.
    """
    for path, folder, smaller in ((STYLES, "styles", rcssmin.cssmin), (SCRIPTS, "scripts", rjsmin.jsmin)):
        parts = [part.read_text(encoding="utf-8") for part in sorted((THEME / folder).iterdir())]
        text = chr(10).join(parts)
        yield Page(path, f"{smaller(said_in_script(text, interface) if path == SCRIPTS else text)}\n")
    yield Page(MARK, (THEME / "mark.svg").read_text(encoding="utf-8"))
    for module in sorted((THEME / "modules").iterdir()):
        yield Page(
            f"assets/{module.name}", f"{rjsmin.jsmin(said_in_script(module.read_text(encoding='utf-8'), interface))}\n"
        )

"""What the site's copy of the theme's style sheets has lost."""

from __future__ import annotations

from importlib.resources import files

import probes
from synopsis.site.slim import SHEETS

THEME = files("material") / "templates" / SHEETS


def selectors_left_out(browser, site):
    """Give the selectors of the theme's styles that the site's copy no longer has."""
    page = browser.new_page()
    found = [
        page.evaluate(probes.LEFT_OUT, [(THEME / sheet.name).read_text("utf-8"), sheet.read_text("utf-8")])
        for sheet in sorted((site / SHEETS).glob("*.css"))
    ]
    page.close()
    return [selector for selectors in found for selector in selectors]

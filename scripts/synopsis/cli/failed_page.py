"""Why a page could not be made."""

from __future__ import annotations

import traceback
from pathlib import Path

from jinja2 import TemplateSyntaxError

from synopsis.register.problems import Location, Problem, Rule, quoted
from synopsis.site.atomic import shown

_TEMPLATES = (".jinja", ".html")
_MOST = 300


def fault(error: BaseException, address: str) -> Problem:
    """Say what failed, at the line of the template that was being filled, else at the page that was to be made."""
    if error.__cause__:
        return fault(error.__cause__, address)
    place = Location(address)
    if isinstance(error, TemplateSyntaxError) and error.filename:
        place = Location(shown(Path(error.filename)), error.lineno)
    else:
        for step in traceback.extract_tb(error.__traceback__):
            if step.filename.endswith(_TEMPLATES):
                place = Location(shown(Path(step.filename)), step.lineno or 0)
    return Problem(place, Rule.MKDOCS, f"page must be made without {quoted(f'{type(error).__name__}: {error}', _MOST)}")

"""What the built site says of itself."""

from __future__ import annotations

import html
import json
import re
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

from synopsis.cli.project import Project
from synopsis.exports.register_json import REGISTER
from synopsis.register.edition import Edition

_CANONICAL = re.compile(r'<link rel="canonical" href="([^"]+)">')


def address_of(site: Path) -> str:
    """Read for which address the site was built: that of its first page; nothing where that does not say."""
    with suppress(OSError, UnicodeDecodeError):
        found = _CANONICAL.search((site / "index.html").read_text(encoding="utf-8"))
        return html.unescape(found[1]) if found else ""
    return ""


def edition_of(project: Project) -> Edition:
    """Read which edition the built site says that it is; an unpublished build where it says nothing of the kind."""
    here = Edition(project.settings.site_name, project.settings.site_url, doi=project.register.site.doi)
    try:
        told = json.loads((project.site / REGISTER).read_bytes())["edition"]
        number, commit, on = (told[name] for name in ("number", "commit", "on"))
        return replace(here, number=number, commit=commit, on=date.fromisoformat(on)) if number else here
    except (OSError, ValueError, TypeError, LookupError):
        return here

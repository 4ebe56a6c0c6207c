"""What the built site says of itself."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

from synopsis.cli.project import Project
from synopsis.exports.register_json import REGISTER
from synopsis.register.edition import Edition


def edition_of(project: Project) -> Edition:
    """Read which edition the built site says that it is; an unpublished build where it says nothing of the kind."""
    here = Edition(project.settings.site_name, project.settings.site_url, doi=project.register.site.doi)
    try:
        told = json.loads((project.site / REGISTER).read_bytes())["edition"]
        number, commit, on = (told[name] for name in ("number", "commit", "on"))
        return replace(here, number=number, commit=commit, on=date.fromisoformat(on)) if number else here
    except (OSError, ValueError, TypeError, LookupError):
        return here

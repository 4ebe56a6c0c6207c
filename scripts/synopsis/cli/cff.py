"""The command that writes the citation file of the repository."""

from __future__ import annotations

import argparse

from synopsis.cli import DONE
from synopsis.cli.project import Project
from synopsis.exports.bibliography.cff import NAME, citation_file
from synopsis.exports.bibliography.works import Edition
from synopsis.register.hosts import placeholder
from synopsis.site.atomic import write_atomic


def run(project: Project, _arguments: argparse.Namespace) -> int:
    """Write `CITATION.cff` beside the settings; an address that is a placeholder is left out of it."""
    project.refuse_unfit()
    settings = project.settings
    address = "" if placeholder(settings.site_url) else settings.site_url
    target = project.config.parent / NAME
    write_atomic(target, citation_file(project.register, Edition(settings.site_name, address)).encode())
    print(f"{target.as_posix()} is written.")
    return DONE

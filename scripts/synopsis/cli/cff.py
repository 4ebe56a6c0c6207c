"""The command that writes how to cite the repository, and what a host of DOIs is told of it."""

from __future__ import annotations

import argparse
from dataclasses import replace

from synopsis.cli import DONE
from synopsis.cli.project import Project
from synopsis.exports import zenodo
from synopsis.exports.bibliography import cff
from synopsis.register.hosts import placeholder
from synopsis.site.atomic import write_atomic


def run(project: Project, _arguments: argparse.Namespace) -> int:
    """Write `CITATION.cff` and `.zenodo.json` beside the settings; a placeholder address is left out of them."""
    project.refuse_unfit()
    edition = project.edition
    if placeholder(edition.site_url):
        edition = replace(edition, site_url="")
    for name, text in (
        (cff.NAME, cff.citation_file(project.register, edition)),
        (zenodo.NAME, zenodo.deposit(project.register, edition)),
    ):
        target = project.config.parent / name
        write_atomic(target, text.encode())
        print(f"{target.as_posix()} is written.")
    return DONE

"""The command that writes the pages."""

from __future__ import annotations

import argparse

from synopsis.cli import DONE
from synopsis.cli.contents import pages
from synopsis.cli.project import Project
from synopsis.cli.report import tell
from synopsis.site.docs_writer import write_pages
from synopsis.site.lock import only_writer

_PATIENCE = 300.0


def run(project: Project, _arguments: argparse.Namespace) -> int:
    """Check the register, then write the pages."""
    made = pages(project)
    with only_writer(project.docs, _PATIENCE):
        written = write_pages(made, project.docs)
    _ = project.settings_in_force  # for those who turn the pages into a site themselves
    tell(project.warnings)
    print(f"{len(written.changed)} files written, {len(written.removed)} removed below {project.docs.as_posix()}.")
    return DONE

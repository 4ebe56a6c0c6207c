"""The command that holds the register to its rules."""

from __future__ import annotations

import argparse

from synopsis.cli import DONE
from synopsis.cli.project import Project
from synopsis.register.model import KINDS


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add that the site is to be published."""
    parser.add_argument(
        "--to-publish", action="store_true", help="also refuse an address at which nothing stays, and every TODO"
    )


def run(project: Project, arguments: argparse.Namespace) -> int:
    """Check the register, the settings with their address, and the pages written by hand."""
    project.refuse_unfit()
    if arguments.to_publish:
        project.refuse_unpublishable()
    register = project.register
    counts = ", ".join(f"{len(register.records(kind.folder))} {kind.folder}" for kind in KINDS)
    print(f"No problem found in {counts}.")
    return DONE

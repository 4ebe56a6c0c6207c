"""The command that holds the register to its rules."""

from __future__ import annotations

import argparse

from synopsis.cli import DONE
from synopsis.cli.project import Project
from synopsis.register.model import KINDS


def run(project: Project, _arguments: argparse.Namespace) -> int:
    """Check the register and, where there are settings, these and the pages written by hand."""
    if project.config.exists():
        project.refuse_unfit()
    register = project.register
    counts = ", ".join(f"{len(register.records(kind.folder))} {kind.folder}" for kind in KINDS)
    print(f"No problem found in {counts}.")
    return DONE

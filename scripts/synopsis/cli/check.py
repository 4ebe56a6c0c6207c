"""The command that holds the register to its rules."""

from __future__ import annotations

import argparse

from synopsis.cli import DONE, PROBLEMS
from synopsis.cli.formats import FORMATS
from synopsis.cli.project import Project
from synopsis.cli.report import tell
from synopsis.register.model import KINDS
from synopsis.register.problems import Refused


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what is told and how, and that the site is to be published."""
    parser.add_argument("--all", action="store_true", help="also show what follows from other problems")
    parser.add_argument("--format", choices=["text", *FORMATS], default="text", help="lines, or for another program")
    parser.add_argument(
        "--to-publish", action="store_true", help="also refuse an address at which nothing stays, and every TODO"
    )


def run(project: Project, arguments: argparse.Namespace) -> int:
    """Check the register, the settings with their address, and the pages written by hand."""
    told = _refused(project, to_publish=arguments.to_publish)
    fails = not all(problem.is_warning for problem in told.problems)
    if arguments.format != "text":
        print(FORMATS[arguments.format](told.problems, told.following))
    else:
        tell(told.problems, told.following, every=arguments.all)
        if not fails:
            register = project.register
            counts = ", ".join(f"{len(register.records(kind.folder))} {kind.folder}" for kind in KINDS)
            print(f"No problem found in {counts}.")
    return PROBLEMS if fails else DONE


def _refused(project: Project, *, to_publish: bool) -> Refused:
    """Return every problem, and whatever an editor is only warned of."""
    try:
        project.refuse_unfit()
        if to_publish:
            project.refuse_unpublishable()
    except Refused as refused:
        return refused
    return Refused(project.warnings)

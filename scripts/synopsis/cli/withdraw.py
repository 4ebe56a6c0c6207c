"""The command that takes a record back."""

from __future__ import annotations

import argparse

from synopsis.authoring.moving import withdraw
from synopsis.cli import DONE
from synopsis.cli.editing import add_occasion, desk_of, occasion_of, write
from synopsis.cli.project import Project


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the record."""
    parser.add_argument("record", help="kind and id")
    add_occasion(parser)


def run(project: Project, arguments: argparse.Namespace) -> int:
    """Take a record back, with whatever names it."""
    desk = desk_of(project)
    for line in withdraw(desk, occasion_of(project, arguments), arguments.record):
        print(line)
    write(project, desk, arguments)
    return DONE

"""The command that takes a record back."""

from __future__ import annotations

import argparse

from synopsis.authoring.moving import withdraw
from synopsis.cli.editing import add_occasion, carry_out
from synopsis.cli.project import Project


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the record."""
    parser.add_argument("record", help="kind and id")
    add_occasion(parser)


def run(project: Project, arguments: argparse.Namespace) -> int:
    """Take a record back, with whatever names it."""
    return carry_out(project, arguments, lambda desk, occasion: withdraw(desk, occasion, arguments.record))

"""The command that gives a record another id."""

from __future__ import annotations

import argparse

from synopsis.authoring.moving import rename
from synopsis.cli.editing import add_occasion, carry_out
from synopsis.cli.project import Project


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the record and its new id."""
    parser.add_argument("record", help="kind and id, such as question/why-left")
    parser.add_argument("new", help="the new id")
    add_occasion(parser)


def run(project: Project, arguments: argparse.Namespace) -> int:
    """Give a record another id; its references and its old address follow."""
    return carry_out(project, arguments, lambda desk, occasion: rename(desk, occasion, arguments.record, arguments.new))

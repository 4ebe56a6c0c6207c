"""The command that lets a record become part of another."""

from __future__ import annotations

import argparse

from synopsis.authoring.moving import merge
from synopsis.cli.editing import add_occasion, carry_out
from synopsis.cli.project import Project


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add both records."""
    parser.add_argument("record", help="kind and id of what goes")
    parser.add_argument("into", help="kind and id of what stays")
    add_occasion(parser)


def run(project: Project, arguments: argparse.Namespace) -> int:
    """Let a record become part of another one of its kind."""
    return carry_out(project, arguments, lambda desk, occasion: merge(desk, occasion, arguments.record, arguments.into))

"""The command that removes what must not be read."""

from __future__ import annotations

import argparse

from synopsis.authoring.moving import redact
from synopsis.cli.editing import add_occasion, carry_out
from synopsis.cli.project import Project
from synopsis.site import build_cache


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the record, and whether it goes."""
    parser.add_argument("record", help="kind and id")
    parser.add_argument("--stays", action="store_true", help="it stays in other words, which stand there already")
    add_occasion(parser)


def run(project: Project, arguments: argparse.Namespace) -> int:
    """Leave no word of a record, or of what it said."""
    if project.config.is_file():
        build_cache.throw_away(build_cache.folder_of(project.docs))
    return carry_out(
        project, arguments, lambda desk, occasion: redact(desk, occasion, arguments.record, stays=arguments.stays)
    )

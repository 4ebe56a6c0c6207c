"""The command that says what changed since a commit."""

from __future__ import annotations

import argparse

from synopsis.authoring.history import register_at
from synopsis.authoring.told import changes, marked
from synopsis.cli import DONE
from synopsis.cli.project import Project
from synopsis.register.model import KINDS, Register


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the commit."""
    parser.add_argument("revision", help="a commit, branch or tag of git")


def run(project: Project, arguments: argparse.Namespace) -> int:
    """Say record by record, in words, what changed since a commit."""
    before, after = register_at(project.sources, arguments.revision), project.typed_register
    lines = [line for kind in KINDS for line in _of_kind(before, after, kind.folder, kind.name)]
    print("\n".join(lines) if lines else f"Nothing changed since {arguments.revision}.")
    return DONE


def _of_kind(before: Register, after: Register, folder: str, kind: str) -> list[str]:
    old, new = before.records(folder), after.records(folder)
    lines = []
    for key in dict.fromkeys([*old, *new]):
        if key not in new:
            lines.append(f"{kind}/{key} is gone")
        elif key not in old:
            lines.append(f"{kind}/{key} is new")
        else:
            lines += [
                f"{kind}/{key} {one.field}: {marked(one.before, one.after)}" for one in changes(old[key], new[key])
            ]
    return lines

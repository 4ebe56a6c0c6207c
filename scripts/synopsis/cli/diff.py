"""The command that says what changed since a commit."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from synopsis.authoring.history import register_at
from synopsis.authoring.told import changes, marked
from synopsis.cli import DONE
from synopsis.cli.project import Project
from synopsis.register.enums import CorrectionKind
from synopsis.register.model import KINDS, Correction, Register


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the commit."""
    parser.add_argument("revision", help="a commit, branch or tag of git")


def run(project: Project, arguments: argparse.Namespace) -> int:
    """Say record by record, in words, what changed since a commit."""
    before, after = register_at(project.sources, arguments.revision), project.typed_register
    lines = [line for kind in KINDS for line in _of_kind(before, after, kind.folder, kind.name)]
    print("\n".join(lines) if lines else f"Nothing changed since {arguments.revision}.")
    return DONE


def _of_kind(before: Register, after: Register, folder: str, kind: str) -> Iterator[str]:
    old, new = before.records(folder), after.records(folder)
    ends = _ends(before, after)
    renamed = {one.successors[0]: name for name, one in ends.items() if one.kind is CorrectionKind.RENAMED}
    for key in dict.fromkeys([*old, *new]):
        name = f"{kind}/{key}"
        if key in new:
            was = old.get(key) or before.named(renamed.get(name, ""))
            told = [f"{name} {one.field}: {marked(one.before, one.after)}" for one in changes(was, new[key])]
            yield from told if was else [f"{name} is new"]
        elif end := ends.get(name):
            yield " ".join([f"{name} is {end.kind}", *end.successors])
        else:
            yield f"{name} is gone"


def _ends(before: Register, after: Register) -> dict[str, Correction]:
    """Give what new corrections say became of records that are gone."""
    fresh = (one for key, one in after.corrections.items() if key not in before.corrections)
    return {one.record: one for one in fresh if one.kind.ends}

"""The command that writes the corrections of whatever differs from what was published."""

from __future__ import annotations

import argparse
import sys

from synopsis.authoring.correcting import correct
from synopsis.authoring.history import as_published, register_at
from synopsis.authoring.told import marked, of_page
from synopsis.cli import DONE
from synopsis.cli.editing import add_occasion, desk_of, occasion_of, write
from synopsis.cli.project import Project
from synopsis.register.problems import Problem, Refused, Rule
from synopsis.register.rules.uncorrected import Uncorrected, uncorrected


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add why, when, and where what was published is found."""
    parser.add_argument("record", nargs="*", help="kind and id; without one, every record that differs")
    parser.add_argument("--since", metavar="REVISION", help="the commit that was published (looked for by its sums)")
    add_occasion(parser)


def run(project: Project, arguments: argparse.Namespace) -> int:
    """Correct in public every published record that differs, with before and after as git has them."""
    desk, occasion = desk_of(project), occasion_of(project, arguments)
    found = [
        one
        for one in uncorrected(desk.register, project.ledger.lines)
        if not arguments.record or one.name in arguments.record
    ]
    lines = [one.line for one in found]
    if arguments.since:
        published = dict.fromkeys((line.path for line in lines), register_at(project.sources, arguments.since))
    else:
        published = dict(as_published(project.sources, lines))
    if problems := [_not_found(project, one) for one in found if one.line.path not in published]:
        raise Refused(problems)
    for one in found:
        changed = of_page(published[one.line.path], one.line.record, desk.register, one.name)
        for change in changed:
            print(f"{change.record} {change.field}: {marked(change.before, change.after)}")
        given = occasion
        if not occasion.reason and sys.stdin.isatty():
            given = occasion.because(input(f"Why did {one.name} change?\n> ").strip())
        correct(desk, given, one, changed)
    write(project, desk, arguments)
    return DONE


def _not_found(project: Project, one: Uncorrected) -> Problem:
    record = project.typed_register.named(one.name)
    location = record.at() if record else one.line.location
    message = f"{one.name} must be in a commit as it was published, and is in none; name the commit by --since"
    return Problem(location, Rule.CORRECTION, message)

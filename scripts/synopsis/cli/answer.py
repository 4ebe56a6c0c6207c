"""The command by which a claim or finding that is there answers a question, or does so no longer."""

from __future__ import annotations

import argparse

from synopsis.authoring.answering import answer, targets, unanswer
from synopsis.authoring.correcting import Occasion, settle
from synopsis.authoring.desk import Desk
from synopsis.authoring.naming import mend_questions, record_named
from synopsis.cli.editing import add_occasion, carry_out
from synopsis.cli.project import Project
from synopsis.register.model import Claim, Finding
from synopsis.register.problems import Location, Problem, Refused, Rule, quoted


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the record and the questions."""
    parser.add_argument("record", help="kind and id of a claim or finding")
    parser.add_argument("question", nargs="+", metavar="QUESTION[/POINT]", help="id of a question, and of its point")
    parser.add_argument("--no-longer", action="store_true", help="take it out of the questions")
    add_occasion(parser)


def run(project: Project, arguments: argparse.Namespace) -> int:
    """Name a claim or finding in questions, or take it out of them."""
    return carry_out(project, arguments, lambda desk, occasion: _answered(desk, occasion, arguments))


def _answered(desk: Desk, occasion: Occasion, arguments: argparse.Namespace) -> list[str]:
    _, record = record_named(desk.register, arguments.record)
    if not isinstance(record, Claim | Finding):
        message = f"record must be a claim or a finding, not {quoted(arguments.record)}"
        raise Refused([Problem(Location("answer"), Rule.UNKNOWN_REFERENCE, message)])
    for target in targets(desk.register, arguments.question, "answer"):
        if arguments.no_longer:
            unanswer(desk, record, target[0])
        else:
            answer(desk, record, target)
    told = mend_questions(desk) if arguments.no_longer else []
    settle(desk, occasion)
    return told

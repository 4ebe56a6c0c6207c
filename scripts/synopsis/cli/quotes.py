"""The command that holds the register against the article texts."""

from __future__ import annotations

import argparse
import sys

from synopsis.authoring.desk import Desk
from synopsis.authoring.proving import record_proofs
from synopsis.cli import DONE, WRONG_USAGE
from synopsis.cli.options import a_day
from synopsis.cli.project import Project
from synopsis.cli.texts import add_texts, texts_in
from synopsis.register.problems import Refused
from synopsis.register.proof import coverage, prove
from synopsis.site.atomic import write_all


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options that name the texts and ask for a record of the proof."""
    add_texts(parser, required=True)
    parser.add_argument("--write", action="store_true", help="record the proof in the articles' files")
    parser.add_argument("--on", type=a_day, help="the day of the proof, YYYY-MM-DD; needed with --write")


def run(project: Project, arguments: argparse.Namespace) -> int:
    """Prove sentences and anchors against the article texts."""
    if arguments.write and arguments.on is None:
        print("synopsis quotes: --write needs --on, the day of the proof", file=sys.stderr)
        return WRONG_USAGE
    register = project.typed_register
    problems = prove(register, texts_in(arguments.texts))
    for row in coverage(register):
        without = ", ".join(f"{count} {reason}" for reason, count in row.without.items()) or "none"
        print(
            f"{row.article}, {row.part}: {row.sentences} sentences, {row.homes} with claims; without: {without}; "
            f"{row.claims} claims; {row.published} of {row.words} words published "
            f"({100 * row.published / row.words:.1f} %)",
        )
    if problems:
        raise Refused(problems)
    if arguments.write:
        desk = Desk(register)
        record_proofs(desk, register, register.articles, arguments.on)
        write_all(desk.contents())
    print("Every fingerprint, word count, anchor and guarded word was found in the texts.")
    return DONE

"""The command that drafts the sentence records of a new text."""

from __future__ import annotations

import argparse
from pathlib import Path

from synopsis.cli import DONE
from synopsis.cli.options import an_id
from synopsis.cli.project import Project
from synopsis.register.draft import skeleton
from synopsis.register.plain_file import text_of
from synopsis.register.problems import Location, Problem, Refused, Rule, quoted
from synopsis.register.text import MUST_PART_WORDS, parts_its_words
from synopsis.site.atomic import write_atomic


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what names the text and its article."""
    parser.add_argument("file", type=Path, help="the text of one article, UTF-8")
    parser.add_argument("--article", type=an_id, required=True, help="id of the article's record")


def run(project: Project, arguments: argparse.Namespace) -> int:
    """Draft the sentence records of a new text."""
    if (register := project.parsed.register) is None:
        raise Refused(project.parsed.problems)
    target = project.sources / "sentences" / f"{arguments.article}.yml"
    try:
        text = text_of(arguments.file)
    except (OSError, ValueError) as error:
        message = f"must be a text in UTF-8, not {quoted(error)}"
        raise Refused([Problem(Location(arguments.file.as_posix()), Rule.UNREADABLE, message)]) from error
    if not parts_its_words(text):
        problem = Problem(Location(arguments.file.as_posix()), Rule.WORD_COUNT, f"text {MUST_PART_WORDS}")
        raise Refused([problem])
    if target.exists():
        message = "must not exist yet: sentences are drafted once and then edited"
        raise Refused([Problem(Location(target.as_posix()), Rule.OWNERSHIP, message)])
    write_atomic(target, skeleton(text, arguments.article, register.vocabularies.guarded).encode())
    print(f"{target.as_posix()} holds the draft; say of each sentence what it is, and author its claims.")
    return DONE

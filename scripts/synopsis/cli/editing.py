"""What every command that changes the register does: refuse what does not parse, write all files or none, check."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from difflib import SequenceMatcher
from pathlib import Path

from synopsis.authoring.correcting import Occasion
from synopsis.authoring.desk import Desk
from synopsis.authoring.proving import renew_proofs
from synopsis.cli import DONE
from synopsis.cli.options import a_day
from synopsis.cli.project import Project
from synopsis.cli.texts import add_texts, texts_in
from synopsis.register.problems import Problem, Refused
from synopsis.register.rules import check
from synopsis.site.atomic import shown, write_all

_MOST_OPEN = 12
"""How many problems are told; the others are counted."""


def add_day(parser: argparse.ArgumentParser) -> None:
    """Add the day that a correction, or a check of a source, is given."""
    parser.add_argument("--on", type=a_day, help="the day of the change, YYYY-MM-DD (today)")


def day_of(arguments: argparse.Namespace) -> date:
    """Return the day that was given, or today."""
    given: date | None = arguments.on
    return given or datetime.now(tz=UTC).date()


def desk_of(project: Project) -> Desk:
    """Give the register to be changed; refused in one line where a record of it could not be understood."""
    parsed = project.parsed
    if parsed.register is None or parsed.problems:
        first = min(parsed.problems)
        more = len(parsed.problems) - 1
        rest = f"; {more} more, which check names" if more else ""
        message = f"must be right before the register is changed by a command: {first.message}{rest}"
        raise Refused([Problem(first.location, first.rule, message)])
    if project.ledger.problems:
        raise Refused(project.ledger.problems)
    return Desk(parsed.register)


def add_occasion(parser: argparse.ArgumentParser) -> None:
    """Add why and when something is changed."""
    parser.add_argument("--reason", default="", help="why, for the corrections of what was published")
    add_day(parser)
    add_texts(parser)
    parser.add_argument("--dry-run", action="store_true", help="say what would change, and write nothing")


def occasion_of(project: Project, arguments: argparse.Namespace) -> Occasion:
    """Return when, why and after which publications something is changed."""
    return Occasion(day_of(arguments), arguments.reason, project.ledger)


def carry_out(project: Project, arguments: argparse.Namespace, act: Callable[[Desk, Occasion], Iterable[str]]) -> int:
    """Let an act change the register on a desk; print what it tells, then write."""
    desk = desk_of(project)
    for line in act(desk, occasion_of(project, arguments)):
        print(line)
    write(project, desk, arguments)
    return DONE


def write(project: Project, desk: Desk, arguments: argparse.Namespace) -> None:
    """Write what has changed, all of it or nothing; then say which files that are, and what check finds open.

    With the texts at hand, what was proved before is proved again first.
    """
    renew_proofs(desk, texts_in(getattr(arguments, "texts", None)), day_of(arguments))
    contents = desk.contents()
    desk.changed()
    lines = [_told(path, content) for path, content in contents.items()]
    print("\n".join(lines) if lines else "Nothing to change.")
    if arguments.dry_run:
        print("Nothing was written.")
        return
    write_all(contents)
    _tell_open(replace(project))


def _told(path: Path, content: bytes | None) -> str:
    before = path.read_bytes().splitlines() if path.exists() else []
    after = (content or b"").splitlines()
    codes = SequenceMatcher(a=before, b=after, autojunk=False).get_opcodes()
    gone = sum(last - first for tag, first, last, _, _ in codes if tag != "equal")
    new = sum(last - first for tag, _, _, first, last in codes if tag != "equal")
    return f"{shown(path)}: +{new} -{gone}"


def _tell_open(project: Project) -> None:
    """Say what is wrong, and count what is only unfinished: `todo` says what is next."""
    problems = [*project.ledger.problems, *check(project.parsed, project.ledger.lines, draft=True)]
    for problem in problems[:_MOST_OPEN]:
        print(problem)
    if more := problems[_MOST_OPEN:]:
        print(f"and {_counted(more)}")
    if left := [*project.unfinished, *project.warnings]:
        print(f"Unfinished: {_counted(left)}; synopsis todo says what is next.")
    if problems:
        print(f"{len(problems)} to be mended: synopsis check")
    elif not left:
        print("check finds nothing open.")


def _counted(problems: Sequence[Problem]) -> str:
    return ", ".join(f"{count} [{rule}]" for rule, count in Counter(one.rule for one in problems).most_common())

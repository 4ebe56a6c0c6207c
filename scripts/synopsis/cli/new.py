"""The command that begins a site."""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path

from synopsis.cli import DONE, WRONG_USAGE
from synopsis.cli.options import a_day
from synopsis.cli.project import Project
from synopsis.cli.schemas import FOLDER, write_schemas
from synopsis.scaffold import ownership
from synopsis.scaffold.answered import FEWEST, LICENCES, MOST, Answers

_ASKED = {
    "title": "Title of the site",
    "subject": "Subject, as your own voice says it (the killings at X, the first shot at Y)",
    "articles": f"How many articles are compared, {FEWEST} to {MOST}",
    "licence": f"Licence of your words ({', '.join(LICENCES)})",
    "language": "Language of your words, as a tag",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the folder and the answers."""
    parser.add_argument("folder", type=Path, metavar="DIR", help="the folder of the site, which must not exist yet")
    for name, says in _ASKED.items():
        parser.add_argument(f"--{name}", type=int if name == "articles" else str, help=says)
    parser.add_argument("--generator", help="repository of the generator at GitHub, as OWNER/NAME")
    parser.add_argument("--on", type=a_day, help="the day of the edition, YYYY-MM-DD (today)")
    parser.add_argument("--yes", action="store_true", help="ask nothing; what is not given stays open as a TODO")


def run(_project: Project, arguments: argparse.Namespace) -> int:
    """Write a site that builds at once, and say what is next."""
    folder: Path = arguments.folder
    given = {name: value for name in _ASKED if (value := getattr(arguments, name)) is not None}
    defaults = Answers(title=f"{folder.absolute().name.replace('-', ' ').capitalize()}, side by side")
    if not arguments.yes and len(given) < len(_ASKED):
        if not sys.stdin.isatty():
            missing = ", ".join(f"--{name}" for name in _ASKED if name not in given)
            print(f"synopsis new: give {missing}, or --yes: nobody is there to be asked", file=sys.stderr)
            return WRONG_USAGE
        given |= {name: _answer(name, getattr(defaults, name)) for name in _ASKED if name not in given}
    answers = Answers(**{**defaults.as_kept(), **given}).of_generator(arguments.generator or "")
    paths = ownership.begin(folder, answers, arguments.on or datetime.now(UTC).date())
    write_schemas(folder / FOLDER)
    print(f"{len(paths)} files written into {folder.as_posix()}: settings, a worked example, pages to be written.")
    print(f"Next: cd {folder.as_posix()} && synopsis serve")
    print("`synopsis check --to-publish` names every TODO that is left.")
    if not answers.generator:
        print("Before you publish: synopsis update --generator OWNER/NAME, the repository of the generator at GitHub.")
    return DONE


def _answer(name: str, default: object) -> object:
    said = input(f"{_ASKED[name]} [{default}]: ").strip() or str(default)
    return int(said) if name == "articles" and said.isdecimal() else said

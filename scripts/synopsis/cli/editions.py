"""The command that tells of editions, and packs the built site as the one that it is."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path

from synopsis.cli import DONE
from synopsis.cli.built import edition_of
from synopsis.cli.project import Project
from synopsis.register.edition import Edition
from synopsis.register.ledger.editions import OFFERED, TAG, Listed, listed
from synopsis.register.problems import Location, Problem, Refused, Rule
from synopsis.register.urls import full
from synopsis.site.offline_copy import keep
from synopsis.site.settings import COMMIT, DAY


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what is asked for in place of the list."""
    asked = parser.add_mutually_exclusive_group()
    asked.add_argument("--tag", action="store_true", help="print the tag of the edition that the built site is")
    asked.add_argument("--notes", action="store_true", help="print what is said of it where it is kept")
    asked.add_argument("--keep", type=Path, metavar="DIR", help="pack it there: the site, its data, the sums of both")
    asked.add_argument("--withdrawn", action="store_true", help="print the tags of those that a redaction takes down")


def run(project: Project, arguments: argparse.Namespace) -> int:
    """List what was published, or tell of the edition that the built site is, or pack it."""
    _ = project.register  # holds its rules, and the ledger its own; what the address still asks for is not waited for
    editions = listed(project.ledger)
    if arguments.keep:
        _keep(project, arguments.keep)
    elif arguments.tag:
        print(TAG.format(_built(project).number))
    elif arguments.notes:
        print("\n".join(_notes(_built(project), editions)))
    elif arguments.withdrawn:
        taken_down = [TAG.format(one.publication.number) for one in editions if one.taken_down]
        print("".join(f"{tag}\n" for tag in dict.fromkeys(taken_down)), end="")
    else:
        for one in reversed(editions):
            print(_line(one))
        if not editions:
            print("Nothing was published so far.")
    return DONE


def _built(project: Project) -> Edition:
    """Return the edition that the built site is; refused where it is none."""
    edition = edition_of(project)
    if not edition.number:
        message = f"must be an edition, not an unpublished build; build it with {COMMIT} and {DAY}"
        raise Refused([Problem(Location(project.site.name), Rule.SITE_RECORD, message)])
    return edition


def _keep(project: Project, to: Path) -> None:
    tag = TAG.format(_built(project).number)
    to.mkdir(parents=True, exist_ok=True)
    problems, files = keep(project.site, to, tag, project.site.name)
    if problems:
        raise Refused(problems)
    for file in files:
        print(file.as_posix())


def _notes(edition: Edition, editions: Iterable[Listed]) -> Iterable[str]:
    """Say what it is, and how much it changed; no name, because what is said there is sent to whoever watches."""
    yield f"Edition {edition.number}, of {edition.site_name}: {edition.site_url}"
    yield ""
    yield f"What it changed, and its sums: {full(edition.path, edition.site_url)}"
    yield ""
    for name, says in OFFERED.items():
        yield f"- `{TAG.format(edition.number)}-{name}`: {says}"
    for one in editions:
        if one.publication.commit == edition.commit:
            yield ""
            yield f"{_amount(one)}. `manifest.json`: `{one.publication.manifest}`."


def _line(one: Listed) -> str:
    """Tell of an edition in a line."""
    here = one.publication
    source = f", commit {here.commit[:12]}" if here.commit else ""
    down = f"; taken down on {one.taken_down}" if one.taken_down else ""
    return f"{one.tag}, {here.on} ({here.digest[:12]}{source}): {_amount(one)}{down}"


def _amount(one: Listed) -> str:
    counts = (
        (one.new, "new"),
        (one.changed, "changed"),
        (one.redacted, "redacted"),
        (one.corrections, "corrected in public"),
    )
    return ", ".join(f"{len(names)} {word}" for names, word in counts if names) or "no record changed"

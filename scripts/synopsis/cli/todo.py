"""The command that says how far the register has come."""

from __future__ import annotations

import argparse

from synopsis.authoring.printed import Printed, printed
from synopsis.authoring.progress import Progress, Reading
from synopsis.cli import DONE
from synopsis.cli.project import Project
from synopsis.cli.texts import add_texts, texts_in

_BAR = 16
_NAMED = 6
"""How many of a sort are named."""
_SHOWN_WORDS = 8


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the texts, from which the next sentence is shown."""
    add_texts(parser)


def run(project: Project, arguments: argparse.Namespace) -> int:
    """Say of each article how far it has been read, what else is open, and what is next."""
    register = project.typed_register
    progress = Progress(register, project.ledger.lines)
    texts = printed(register, texts_in(arguments.texts))
    commands = []
    for reading in progress.readings:
        print(_told(reading, texts.get(reading.article.id, {})))
        commands += [f"add claim {reading.article.id} {sentence.id}" for sentence in reading.open[:1]]
    for one in progress.open:
        more = len(one.names) - _NAMED
        names = ", ".join(one.names[:_NAMED]) + (f" and {more} more" if more > 0 else "")
        print(f"{len(one.names)} {one.says}: {names}")
        commands.append(one.command)
    print(f"Next: synopsis {commands[0]}" if commands else "Nothing is open.")
    return DONE


def _told(reading: Reading, text: Printed) -> str:
    done = reading.sentences - len(reading.open)
    full = _BAR * done // reading.sentences if reading.sentences else 0
    line = f"{reading.article.id} [{'#' * full}{'.' * (_BAR - full)}] {done}/{reading.sentences} sentences"
    for sentence in reading.open[:1]:
        words = text.get(sentence.id, "").split()
        shown = f" “{' '.join(words[:_SHOWN_WORDS])}{' …' if len(words) > _SHOWN_WORDS else ''}”" if words else ""
        line += f"; next: {sentence.id}{shown} ({sentence.words} words)"
    return line

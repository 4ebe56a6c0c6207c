"""The command that finds words."""

from __future__ import annotations

import argparse

from synopsis.authoring.looking import hits
from synopsis.authoring.printed import printed
from synopsis.cli import DONE
from synopsis.cli.project import Project
from synopsis.cli.texts import add_texts, texts_in
from synopsis.register.model import KINDS


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the words, and where they are looked for."""
    parser.add_argument("words", nargs="+", help="a phrase, in quotation marks where it has spaces; of more, all")
    parser.add_argument(
        "--in",
        dest="kinds",
        action="append",
        default=[],
        choices=[kind.name for kind in KINDS],
        help="a kind of record",
    )
    add_texts(parser)


def run(project: Project, arguments: argparse.Namespace) -> int:
    """Find words in the texts at hand and in whatever the records say."""
    register = project.typed_register
    texts = printed(register, texts_in(arguments.texts))
    found = list(hits(register, arguments.words, texts, arguments.kinds))
    for hit in found:
        print(f"{hit.location}: {hit.name}{' ' if hit.field else ''}{hit.field}: {hit.excerpt}")
    print(f"{len(found)} found." if found else "Nothing found.")
    return DONE

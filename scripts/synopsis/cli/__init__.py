"""The command line."""

from __future__ import annotations

import argparse
import re
import signal
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from synopsis.cli import site, texts
from synopsis.cli.folders import Folders
from synopsis.register.problems import quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command and return its exit status: 0 done, 1 problems, 2 wrong usage."""
    arguments = _parser().parse_args(_with_default(list(sys.argv[1:] if argv is None else argv)))
    folder = arguments.config.parent
    folders = Folders(
        arguments.config,
        arguments.sources or folder / "sources",
        arguments.docs or folder / "docs",
        arguments.site or folder / "site",
    )
    command: Callable[[Folders, argparse.Namespace], int] = arguments.command
    # a build that is asked to stop takes away what it has begun
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    try:
        return command(folders, arguments)
    except KeyboardInterrupt:
        return 128 + signal.SIGINT


def _with_default(words: list[str]) -> list[str]:
    """Put the subcommand first, wherever it stands among the options; `build` where none is named."""
    place = 0
    while place < len(words) and words[place].startswith("-"):
        takes_value = "=" not in words[place] and words[place] not in {"--write", "-h", "--help"}
        place += 2 if takes_value else 1
    if place < len(words):
        return [words[place], *words[:place], *words[place + 1 :]]
    return words if {"-h", "--help"} & set(words) else ["build", *words]


def _parser() -> argparse.ArgumentParser:
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--config", type=Path, default=Path("mkdocs.yml"), help="settings of the site (mkdocs.yml)")
    common.add_argument("--sources", type=Path, help="folder of the register (sources beside the settings)")
    common.add_argument("--docs", type=Path, help="folder of the Markdown pages (docs beside the settings)")
    common.add_argument("--site", type=Path, help="folder of the built site (site beside the settings)")
    parser = argparse.ArgumentParser(prog="synopsis", description="Conflicting accounts, printed side by side.")
    subparsers = parser.add_subparsers(required=True, metavar="COMMAND")
    for name, (command, says) in COMMANDS.items():
        subparser = subparsers.add_parser(name, parents=[common], help=says, description=says)
        subparser.set_defaults(command=command)
        if name == "quotes":
            subparser.add_argument("--texts", type=Path, required=True, help="folder of the article texts (*.txt)")
            subparser.add_argument("--write", action="store_true", help="record the proof in the articles' files")
            subparser.add_argument("--on", type=_day, help="the day of the proof, YYYY-MM-DD; needed with --write")
        elif name == "sentences":
            subparser.add_argument("file", type=Path, help="the text of one article, UTF-8")
            subparser.add_argument("--article", type=_id, required=True, help="id of the article's record")
        elif name == "serve":
            subparser.add_argument("--port", type=int, default=8000, help="port on this machine (8000)")
    return parser


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _id(text: str) -> str:
    if not ID.fullmatch(text):
        msg = f"must be words of a-z and 0-9 joined by hyphens, not {quoted(text)}"
        raise argparse.ArgumentTypeError(msg)
    return text


COMMANDS: dict[str, tuple[Callable[[Folders, argparse.Namespace], int], str]] = {
    "check": (site.check_register, "check the register"),
    "generate": (site.generate, "check, then write the Markdown pages and data files"),
    "build": (site.build, "generate, then build, verify and put in place the site (the default)"),
    "serve": (site.serve, "build and show the site on this machine, and again at every change"),
    "quotes": (texts.quotes, "prove sentences and anchors against the article texts"),
    "sentences": (texts.sentences, "draft the sentence records of a new article text"),
    "verify": (site.verify_site, "verify the built site"),
}

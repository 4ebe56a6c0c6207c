"""The command line."""

from __future__ import annotations

import argparse
import signal
import sys
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from synopsis.cli.folders import Folders, report
from synopsis.register.patterns import ID
from synopsis.register.problems import quoted
from synopsis.site.atomic import unwritable

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_SECONDS = 600


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
    # a build that is asked to stop takes away what it has begun
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    try:
        return _run(arguments.command, folders, arguments)
    except KeyboardInterrupt:
        return 128 + signal.SIGINT
    except OSError as error:  # a full disk refuses what goes to the system's folder for passing files, too
        return report([unwritable(error, folders.site.absolute())])


def _with_default(words: list[str]) -> list[str]:
    """Put the subcommand first, wherever it stands among the options; `build` where none is named."""
    place = 0
    while place < len(words) and words[place].startswith("-"):
        takes_value = "=" not in words[place] and words[place] not in {"--write", "--allow-local", "-h", "--help"}
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
        elif name == "verify":
            subparser.add_argument("--copy", type=Path, help="hold a downloaded copy of the site to its manifest.json")
        elif name == "offline":
            subparser.add_argument("--to", type=Path, help="the file to write (offline.zip beside the site)")
        elif name == "links":
            subparser.add_argument("--on", type=_day, required=True, help="the day of the check, YYYY-MM-DD")
            subparser.add_argument("--json", type=Path, help="write the report to this file too")
            subparser.add_argument("--delay", type=_seconds, default=1.0, help="seconds between requests to a host (1)")
            subparser.add_argument("--timeout", type=_seconds, default=20.0, help="seconds to wait for an answer (20)")
            subparser.add_argument("--allow-local", action="store_true", help="also ask this machine; for tests")
        elif name == "serve":
            subparser.add_argument("--port", type=int, default=8000, help="port on this machine (8000)")
    return parser


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _seconds(text: str) -> float:
    seconds = float(text)
    if not 0 < seconds <= MOST_SECONDS:
        msg = f"must be more than 0 and at most {MOST_SECONDS} seconds, not {quoted(text)}"
        raise argparse.ArgumentTypeError(msg)
    return seconds


def _id(text: str) -> str:
    if not ID.fits(text):
        msg = f"must be words of a-z and 0-9 joined by hyphens, not {quoted(text)}"
        raise argparse.ArgumentTypeError(msg)
    return text


COMMANDS: dict[str, tuple[str, str]] = {
    "check": ("register.check_register", "check the register"),
    "generate": ("site.generate", "check, then write the Markdown pages and data files"),
    "build": ("site.build", "generate, then build, verify and put in place the site (the default)"),
    "serve": ("site.serve", "build and show the site on this machine, and again at every change"),
    "offline": ("offline.offline", "build, then pack the site into one file that opens without a server"),
    "quotes": ("texts.quotes", "prove sentences and anchors against the article texts"),
    "sentences": ("texts.sentences", "draft the sentence records of a new article text"),
    "links": ("links.links", "follow the external links; never part of a build"),
    "cff": ("citation.cff", "write CITATION.cff, how to cite the whole register, beside the settings"),
    "verify": ("site.verify_site", "verify the built site"),
    "publish": ("publishing.publish", "write the paths of the built site into the ledger; for deployment alone"),
}
"""Each command: the module below this one and the function in it, imported only when called; what it does."""


def _run(command: str, folders: Folders, arguments: argparse.Namespace) -> int:
    # what a command needs is loaded for it alone: `check` knows neither pages nor pandoc
    module, _, function = command.partition(".")
    status: int = getattr(import_module(f"{__name__}.{module}"), function)(folders, arguments)
    return status

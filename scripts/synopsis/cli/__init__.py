"""The command line."""

from __future__ import annotations

import argparse
import logging
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

from synopsis.cli import crash
from synopsis.cli.output import ended_with_its_reader
from synopsis.cli.report import tell
from synopsis.register.problems import Refused
from synopsis.site.atomic import unwritable

DONE, PROBLEMS, WRONG_USAGE = 0, 1, 2
DEFAULT = "build"
COMMANDS = {
    "new": "begin a site: settings, a worked example, pages to be written",
    "check": "check the register",
    "explain": "say what a rule asks for, with an example that breaks it and one that holds it",
    "schemas": "write the JSON Schemas by which an editor completes and checks records while they are written",
    "generate": "check, then write the Markdown pages and data files",
    "build": "generate, then build, verify and put in place the site (the default)",
    "assemble": "join the parts of a build that several machines have made (build --part), verify, put in place",
    "serve": "show the site on this machine while it is edited, each open page again at every change",
    "offline": "build, then pack the site into one file that opens without a server",
    "find": "find words in texts at hand, anchors, claims, questions, findings and all other records",
    "todo": "say how far the register has come, what is open and what is next",
    "text": "show the sentences of an article by their ids, from the text at hand",
    "add": "add an article from its text, a claim, question, document, finding or any other record",
    "answer": "let a claim or finding that is there answer a question, or no longer",
    "rename": "give a record another id, with every reference; its old address leads to the new one",
    "merge": "let a record become part of another one of its kind",
    "withdraw": "take a record back, with every reference; its page says so",
    "redact": "remove a record and every word of it, in corrections too",
    "correct": "correct in public whatever differs from what was published, with before and after as git has them",
    "diff": "say record by record, in words, what changed since a commit",
    "quotes": "prove sentences and anchors against the article texts",
    "sentences": "join, split, mark or count again the sentences of an article, with every reference",
    "links": "follow the external links; never part of a build",
    "update": "bring what a later release of `new` writes otherwise; nothing that was changed here",
    "cff": "write CITATION.cff and .zenodo.json, how to cite the whole register, beside the settings",
    "editions": "list what was published; pack the built site as an edition to keep",
    "verify": "verify the built site",
    "publish": "record the built site in the ledger; for deployment alone",
}
"""Each command, the module of its name below this one, and what it does.

A module has `run(project, arguments)`, which gives the exit status or is `Refused`, and, where the command has options,
`add_arguments(parser)`. It is imported when its command is called: `check` knows neither pages nor pandoc.
"""


STATUS = "Exit status: 0 done; 1 problems in the register or the site; 2 wrong usage, or a fault of the program."


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command and return its exit status: 0 done, 1 problems, 2 wrong usage or a fault of the program."""
    words = list(sys.argv[1:] if argv is None else argv)
    try:
        with _ended_by_sigterm(), _quiet_libraries(), ended_with_its_reader(), _threads_told():
            return crash.guarded(lambda: _carried_out(words))
    except KeyboardInterrupt:
        return 128 + signal.SIGINT


def _carried_out(words: list[str]) -> int:
    """Carry out the command that `words` name."""
    parser = _parser()
    arguments = parser.parse_args(words)
    if arguments.command is None:
        arguments = parser.parse_args([*words, DEFAULT])
    # what it imports may not be installed, which is told
    folders = arguments.config, arguments.sources, arguments.docs, arguments.site
    project = import_module(f"{__name__}.project").Project(*folders)
    return attempt(lambda: arguments.run(project, arguments), project.place)


def attempt(act: Callable[[], int], place: Path) -> int:
    """Act, and tell the problems for which that was refused; return the exit status.

    `place` is named where the system refuses a file and does not say which.
    """
    try:
        return act()
    except Refused as refused:
        tell(refused.problems, refused.following)
    except OSError as error:  # of any file that was to be read or written; a full disk refuses temporary ones, too
        tell([unwritable(error, place)])
    return PROBLEMS


class _CommandParser(argparse.ArgumentParser):
    """The parser of one command, which asks the module for its options when its turn comes."""

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:  # noqa: ANN401 - as the base class
        """Add the options of the command, then read them."""
        command = import_module(f"{__name__}.{self.prog.rpartition(' ')[2]}")
        if hasattr(command, "add_arguments"):
            command.add_arguments(self)
        self.set_defaults(run=command.run)
        return super().parse_known_args(args, namespace)


def _parser() -> argparse.ArgumentParser:
    says = "Conflicting accounts, printed side by side."
    parser = argparse.ArgumentParser(prog="synopsis", description=says, epilog=STATUS)
    add_folders(parser, config=Path("mkdocs.yml"), other=None)
    subparsers = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=_CommandParser, prog="synopsis")
    for name, says in COMMANDS.items():
        # a default here would undo what stands before the command
        add_folders(subparsers.add_parser(name, help=says, description=says), *[argparse.SUPPRESS] * 2)
    return parser


def add_folders(parser: argparse.ArgumentParser, config: object, other: object) -> None:
    """Add the options that every command has."""
    parser.add_argument("--config", type=Path, default=config, help="settings of the site (mkdocs.yml)")
    for name, says in (
        ("sources", "folder of the register (sources beside the settings)"),
        ("docs", "folder of the Markdown pages (docs_dir of the settings)"),
        ("site", "folder of the built site (site_dir of the settings)"),
    ):
        parser.add_argument(f"--{name}", type=Path, default=other, help=says)


@contextmanager
def _ended_by_sigterm() -> Iterator[None]:
    """Let SIGTERM end a command as an exception does, so that it takes away what it has begun."""
    before = signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


@contextmanager
def _quiet_libraries() -> Iterator[None]:
    """Keep what libraries log off standard error, which belongs to our problems."""
    loggers = [logging.getLogger(name) for name in (None, "pypandoc")]  # pypandoc looks for a handler of its own
    nothing = logging.NullHandler()
    for logger in loggers:
        logger.addHandler(nothing)
    try:
        yield
    finally:
        for logger in loggers:
            logger.removeHandler(nothing)


@contextmanager
def _threads_told() -> Iterator[None]:
    """Tell in a line what nobody foresaw in a thread."""
    before = threading.excepthook

    def tell(failed: threading.ExceptHookArgs) -> None:
        if failed.exc_value:
            print(crash.told(failed.exc_value), file=sys.stderr)

    threading.excepthook = tell
    try:
        yield
    finally:
        threading.excepthook = before

"""The command that holds the register to its rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from synopsis.cli.folders import DONE, Folders, parsed, report
from synopsis.register.ledger import read_ledger
from synopsis.register.model import KINDS
from synopsis.register.rules import check

if TYPE_CHECKING:
    import argparse

    from synopsis.register.ledger import Ledger
    from synopsis.register.model import Register
    from synopsis.register.problems import Problem


def ledger_of(folders: Folders) -> Ledger:
    """Read what was published."""
    return read_ledger(folders.ledger, folders.shown_ledger)


def checked(folders: Folders) -> Register | list[Problem]:
    """Return the register when it holds every rule, else what is wrong with it."""
    read = parsed(folders)
    ledger = ledger_of(folders)
    problems = [*ledger.problems, *check(read, ledger.lines)]
    return problems if problems or read.register is None else read.register


def check_register(folders: Folders, _arguments: argparse.Namespace) -> int:
    """Check the register."""
    register = checked(folders)
    if isinstance(register, list):
        return report(register)
    counts = ", ".join(f"{len(register.records(kind.folder))} {kind.folder}" for kind in KINDS)
    print(f"No problem found in {counts}.")
    return DONE

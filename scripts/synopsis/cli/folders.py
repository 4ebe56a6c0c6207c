"""What every command needs: its folders, the register, a way to report."""

from __future__ import annotations

import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from synopsis.register.loader import LEDGER, load
from synopsis.register.problems import in_order
from synopsis.register.validation import parse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from synopsis.register.problems import Problem
    from synopsis.register.validation import Parsed

DONE, PROBLEMS, WRONG_USAGE = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Folders:
    """Where a command reads and writes."""

    config: Path
    sources: Path
    docs: Path
    site: Path

    @property
    def shown_sources(self) -> str:
        """What messages call the sources: relative to the current folder where they lie below it."""
        with suppress(ValueError):
            return self.sources.resolve().relative_to(Path.cwd()).as_posix()
        return self.sources.as_posix()

    @property
    def ledger(self) -> Path:
        """The ledger of published paths."""
        return self.sources / LEDGER

    @property
    def shown_ledger(self) -> str:
        """What messages call the ledger."""
        return f"{self.shown_sources}/{LEDGER}"


def report(problems: Sequence[Problem]) -> int:
    """Print problems in order, one per line, and return the exit status that they call for."""
    for problem in in_order(problems):
        print(problem, file=sys.stderr)
    return PROBLEMS if problems else DONE


def parsed(folders: Folders) -> Parsed:
    """Load and type the register."""
    return parse(load(folders.sources, folders.shown_sources))

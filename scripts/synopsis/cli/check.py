"""The command that holds the register to its rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from synopsis.cli import DONE

if TYPE_CHECKING:
    import argparse

    from synopsis.cli.project import Project

_COUNTED = (
    *("articles", "sentences", "claims", "topics", "questions", "documents", "findings", "audits", "people"),
    *("events", "names"),
)


def add_arguments(_parser: argparse.ArgumentParser) -> None:
    """Add no option."""


def run(project: Project, _arguments: argparse.Namespace) -> int:
    """Check the register."""
    register = project.register
    print(f"No problem found in {', '.join(f'{len(getattr(register, kind))} {kind}' for kind in _COUNTED)}.")
    return DONE

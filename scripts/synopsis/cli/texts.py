"""The article texts that an option names; they are read and never kept."""

from __future__ import annotations

import argparse
from pathlib import Path

from synopsis.register.plain_file import text_of
from synopsis.register.problems import Location, Problem, Refused, Rule, quoted


def add_texts(parser: argparse.ArgumentParser, *, required: bool = False) -> None:
    """Add the option that names the folder of the texts."""
    parser.add_argument("--texts", type=Path, required=required, help="folder of the article texts (*.txt)")


def texts_in(folder: Path | None) -> list[str]:
    """Read the texts of a folder; none where none is named."""
    if folder is None:
        return []
    try:
        # a pipe would be waited for
        texts = [text_of(path) for path in sorted(folder.glob("*.txt")) if path.is_file()]
        message = "" if texts else "must hold the article texts as *.txt; found none"
    except (OSError, ValueError) as error:
        message = f"must be a folder of texts in UTF-8, not {quoted(error)}"
    if message:
        raise Refused([Problem(Location(folder.as_posix()), Rule.TEXT_MISSING, message)])
    return texts

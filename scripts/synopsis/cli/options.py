"""Values that options take."""

from __future__ import annotations

import argparse
from datetime import date

from synopsis.register.patterns import ID, MUST_BE_FREE, RESERVED
from synopsis.register.problems import quoted

_MOST_SECONDS = 600


def a_day(text: str) -> date:
    """Read a day, YYYY-MM-DD."""
    return date.fromisoformat(text)


def seconds(text: str) -> float:
    """Read a time to wait."""
    found = float(text)
    if not 0 < found <= _MOST_SECONDS:
        msg = f"must be more than 0 and at most {_MOST_SECONDS} seconds, not {quoted(text)}"
        raise argparse.ArgumentTypeError(msg)
    return found


def an_id(text: str) -> str:
    """Read the id of a record."""
    if not ID.fits(text):
        msg = f"must be words of a-z and 0-9 joined by hyphens, not {quoted(text)}"
        raise argparse.ArgumentTypeError(msg)
    if RESERVED.fullmatch(text):
        msg = f"{MUST_BE_FREE}, not {quoted(text)}"
        raise argparse.ArgumentTypeError(msg)
    return text

"""Ids that are letters and a number, such as `m14`: one looks like another and says nothing of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches

from synopsis.register.problems import quoted

_NUMBERED = re.compile(r"([a-z]+)([0-9]+)")


def letters_of(name: str) -> str:
    """Return the letters of such an id; nothing where it is none."""
    numbered = _NUMBERED.fullmatch(name)
    return numbered[1] if numbered else ""


def by_number(name: str) -> tuple[str, int]:
    """Sort key of such an id: `m9` before `m14`."""
    letters = name.rstrip("0123456789")
    return letters, int(name[len(letters) :])


def next_free(letters: str, taken: Iterable[str]) -> str:
    """Return the id with the number behind the highest that is taken with these letters, as wide as those are."""
    numbers = [match[2] for match in map(_NUMBERED.fullmatch, taken) if match and match[1] == letters]
    width = max((len(number) for number in numbers if number.startswith("0")), default=1)
    return f"{letters}{max(map(int, numbers), default=0) + 1:0{width}}"


def suggestion(name: str, known: Iterable[str]) -> str:
    """Ask whether the `known` word most like `name` was meant; not of numbers, which are all alike."""
    near = [] if letters_of(name) else get_close_matches(name, known, n=1)
    return f" (did you mean {quoted(near[0])}?)" if near else ""

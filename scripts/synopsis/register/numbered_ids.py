"""Ids that are letters and a number, such as `m14`: one looks like another and says nothing of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches

from synopsis.register.problems import quoted

_NUMBERED = re.compile(r"([a-z]+)([1-9][0-9]*)")


def next_free(name: str, taken: Iterable[str]) -> str:
    """Return the id with the number behind the highest that is taken; nothing where `name` is not numbered."""
    if not (numbered := _NUMBERED.fullmatch(name)):
        return ""
    found = filter(None, map(_NUMBERED.fullmatch, taken))
    return f"{numbered[1]}{max((int(one[2]) for one in found if one[1] == numbered[1]), default=0) + 1}"


def suggestion(name: str, known: Iterable[str]) -> str:
    """Ask whether the `known` word most like `name` was meant; not of numbers, which are all alike."""
    near = [] if _NUMBERED.fullmatch(name) else get_close_matches(name, known, n=1)
    return f" (did you mean {quoted(near[0])}?)" if near else ""

"""Words and numbers that end in a full stop and no sentence."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_name("abbreviations.toml")


_ORDINAL = re.compile(r"\d{1,2}\.")
"""A day of a month or the like, where ordinals have a full stop."""


@cache
def _listed(name: str) -> frozenset[str]:
    """Return a list of words: the titles, ranks and the like of a language, by its tag."""
    known = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return frozenset(known.get(name, "").split())


def ends_no_sentence(text: str, language: str) -> bool:
    """Tell whether `text` breaks off at such a word or number, or at a semicolon, behind which its sentence goes on."""
    last = (text.split() or [""])[-1]
    word = last.strip("(\"'“„«").rstrip(".").casefold()
    tag = language.partition("-")[0]
    is_ordinal = tag in _listed("ordinals") and _ORDINAL.fullmatch(last) is not None
    return last.endswith(";") or is_ordinal or (last.endswith(".") and word in _listed(tag))

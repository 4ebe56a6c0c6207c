"""Words that end in a full stop and no sentence."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_name("abbreviations.toml")


@cache
def _before_names(language: str) -> frozenset[str]:
    """Return the titles, ranks and the like of a language."""
    known = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return frozenset(known.get(language.partition("-")[0], "").split())


def ends_no_sentence(text: str, language: str) -> bool:
    """Tell whether `text` breaks off at such a word, or at a semicolon, behind which its sentence goes on."""
    last = (text.split() or [""])[-1]
    word = last.strip("(\"'“„«").rstrip(".").casefold()
    return last.endswith(";") or (last.endswith(".") and word in _before_names(language))

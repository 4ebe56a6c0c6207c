"""Words as every keyboard can write them, and as the pages have them, as the script of the search reads a query."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

_OWN_SHAPE = str.maketrans({"ı": "i", "ə": "e", "ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe"})  # noqa: RUF001 -- letters without a mark to take off
_LEFT_OUT = re.compile("['\u2019\u02bc`]|(?<=[0-9]),(?=[0-9]{3})")
_WORD = re.compile(r"[^\W_]+")


@lru_cache(maxsize=100_000)
def words_of(text: str) -> tuple[str, ...]:
    """Give the words of a text without capitals, marks, apostrophes and commas in numbers."""
    apart = unicodedata.normalize("NFD", text.lower())
    plain = "".join(letter for letter in apart if not unicodedata.category(letter).startswith("M"))
    return tuple(_WORD.findall(unicodedata.normalize("NFC", _LEFT_OUT.sub("", plain).translate(_OWN_SHAPE))))


class Synonyms:
    """Forms, each with the one that the pages use."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Read the pairs as words."""
        self.pairs = [(form, ours) for form, ours in ((words_of(one), words_of(two)) for one, two in pairs) if form]
        self._by_first: dict[str, list[tuple[Sequence[str], Sequence[str]]]] = {}
        for form, ours in sorted(self.pairs, key=lambda pair: -len(pair[0])):
            self._by_first.setdefault(form[0], []).append((form, ours))

    def phrases(self, texts: Iterable[str]) -> list[list[str]]:
        """Give those texts that have words, in the words that the pages use."""
        return [said for said in map(self._said, texts) if said]

    def _said(self, text: str) -> list[str]:
        sought, said, at = words_of(text), list[str](), 0
        while at < len(sought):
            known = self._by_first.get(sought[at], ())
            alone = (sought[at : at + 1],) * 2
            form, ours = next((pair for pair in known if sought[at : at + len(pair[0])] == pair[0]), alone)
            said += ours
            at += len(form)
        return list(dict.fromkeys(said))

"""What the first search of a reader asks for, on the page of a question of the published register."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from typing import ClassVar

from searching import search
from visits import below, settle, watched

QUESTION = "questions/how-many-killed/"
FIRST_SEARCH = 160_000
"""Bytes, compressed, of everything that the first search asks for, when it has one word."""
ONE_MORE_WORD = 30_000
"""A part of the index, which each further word may ask for."""


class FirstSearch:
    """Fixtures: `browser`, `address`, `site`."""

    MORE: ClassVar[Mapping[str, int]]
    """Words that are searched for, with how many more words than one they come to."""

    def test_the_first_search_is_light(self, browser, address, site):
        """The first search asks for at most 160 KB, compressed, and nothing of what only a misspelling needs."""
        asked = {words: first_asked(browser, address, words) for words in self.MORE}
        weights = {words: sum(weight(site / name) for name in names) for words, names in asked.items()}

        assert [words for words, names in asked.items() if "pagefind/pagefind.js" not in names] == []
        assert {tuple(name for name in names if not name.startswith("pagefind/")) for names in asked.values()} == {
            ("assets/searching.js", "assets/finding.js")
        }
        assert [words for words, names in asked.items() if "pagefind/words.txt" in names] == []
        assert {
            words: weighs
            for words, weighs in weights.items()
            if weighs > FIRST_SEARCH + self.MORE[words] * ONE_MORE_WORD
        } == {}


def first_asked(browser, address, words):
    """Search for words where nothing was searched for before; name what is asked for because of that."""
    with watched(browser, address) as (page, seen):
        page.goto(address + QUESTION)
        settle(page)
        before = len(seen.asked)
        search(page, words)
        settle(page)
    return below(address, seen.asked[before:])


def weight(file):
    """Weigh a file as it is sent."""
    data = file.read_bytes()
    return min(len(data), len(gzip.compress(data)))

"""What orders the answers of the search, beside Pagefind's index: titles and other words of all pages in one file.

A second file lists the words of the site, for those who misspell one; it is asked for when nothing was found.
"""

from __future__ import annotations

import gzip
import json
import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from synopsis.register.problems import Problem
from synopsis.site.pagefind import FOLDER

TITLES = "titles.json"
WORDS = "words.txt"
_SMALL_WORDS = Path(__file__).with_name("small_words.toml")
_MARK = b"pagefind_dcd"
_WORD = re.compile(r"[^\W\d_]{4,}")
_BETWEEN = " · "


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What the search must be told, because no page says it."""

    language: str
    """Of the pages; its small words tell nothing."""
    ranks: Mapping[str, int]
    """By kind of page: which stand first."""
    rank_of_others: int
    numbered: frozenset[str]
    """Kinds of page whose titles are no words to search by."""
    synonyms: Sequence[tuple[str, str]]
    """Forms, each with the one that the pages use."""
    places: Sequence[tuple[str, str, str, str, Sequence[str]]]
    """Kind, title, address, what it says and other words of what has no page of its own."""


def write(site: Path, terms: Terms) -> Sequence[Problem]:
    """Put both files beside the index of `site`; of two that are called the same, that stands first which says more."""
    fragments = sorted(_fragments(site / FOLDER), key=lambda pair: (-int(pair[1]["word_count"]), str(pair[1]["url"])))
    entries = [_entry(name, fragment, terms) for name, fragment in fragments]
    places = [
        [path, terms.ranks.get(kind, terms.rank_of_others), "", title, _BETWEEN.join(also), kind, says]
        for kind, title, path, says, also in terms.places
    ]
    small = tomllib.loads(_SMALL_WORDS.read_text(encoding="utf-8")).get(terms.language.partition("-")[0], "")
    content = {"small": small, "synonyms": terms.synonyms, "pages": [*entries, *places]}
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    (site / FOLDER / TITLES).write_text(text, encoding="utf-8")
    words = "\n".join(_by_frequency(fragment["content"] for _, fragment in fragments))
    (site / FOLDER / WORDS).write_text(words, encoding="utf-8")
    return ()


def _fragments(folder: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield what Pagefind keeps of each page, with the name that results carry."""
    for path in (folder / "fragment").iterdir():
        yield path.stem, json.loads(gzip.decompress(path.read_bytes()).removeprefix(_MARK))


def _entry(name: str, fragment: dict[str, Any], terms: Terms) -> list[str | int]:
    """Return name, rank, last part of the address, title and other words of a page."""
    kind, meta = fragment["filters"].get("page", [""])[0], fragment["meta"]
    last = str(fragment["url"]).rstrip("/").rpartition("/")[2]
    rank = terms.ranks.get(kind, terms.rank_of_others)
    if kind in terms.numbered:
        return [name, rank, last]
    return [name, rank, last, meta.get("title", ""), meta.get("also", "")]


def _by_frequency(texts: Iterable[str]) -> list[str]:
    """Return every word as it is mostly written, those of most pages first."""
    forms = Counter(word for text in texts for word in {*_WORD.findall(text)})
    count: Counter[str] = Counter()
    mostly: dict[str, str] = {}
    for form, times in sorted(forms.items(), key=lambda item: (-item[1], item[0])):
        count[form.lower()] += times
        mostly.setdefault(form.lower(), form)
    return [mostly[word] for word in sorted(count, key=lambda word: (-count[word], word))]

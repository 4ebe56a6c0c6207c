"""What orders the answers of the search, beside Pagefind's index: titles and other words of pages, on many files.

Whoever seeks a word fetches the file of those that begin with the same three letters: what is fetched does not grow
with the register. Two more files, the words of the site and the other forms of names, are asked for when nothing was
found.
"""

from __future__ import annotations

import gzip
import json
import re
import tomllib
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from synopsis.register.problems import Problem
from synopsis.site.folded_words import Synonyms, words_of
from synopsis.site.pagefind import FOLDER

TITLES = "titles"
"""The folder of the files; `index.json` in it says how many there are."""
FORMS = "forms.json"
WORDS = "words.txt"
_SMALL_WORDS = Path(__file__).with_name("small_words.toml")
_MARK = b"pagefind_dcd"
_WORD = re.compile(r"[^\W\d_]{4,}")
_BETWEEN = " · "
_BEGINNING = 3
"""By how many letters words are shared out: what is like a word begins with as many of the same."""
_FILE = 6_000
"""How many bytes a file has, about."""
_MOST_FILES = 4_096
_MAIN = re.compile(r"^[^:]+ [^:]+(?=:)")
"""The part of a title that is a title too."""


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

    def rank(self, kind: str) -> int:
        """Give the rank of a kind of page."""
        return self.ranks.get(kind, self.rank_of_others)


Entry = list[Any]
_OF_A_NUMBER = 4
"""As many values, with its place among all, has what is found by its number alone."""


def write(site: Path, terms: Terms) -> Sequence[Problem]:
    """Put the files beside the index of `site`; of two that are called the same, that stands first which says more."""
    folder = site / FOLDER
    fragments = sorted(_fragments(folder), key=lambda pair: (-int(pair[1]["word_count"]), str(pair[1]["url"])))
    synonyms = Synonyms(terms.synonyms)
    entries = [_entry(name, fragment, terms, synonyms) for name, fragment in fragments]
    entries += [_place(place, terms, synonyms) for place in terms.places]
    entries = [[number, *entry] for number, entry in enumerate(entries)]
    small = tomllib.loads(_SMALL_WORDS.read_text(encoding="utf-8")).get(terms.language.partition("-")[0], "")
    _share_out(folder / TITLES, entries, synonyms, small)
    _write(folder / FORMS, terms.synonyms)
    words = "\n".join(_by_frequency(fragment["content"] for _, fragment in fragments))
    (folder / WORDS).write_text(words, encoding="utf-8")
    return ()


def _share_out(folder: Path, entries: Sequence[Entry], synonyms: Synonyms, small: str) -> None:
    """Put each entry into the file of every word by which it is found, and a synonym into that of its first word."""
    passed_over = {word for listed in small.split() for word in words_of(listed)}
    beginnings = [_beginnings(entry, passed_over) for entry in entries]
    size = sum(len(json.dumps(entry)) * len(found) for entry, found in zip(entries, beginnings, strict=True))
    count = min(max(size // _FILE, 1), _MOST_FILES)
    files: list[dict[str, list[Any]]] = [{"pages": [], "synonyms": []} for _ in range(count)]
    for entry, found in zip(entries, beginnings, strict=True):
        for number in sorted({number_of(beginning, count) for beginning in found}):
            files[number]["pages"].append(entry)
    for form, ours in synonyms.pairs:
        files[number_of(form[0][:_BEGINNING], count)]["synonyms"].append([form, ours])
    folder.mkdir(exist_ok=True)
    for number, content in enumerate(files):
        _write(folder / f"{number}.json", content)
    _write(folder / "index.json", {"files": count, "pages": len(entries), "small": small})


def number_of(beginning: str, count: int) -> int:
    """Give the number of the file for words that begin so; the script reckons the same."""
    number = 0
    for letter in beginning:
        number = (number * 31 + ord(letter)) % count
    return number


def _beginnings(entry: Entry, small: Collection[str]) -> set[str]:
    """Give the beginnings of the words by which an entry is found; of small words where a phrase has no others."""
    phrases = entry[5] if len(entry) > _OF_A_NUMBER else [words_of(str(entry[3]))]
    telling = ([word for word in phrase if word not in small] or phrase for phrase in phrases)
    return {word[:_BEGINNING] for words in telling for word in words}


def _write(file: Path, content: object) -> None:
    file.write_text(json.dumps(content, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def _fragments(folder: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield what Pagefind keeps of each page, with the name that results carry."""
    for path in (folder / "fragment").iterdir():
        yield path.stem, json.loads(gzip.decompress(path.read_bytes()).removeprefix(_MARK))


def _entry(name: str, fragment: dict[str, Any], terms: Terms, synonyms: Synonyms) -> Entry:
    """Return name, rank and last part of the address of a page; how many phrases are its title, and all its phrases."""
    kind, meta = fragment["filters"].get("page", [""])[0], fragment["meta"]
    last = str(fragment["url"]).rstrip("/").rpartition("/")[2]
    rank = terms.rank(kind)
    if kind in terms.numbered:
        return [name, rank, last]
    return [name, rank, last, *_phrases(meta.get("title", ""), last, meta.get("also", "").split(_BETWEEN), synonyms)]


def _place(place: tuple[str, str, str, str, Sequence[str]], terms: Terms, synonyms: Synonyms) -> Entry:
    """Return the same of what has no page of its own, with title, kind and what it says."""
    kind, title, path, says, also = place
    return [path, terms.rank(kind), "", *_phrases(title, "", also, synonyms), title, kind, says]


def _phrases(title: str, name: str, also: Iterable[str], synonyms: Synonyms) -> tuple[int, list[list[str]]]:
    main = _MAIN.match(title)
    own = synonyms.phrases([title, name, *([main[0]] if main else [])])
    return len(own), [*own, *synonyms.phrases(also)]


def _by_frequency(texts: Iterable[str]) -> list[str]:
    """Return every word as it is mostly written, those of most pages first."""
    forms = Counter(word for text in texts for word in {*_WORD.findall(text)})
    count: Counter[str] = Counter()
    mostly: dict[str, str] = {}
    for form, times in sorted(forms.items(), key=lambda item: (-item[1], item[0])):
        count[form.lower()] += times
        mostly.setdefault(form.lower(), form)
    return [mostly[word] for word in sorted(count, key=lambda word: (-count[word], word))]

"""The index of the search in one order, and in parts of which a search needs few bytes.

Pagefind writes filters in another order every time: https://github.com/Pagefind/pagefind/issues/638, mended for the
fragments alone. Its pages it calls by sums, of which nothing can be compressed, and every search begins with the list
of them all; here they are counted through. What all names of an index begin with is the sum of those sums, so that no
list names pages of another publication; then follows the rank of the page, which no search need look up. The words
stand in files of a fourth of Pagefind's size; what begins alike stays together, because who types a beginning is
given one file.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, cast

import cbor2

from synopsis.register.problems import Location, Problem, Rule, quoted
from synopsis.site.packed import packed

Item = int | str | list["Item"]

_MARK = b"pagefind_dcd"
_ENTRY = "pagefind-entry.json"
_DIGITS = 10
_PART = 12_000
"""Of how many bytes a file of words is at least, before it is packed to less than half."""
_BEGINNING = 4
"""By how many letters words are alike that stay together."""
_FIGURES = "0123456789abcdefghijklmnopqrstuvwxyz"
_PAGES, _WORDS = 1, 2
_FILTERS = 3
"""Places in the summary of a language: version, pages, words, filters, sorts, fields."""


def put_in_order(index: Path, shown: str, rank: Callable[[str], int]) -> list[Problem]:
    """Write the filters of the index in the folder `index` sorted, name its pages, and whatever names them.

    `rank` gives that of a kind of page, a figure.
    """
    try:
        entry = json.loads((index / _ENTRY).read_bytes())
        for language, facts in sorted(entry["languages"].items()):
            facts["hash"] = _sorted_language(index, language, facts["hash"], rank)
    except (OSError, ValueError, LookupError, TypeError, EOFError, cbor2.CBORDecodeError) as error:
        message = f"must be an index in the form of Pagefind 1, not {quoted(error)}"
        return [Problem(Location(shown), Rule.SITE_SEARCH, message)]
    (index / _ENTRY).write_text(json.dumps(entry, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
    return []


def _sorted_language(index: Path, language: str, name: str, rank: Callable[[str], int]) -> str:
    """Sort the filters of one language and name its pages; give the new name of its summary."""
    old = index / f"pagefind.{name}.pf_meta"
    summary = cast("list[Item]", _read(old))
    shared = _name_pages(index / "fragment", language, cast("list[list[Any]]", summary[_PAGES]), rank)
    summary[_WORDS] = _part_words(index / "index", shared, cast("list[list[str]]", summary[_WORDS]))
    listed = cast("list[list[str]]", summary[_FILTERS])
    for one in listed:
        path = index / "filter" / f"{one[1]}.pf_filter"
        title, values = cast("tuple[str, list[Item]]", _read(path))
        path.unlink()
        content = cbor2.dumps([title, sorted(values, key=_first)])
        one[1] = f"{language}_{_digest(content)}"
        _write(index / "filter" / f"{one[1]}.pf_filter", content)
    listed.sort()
    content = cbor2.dumps(summary)
    old.unlink()
    _write(index / f"pagefind.{language}_{_digest(content)}.pf_meta", content)
    return f"{language}_{_digest(content)}"


def _name_pages(folder: Path, language: str, pages: list[list[Any]], rank: Callable[[str], int]) -> str:
    """Call each page by what all share, which is given, its rank and its number; round how many words it has."""
    shared = f"{language}_{_digest(''.join(page[0] for page in pages).encode())}"
    for number, page in enumerate(pages):
        old = folder / f"{page[0]}.pf_fragment"
        kinds = json.loads(gzip.decompress(old.read_bytes()).removeprefix(_MARK))["filters"].get("page", [""])
        page[0] = f"{shared}_{rank(kinds[0])}{_counted(number)}"
        page[1] = _rounded(page[1])
        old.rename(folder / f"{page[0]}.pf_fragment")
    return shared


def _rounded(number: int) -> int:
    """Keep three binary digits: of two lengths, that is enough to tell which text is longer, in half the bytes."""
    rest = max(number.bit_length() - 3, 0)
    return number >> rest << rest


def _part_words(folder: Path, shared: str, chunks: list[list[str]]) -> list[Item]:
    """Write the words in smaller files; give first and last word of each, and its name."""
    found: list[Item] = []
    for _, _, old in chunks:
        path = folder / f"{old}.pf_index"
        (words,) = cast("list[list[Any]]", _read(path))
        path.unlink()
        for part in _parts(words):
            name = f"{shared}_{_counted(len(found))}"
            found.append([part[0][0], part[-1][0], name])
            _write(folder / f"{name}.pf_index", cbor2.dumps([part]))
    return found


def _parts(words: list[list[Any]]) -> Iterator[list[list[Any]]]:
    """Divide words where one begins otherwise than that before it, once there are enough bytes."""
    part: list[list[Any]] = []
    size = 0
    for word in words:
        if size > _PART and word[0][:_BEGINNING] != part[-1][0][:_BEGINNING]:
            yield part
            part, size = [], 0
        part.append(word)
        size += len(cbor2.dumps(word))
    yield part


def _counted(number: int) -> str:
    """Write a number in as few signs as may stand in names of files everywhere."""
    more, last = divmod(number, len(_FIGURES))
    return (_counted(more) if more else "") + _FIGURES[last]


def _first(pair: Item) -> str:
    return str(cast("list[Item]", pair)[0])


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:_DIGITS]


def _read(path: Path) -> Item:
    content = gzip.decompress(path.read_bytes()).removeprefix(_MARK)
    item = cast("Item", cbor2.loads(content))
    if cbor2.dumps(item) != content:
        message = f"{path.name} in another form than the shortest"
        raise ValueError(message)
    return item


def _write(path: Path, content: bytes) -> None:
    path.write_bytes(packed(_MARK + content))

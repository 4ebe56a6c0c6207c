"""The filters of the search index in one order, because Pagefind writes them in another one every time."""

from __future__ import annotations

import gzip
import hashlib
import json
from typing import TYPE_CHECKING, cast

from synopsis.register.problems import Location, Problem, Rule, quoted

if TYPE_CHECKING:
    from pathlib import Path

    Item = int | str | list["Item"]

_MARK = b"pagefind_dcd"
_ENTRY = "pagefind-entry.json"
_DIGITS = 10
_FILTERS = 3
"""The place of the filters in the summary of a language: version, pages, words, filters, sorts, fields."""


def put_in_order(index: Path, shown: str) -> list[Problem]:
    """Write the filters of the index in the folder `index` sorted, and whatever names them."""
    try:
        entry = json.loads((index / _ENTRY).read_bytes())
        for language, facts in sorted(entry["languages"].items()):
            facts["hash"] = _sorted_language(index, language, facts["hash"])
    except (OSError, ValueError, LookupError, TypeError, EOFError) as error:
        message = f"must be an index in the form of Pagefind 1, not {quoted(error)}"
        return [Problem(Location(shown), Rule.SITE_SEARCH, message)]
    (index / _ENTRY).write_text(json.dumps(entry, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
    return []


def _sorted_language(index: Path, language: str, name: str) -> str:
    """Sort the filters of one language; give the new name of its summary."""
    old = index / f"pagefind.{name}.pf_meta"
    summary = cast("list[Item]", _read(old))
    listed = cast("list[list[str]]", summary[_FILTERS])
    for one in listed:
        path = index / "filter" / f"{one[1]}.pf_filter"
        title, values = cast("tuple[str, list[Item]]", _read(path))
        path.unlink()
        content = encode([title, sorted(values, key=_first)])
        one[1] = f"{language}_{_digest(content)}"
        _write(index / "filter" / f"{one[1]}.pf_filter", content)
    listed.sort()
    content = encode(cast("Item", summary))
    old.unlink()
    _write(index / f"pagefind.{language}_{_digest(content)}.pf_meta", content)
    return f"{language}_{_digest(content)}"


def _first(pair: Item) -> str:
    return str(cast("list[Item]", pair)[0])


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:_DIGITS]


def _read(path: Path) -> Item:
    content = gzip.decompress(path.read_bytes()).removeprefix(_MARK)
    item, end = _decode(content, 0)
    if end != len(content) or encode(item) != content:
        message = f"{path.name} holds more than lists, numbers and texts"
        raise ValueError(message)
    return item


def _write(path: Path, content: bytes) -> None:
    path.write_bytes(gzip.compress(_MARK + content, mtime=0))


# CBOR (RFC 8949), as far as Pagefind uses it

_NUMBER, _TEXT, _LIST = 0, 3, 4
_SIZES = {24: 1, 25: 2, 26: 4, 27: 8}


def encode(item: Item) -> bytes:
    """Write an item in the shortest form."""
    if isinstance(item, int):
        return _head(_NUMBER, item)
    if isinstance(item, str):
        return _head(_TEXT, len(item.encode())) + item.encode()
    return _head(_LIST, len(item)) + b"".join(map(encode, item))


def _head(kind: int, number: int) -> bytes:
    if number < min(_SIZES):
        return bytes([kind << 5 | number])
    sign, size = next((sign, size) for sign, size in _SIZES.items() if number < 1 << 8 * size)
    return bytes([kind << 5 | sign]) + number.to_bytes(size, "big")


def _decode(content: bytes, at: int) -> tuple[Item, int]:
    """Read the item that begins `at`; give it and where the next one begins."""
    kind, number = content[at] >> 5, content[at] & 31
    at += 1
    if number in _SIZES:
        end = at + _SIZES[number]
        number, at = int.from_bytes(content[at:end], "big"), end
    elif number > max(_SIZES):
        message = "a length that is not given"
        raise ValueError(message)
    if kind == _NUMBER:
        return number, at
    if kind == _TEXT:
        return content[at : at + number].decode("utf-8"), at + number
    if kind != _LIST:
        message = f"an item of kind {kind}"
        raise ValueError(message)
    items: list[Item] = []
    for _ in range(number):
        item, at = _decode(content, at)
        items.append(item)
    return items, at

"""The filters of the search index in one order.

Pagefind writes them in another one every time: https://github.com/Pagefind/pagefind/issues/638, mended for the
fragments alone.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from pathlib import Path
from typing import cast

import cbor2

from synopsis.register.problems import Location, Problem, Rule, quoted
from synopsis.site.packed import packed

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
    except (OSError, ValueError, LookupError, TypeError, EOFError, cbor2.CBORDecodeError) as error:
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
        content = cbor2.dumps([title, sorted(values, key=_first)])
        one[1] = f"{language}_{_digest(content)}"
        _write(index / "filter" / f"{one[1]}.pf_filter", content)
    listed.sort()
    content = cbor2.dumps(summary)
    old.unlink()
    _write(index / f"pagefind.{language}_{_digest(content)}.pf_meta", content)
    return f"{language}_{_digest(content)}"


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

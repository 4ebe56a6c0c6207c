"""Records to addresses."""

from __future__ import annotations

import re
from functools import cache
from itertools import takewhile
from urllib.parse import quote

from synopsis.register.model import CORRECTED, KINDS, Paged, TextQuote, kind_of
from synopsis.register.patterns import ID

_PAGED = {kind.pages: kind for kind in KINDS if kind.has_page}
_CORRECTIONS = "/corrections/#correction-"
_OF_A_RECORD = re.compile(rf"/({'|'.join(_PAGED)})/({ID.regex})/")


def path_of(record: Paged) -> str:
    """Return the path of a record's page from the root of the site: `/claims/m14/`."""
    return f"/{kind_of(record).pages}/{record.id}/"


def path_named(name: str) -> str:
    """Return the path of the page of a record that may be gone, by kind and id: of `claim/m14`, `/claims/m14/`."""
    kind, _, record_id = name.partition("/")
    return f"/{CORRECTED[kind].pages}/{record_id}/" if kind in CORRECTED and CORRECTED[kind].has_page else ""


def record_at(path: str) -> str:
    """Name the record to whose page `path` belongs, as the page itself or a file beside it; empty where none does."""
    match = _OF_A_RECORD.match(path)
    return f"{_PAGED[match[1]].name}/{match[2]}" if match else ""


def path_of_correction(correction_id: str) -> str:
    """Return the place of a correction among all: `/corrections/#correction-c1`."""
    return f"{_CORRECTIONS}{correction_id}"


def correction_at(path: str) -> str:
    """Return the id of the correction whose place `path` is; empty where it is none."""
    return path.removeprefix(_CORRECTIONS) if path.startswith(_CORRECTIONS) else ""


def file_of(path: str, name: str = "index.md") -> str:
    """Return the file below `docs/` that makes `path`, or stands beside it under another `name`."""
    return f"{path.strip('/')}/{name}".lstrip("/")


@cache
def relative(target: str, source: str) -> str:
    """Return the link from the page at path `source` to `target`, right under any sub-path of a host.

    Both are paths from the root of the site; `target` may have a fragment.
    """
    path, mark, fragment = target.partition("#")
    if path == source and mark:
        return f"#{fragment}"
    *to, last = path.split("/")[1:]
    at = source.split("/")[1:-1]
    common = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(to, at, strict=False)))
    way = "../" * (len(at) - common) + "/".join([*to[common:], last])
    return f"{way or './'}{mark}{fragment}"


def full(path: str, site_url: str) -> str:
    """Return the whole address of a page, for citing."""
    return site_url + path.lstrip("/")


def at_these_words(address: str, anchor: TextQuote) -> str:
    """Return a link into an article at the words of an anchor (WICG text fragment).

    Where the words that make it unique stand in another paragraph, no fragment reaches them: the plain address.
    """
    if anchor.crosses:
        return address
    prefix = [f"{_term(anchor.prefix)}-"] if anchor.prefix else []
    suffix = [f"-{_term(anchor.suffix)}"] if anchor.suffix else []
    mark = "" if "#" in address else "#"
    return f"{address}{mark}:~:text={','.join([*prefix, _term(anchor.exact), *suffix])}"


def _term(words: str) -> str:
    """Write words of a text fragment: everything that could be a mark of its own is percent-encoded, `-` too."""
    return quote(words, safe="").replace("-", "%2D")

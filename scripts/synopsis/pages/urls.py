"""Records to addresses."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import quote

from synopsis.register.model import Article, Claim, Document, Question, Topic

if TYPE_CHECKING:
    from synopsis.register.model import TextQuote

Paged: TypeAlias = Article | Claim | Document | Question | Topic

SECTIONS: dict[type[Paged], str] = {
    Article: "articles",
    Claim: "claims",
    Document: "documents",
    Question: "questions",
    Topic: "topics",
}
"""Kinds of record that have a page of their own, with the section that holds it."""


def path_of(record: Paged) -> str:
    """Return the path of a record's page from the root of the site: `/claims/m14/`."""
    return f"/{SECTIONS[type(record)]}/{record.id}/"


def file_of(path: str, name: str = "index.md") -> str:
    """Return the file below `docs/` that makes `path`, or stands beside it under another `name`."""
    return f"{path.strip('/')}/{name}".lstrip("/")


def relative(target: str, source: str) -> str:
    """Return the link from the page at path `source` to `target`, right under any sub-path of a host.

    Both are paths from the root of the site; `target` may have a fragment.
    """
    path, mark, fragment = target.partition("#")
    if path == source and mark:
        return f"#{fragment}"
    way = posixpath.relpath(path, source)
    if path.endswith("/"):
        way = f"{way}/"
    return f"{way}{mark}{fragment}"


def full(path: str, site_url: str) -> str:
    """Return the whole address of a page, for citing."""
    return site_url + path.lstrip("/")


def at_these_words(address: str, anchor: TextQuote) -> str:
    """Return a link into an article at the words of an anchor (WICG text fragment).

    An anchor that needs words around it to be unique gets the plain address: those words may stand in another
    paragraph, where no fragment reaches them.
    """
    if anchor.prefix or anchor.suffix:
        return address
    words = quote(anchor.exact, safe="").replace("-", "%2D")
    mark = "" if "#" in address else "#"
    return f"{address}{mark}:~:text={words}"

"""What stands in place of the data files of records that are no more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from synopsis.exports.bibliography.bibtex import bibtex_entries
from synopsis.exports.bibliography.csl_items import cited_item
from synopsis.exports.bibliography.ris import as_ris
from synopsis.exports.bibliography.works import Work, page_of_ours
from synopsis.exports.register_json import as_json
from synopsis.page import Page
from synopsis.register.edition import Edition
from synopsis.register.lifecycle import Gone, gone
from synopsis.register.model import Register
from synopsis.register.urls import file_of, full, record_at

INDEX = "index.json"


def files(register: Register, published: Iterable[str], edition: Edition) -> Iterator[Page]:
    """Yield `index.json`, and what was published: each says in its own format what became of the record.

    `published` are the paths of the ledger.
    """
    beside: dict[str, set[str]] = {}
    for path in published:
        if not path.endswith("/"):
            beside.setdefault(record_at(path), set()).add(path.rpartition("/")[2])
    works = {item.name: _work(register, item, edition) for item in gone(register)}
    entries = bibtex_entries(works.values())
    for item in gone(register):
        work = works[item.name]
        for name in sorted({INDEX, *beside.get(item.name, ())}):
            match name.partition(".")[2]:
                case "json":
                    text = as_json(_status(item, edition.site_url))
                case "csl.json":
                    text = as_json([cited_item(work)])
                case "bib":
                    text = entries[work.id]
                case "ris":
                    text = as_ris([work])
                case _:
                    text = f"{item.label} ({item.on.isoformat()}): {work.csl.url}\n"
            yield Page(file_of(item.path, name), text)


def _work(register: Register, item: Gone, edition: Edition) -> Work:
    """Return what is cited in place of a record: its one successor, else the page that says what became of it."""
    (path,) = [place.path for place in item.successors] if len(item.successors) == 1 else [item.path]
    return page_of_ours(register.site, edition, item.name, path, title=item.label, on=item.on)


def _status(item: Gone, site_url: str) -> dict[str, object]:
    kind, _, record_id = item.name.partition("/")
    return {
        "status": item.kind,
        "on": item.on.isoformat(),
        "kind": kind,
        "id": record_id,
        "title": item.title,
        "reason": item.reason,
        "successors": [
            {"record": place.name, "url": full(place.path, site_url), "path": place.path} for place in item.successors
        ],
        "url": full(item.path, site_url),
        "path": item.path,
    }

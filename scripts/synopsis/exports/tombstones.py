"""What became of records after publication, as values for pages and data files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from synopsis.exports.bibliography.references import short_name
from synopsis.exports.register_json import as_json
from synopsis.page import Page
from synopsis.register.enums import CorrectionKind
from synopsis.register.lifecycle import final_successors
from synopsis.register.model import Article, Document, Question, Topic
from synopsis.register.urls import file_of, full, path_named, record_at

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import date

    from synopsis.register.index import Index
    from synopsis.register.model import Record, Register

CURRENT = "current"
INDEX = "index.json"


@dataclass(frozen=True, slots=True)
class Place:
    """A record to which another leads."""

    name: str
    """Kind and id: `claim/m14`."""
    label: str
    path: str


@dataclass(frozen=True, slots=True)
class Gone:
    """A record that was published and is no more."""

    name: str
    path: str
    kind: CorrectionKind
    on: date
    title: str
    """What it was called, as far as that may still be said."""
    reason: str
    successors: tuple[Place, ...]

    @property
    def label(self) -> str:
        """Its name with its status first."""
        return f"{self.kind.capitalize()}: {self.title}"


def status(index: Index, record: Record) -> dict[str, object]:
    """Return what stands first in the data file of a record: whether it holds, how often and when last corrected."""
    corrections = index.corrections_of(record)
    return {
        "status": CURRENT,
        "corrections": len(corrections),
        "corrected": corrections[0].on.isoformat() if corrections else "",
    }


def gone(register: Register) -> tuple[Gone, ...]:
    """Return every record with a page that is no more, by name; one that was redacted says nothing of itself."""
    return tuple(_gone(register, name) for name in sorted(register.removals) if path_named(name))


def _gone(register: Register, name: str) -> Gone:
    correction = register.removals[name]
    is_redacted = correction.kind is CorrectionKind.REDACTED
    successors = [] if is_redacted else [*final_successors(register, name)]
    if correction.kind is CorrectionKind.WITHDRAWN:
        successors = list(correction.successors)
    return Gone(
        name=name,
        path=path_named(name),
        kind=correction.kind,
        on=correction.on,
        title=correction.title or called(name),
        reason=correction.reason,
        successors=tuple(_place(register, successor) for successor in successors if path_named(successor)),
    )


def called(name: str) -> str:
    """Call a record by kind and id: "claim m14"."""
    kind, _, record_id = name.partition("/")
    return f"{kind} {record_id}"


def label_of(register: Register, name: str) -> str:
    """Call a record as links do; a claim by its id, because its words may accuse."""
    record = register.named(name)
    if isinstance(record, Question):
        return record.asks
    if isinstance(record, Topic):
        return record.title
    if isinstance(record, Article):
        return record.label
    if isinstance(record, Document):
        return str(short_name(record.csl).unescape())
    return called(name)


def _place(register: Register, name: str) -> Place:
    ended = register.removals.get(name)
    label = label_of(register, name)
    return Place(name, f"{label} ({ended.kind})" if ended else label, path_named(name))


def files(register: Register, published: Iterable[str], site_url: str) -> Iterator[Page]:
    """Yield what stands in place of the data files of records that are no more: `index.json`, and what was published.

    `published` are the paths of the ledger.
    """
    beside: dict[str, set[str]] = {}
    for path in published:
        if not path.endswith("/"):
            beside.setdefault(record_at(path), set()).add(path.rpartition("/")[2])
    for item in gone(register):
        for name in sorted({INDEX, *beside.get(item.name, ())}):
            write = _WRITERS.get(name.partition(".")[2], _as_line)
            yield Page(file_of(item.path, name), write(item, site_url))


def _address(item: Gone, site_url: str) -> str:
    """Where to go: to the one successor, else to the page that says what became of the record."""
    only = item.successors[0] if len(item.successors) == 1 else item
    return full(only.path, site_url)


def _as_json(item: Gone, site_url: str) -> str:
    kind, _, record_id = item.name.partition("/")
    value = {
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
    return as_json(value)


def _as_csl(item: Gone, site_url: str) -> str:
    day = [item.on.year, item.on.month, item.on.day]
    value = {
        "id": item.name.replace("/", "-"),
        "type": "webpage",
        "title": item.label,
        "issued": {"date-parts": [day]},
        "URL": _address(item, site_url),
    }
    return as_json([value])


def _as_bibtex(item: Gone, site_url: str) -> str:
    title = "".join(f"{{\\{char}}}" if char in "&%$#_" else char for char in item.label if char not in "{}\\~^")
    fields = [f"title = {{{title}}}", f"year = {{{item.on.year}}}", f"url = {{{_address(item, site_url)}}}"]
    return f"@misc{{{item.name.replace('/', '-')},\n  " + ",\n  ".join(fields) + "\n}\n"


def _as_ris(item: Gone, site_url: str) -> str:
    day = item.on.strftime("%Y/%m/%d/")
    lines = ["TY  - ELEC", f"TI  - {item.label}", f"DA  - {day}", f"UR  - {_address(item, site_url)}", "ER  - "]
    return "\r\n".join(lines) + "\r\n"


def _as_line(item: Gone, site_url: str) -> str:
    return f"{item.label} ({item.on.isoformat()}): {_address(item, site_url)}\n"


_WRITERS: Mapping[str, Callable[[Gone, str], str]] = {
    "json": _as_json,
    "csl.json": _as_csl,
    "bib": _as_bibtex,
    "ris": _as_ris,
}
"""How a data file says what became of its record, by the end of its name."""

"""New records: their ids, what follows from other records, and where in the files they belong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from pydantic import BaseModel

from synopsis.authoring.desk import Data, Desk
from synopsis.authoring.forms import as_text
from synopsis.authoring.ids import next_numbered, slug, taken
from synopsis.register.ledger import Ledger
from synopsis.register.model import Kind, Record
from synopsis.register.problems import Location, Places, Problem, Refused, Rule, quoted
from synopsis.register.rules.references import named
from synopsis.register.validation import typed
from synopsis.register.yaml import RawRecord

_TITLES = {"person": ("name",), "event": ("title",), "name": ("label",), "question": ("asks",), "topic": ("title",)}
"""The field from whose words an id is made."""
_NUMBERED = {"finding": "f", "audit": "au"}
"""With what ids begin that are letters and a number, where there are none yet."""
_BESIDE = {"finding": "document", "question": "topic", "document": "kind", "person": "kind", "audit": "claim"}
"""The field by which records stand together in a file."""


@dataclass(frozen=True, slots=True)
class New:
    """A record that is to be added."""

    kind: Kind
    data: Data
    command: str
    """How messages call where it comes from: `add finding`."""


def in_order(model: type[BaseModel], data: Data) -> Data:
    """Give fields in the order in which the model has them."""
    names = [field.alias or name for name, field in model.model_fields.items()]
    return {name: data[name] for name in names if name in data}


def with_id(desk: Desk, ledger: Ledger, new: New, wanted: str) -> New:
    """Give a record the id that is wanted, else the next free one of its kind; refused where that was ever in use."""
    used = taken(desk.register, ledger, new.kind.name, new.kind.folder)
    if wanted in used:
        free = _free(new, used)
        message = f"id must never have been in use, not {quoted(wanted)}; {free} is free"
        raise Refused([Problem(Location(new.command), Rule.DUPLICATE_ID, message)])
    return New(new.kind, {"id": wanted or _free(new, used), **new.data}, new.command)


def _free(new: New, used: frozenset[str]) -> str:
    if new.kind.name in _NUMBERED:
        return next_numbered(used, _NUMBERED[new.kind.name])
    if new.kind.name == "document":
        return slug(_of_document(new.data["csl"], used), used)
    return slug(" ".join(str(new.data[field]) for field in _TITLES[new.kind.name]), used)


def _of_document(csl: Data, used: frozenset[str]) -> str:
    """Call a document by who wrote it and when, and by its title too where that does not tell it from others."""
    authors = csl.get("author") or [{}]
    who = (
        authors[0].get("family") or authors[0].get("literal") or csl.get("container-title") or csl.get("authority", "")
    )
    year = str(csl.get("issued", "")).lstrip("-")[:4]
    title = " ".join(str(csl["title"]).split()[:3])
    known = f"{who} {year}"
    return known if who and year and slug(known, used) == slug(known, ()) else f"{known} {title}"


def put(desk: Desk, new: New, after: Record | None = None, file: str = "") -> Record:
    """Put a record where those stand that it belongs to; refused where it is no record, or names one that is not there.

    Its file is that of `after`, the one that is named, or the one in which the last of its neighbours stands.
    """
    record = _typed(desk, new)
    new = New(new.kind, _with_numbers(new.data, record.model_dump(by_alias=True)), new.command)
    neighbours = [one for one in desk.register.records(new.kind.folder).values() if desk.holds(one)]
    field = _BESIDE.get(new.kind.name, "")
    value = getattr(record, field, None)
    beside = [one for one in neighbours if field and getattr(one, field) == value] or neighbours
    if file:
        desk.add_to_file(new.kind.folder, new.data, str(desk.root / new.kind.folder / f"{file}.yml"))
    elif after or beside:
        desk.add(new.kind.folder, new.data, after or beside[-1])
    else:
        desk.add_to_file(new.kind.folder, new.data, str(desk.root / new.kind.folder / f"{new.kind.folder}.yml"))
    return record


def _typed(desk: Desk, new: New) -> Record:
    record, faults = typed(RawRecord(new.kind.folder, as_text(new.data), Places(new.command, {})))
    problems = list(faults)
    if record:
        for path, target, found in named(record, new.kind):
            if found not in desk.register.records(target).keys() | desk.added_ids(target):
                field = ".".join(map(str, path))
                message = f"{field} must name a record in {target}, not {quoted(found)}"
                problems.append(Problem(Location(new.command), Rule.UNKNOWN_REFERENCE, message))
    if problems or record is None:
        raise Refused(problems)
    return record


def _with_numbers(given: Any, known: Any) -> Any:  # noqa: ANN401 -- any field
    """Give what an option gave as text as the number, flag or day that it is, so that it stands without marks."""
    if isinstance(given, Mapping):
        return {name: _with_numbers(value, known[name]) for name, value in given.items()}
    if isinstance(given, list):
        return [_with_numbers(value, known[number]) for number, value in enumerate(given)]
    return known if isinstance(known, bool | int | Decimal | date) else given


def next_order(desk: Desk, topic: str) -> int:
    """Return the place behind the last question of a topic."""
    orders = [question.order for question in desk.register.questions.values() if question.topic == topic]
    return max(orders, default=0) + 1

"""What became of records after publication, by the names under which corrections and the ledger know them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from synopsis.register.enums import CorrectionKind
from synopsis.register.model import CORRECTED, Article, Document, Person, Question, Register, Topic
from synopsis.register.problems import Location
from synopsis.register.urls import path_named

SHORTENED = 12
"""How many characters of a fingerprint name it in a correction."""


@dataclass(frozen=True, slots=True)
class Published:
    """How a path stands in the ledger."""

    path: str
    """From the root of the site: `/claims/m14/`, `/data/claims.csv`."""
    fingerprint: str
    """Of the material fields when it was last published; empty where the path is not of a record or correction."""
    record: str
    """The record to whose page the path belongs: `claim/m14`; empty where there is none."""
    location: Location
    """Where the last that was said of it stands."""
    correction: str = ""
    """The id of the correction that stands at the path, of which the fingerprint then is; empty where none does."""


def page_owner(register: Register, name: str) -> str:
    """Name the record on whose page a record is printed: its own, or that of the document or claim it belongs to."""
    kind = name.partition("/")[0]
    owner = CORRECTED[kind].printed_with if kind in CORRECTED else ""
    record = register.named(name) if owner else None
    return f"{owner}/{getattr(record, owner)}" if record else name


def page_path(register: Register, name: str) -> str:
    """Return the path of the page of a record that is there or gone; empty where it has none."""
    record = register.named(name)
    return path_named(name) if record is None or register.has_page(record) else ""


def rename_chain(register: Register, name: str) -> tuple[str, ...]:
    """Return the names of a record from `name` on, through every renaming since, the one that it has now last."""
    removals = register.removals
    names = [name]
    while (correction := removals.get(names[-1])) and correction.kind is CorrectionKind.RENAMED:
        if not correction.successors or correction.successors[0] in names:
            break
        names.append(correction.successors[0])
    return tuple(names)


def final_successors(register: Register, name: str) -> Iterator[str]:
    """Yield what took the place of a record that is gone, through every move since, each once."""
    removals = register.removals
    seen: set[str] = set()
    pending = [name]
    while pending:
        here = pending.pop(0)
        if here in seen:
            continue
        seen.add(here)
        correction = removals.get(here)
        if correction is not None and correction.kind.moves:
            pending.extend(correction.successors)
        elif here != name:
            yield here


def leads_to(register: Register, name: str) -> tuple[str, ...]:
    """Name a record and whatever it has become since, by every move."""
    return tuple(dict.fromkeys([*rename_chain(register, name), *final_successors(register, name)]))


def redacted_names(register: Register) -> frozenset[str]:
    """Name what was redacted, whether it is gone or stands there in other words."""
    return frozenset(item.record for item in register.corrections.values() if item.kind is CorrectionKind.REDACTED)


def pages_showing(register: Register, name: str) -> Iterator[str]:
    """Name the records whose pages tell of the corrections of one: the page it is printed on, and what took its place.

    The name and role of a person stand on the page of each claim in which that person speaks. Of what was redacted the
    fact of removal alone stays, so that it tells nothing of an earlier name.
    """
    removals = register.removals
    owner = page_owner(register, name)
    yield owner
    kind, _, id_ = owner.partition("/")
    if kind == "person":
        yield from (f"claim/{claim.id}" for claim in register.claims.values() if id_ in claim.voices)
    for successor in final_successors(register, owner):
        if successor not in removals or removals[successor].kind is not CorrectionKind.REDACTED:
            yield successor


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
        successors=tuple(_place(register, successor) for successor in successors if page_path(register, successor)),
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
        return record.label
    if isinstance(record, Person):
        return record.name
    return called(name)


def _place(register: Register, name: str) -> Place:
    ended = register.removals.get(name)
    label = label_of(register, name)
    return Place(name, f"{label} ({ended.kind})" if ended else label, page_path(register, name))

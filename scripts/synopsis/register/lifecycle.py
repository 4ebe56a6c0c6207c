"""Records by the names under which corrections and the ledger know them: `claim/m14`."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from synopsis.register.enums import CorrectionKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from synopsis.register.model import Register
    from synopsis.register.model.base import Record
    from synopsis.register.model.editorial import Correction
    from synopsis.register.problems import Location

PAGED: Mapping[str, str] = MappingProxyType(
    {
        "article": "articles",
        "claim": "claims",
        "document": "documents",
        "question": "questions",
        "topic": "topics",
    },
)
"""Kinds of record that have a page, in the singular, with the folder that holds them."""
CORRECTED: Mapping[str, str] = MappingProxyType({**PAGED, "finding": "findings", "audit": "audits"})
"""Kinds of record that a correction may name; findings and audits stand on the pages of others."""
SHORTENED = 12
"""How many characters of a sum name it in a correction."""


@dataclass(frozen=True, slots=True)
class Published:
    """One line of the ledger."""

    path: str
    """From the root of the site: `/claims/m14/`, `/data/claims.csv`."""
    sum: str
    """Of the material fields when it was last published; empty where the path is not of a record or correction."""
    record: str
    """The record to whose page the path belongs: `claim/m14`; empty where there is none."""
    location: Location
    """Where the line stands."""
    correction: str = ""
    """The id of the correction that stands at the path; its sum is `correction_digest`. Empty where none does."""


def name_of(record: Record) -> str:
    """Name a record by kind and id."""
    return f"{type(record).__name__.lower()}/{record.id}"


def named(register: Register, name: str) -> Record | None:
    """Return the record of that name, if the register holds it."""
    kind, _, id_ = name.partition("/")
    found: Record | None = getattr(register, CORRECTED[kind]).get(id_) if kind in CORRECTED else None
    return found


def owner_of(register: Register, name: str) -> str:
    """Name the record on whose page a record is printed: its own, or the document's or the claim's."""
    kind, _, id_ = name.partition("/")
    if kind == "finding" and (finding := register.findings.get(id_)):
        return f"document/{finding.document}"
    if kind == "audit" and (audit := register.audits.get(id_)):
        return f"claim/{audit.claim}"
    return name


def endings(register: Register) -> Mapping[str, Correction]:
    """Return the corrections that took records out of the register, by name; a redaction counts before any other."""

    def find() -> dict[str, Correction]:
        found: dict[str, Correction] = {}
        for correction in register.corrections.values():
            ended = correction.kind.ends or correction.kind is CorrectionKind.REDACTED
            if not ended or named(register, correction.record):
                continue
            if correction.kind is CorrectionKind.REDACTED or correction.record not in found:
                found[correction.record] = correction
        return found

    return register.derived("endings", find)


def known_as(register: Register, name: str) -> tuple[str, ...]:
    """Return the names of a record from `name` on, through every renaming since, the one that it has now last."""
    ended = endings(register)
    names = [name]
    while (correction := ended.get(names[-1])) and correction.kind is CorrectionKind.RENAMED:
        if not correction.successors or correction.successors[0] in names:
            break
        names.append(correction.successors[0])
    return tuple(names)


def final_successors(register: Register, name: str) -> Iterator[str]:
    """Yield what took the place of a record that is gone, through every move since, each once."""
    ended = endings(register)
    seen: set[str] = set()
    pending = [name]
    while pending:
        here = pending.pop(0)
        if here in seen:
            continue
        seen.add(here)
        correction = ended.get(here)
        if correction is not None and correction.kind.moves:
            pending.extend(correction.successors)
        elif here != name:
            yield here


def told_at(register: Register, name: str) -> Iterator[str]:
    """Name the records whose pages tell of the corrections of one: the page it is printed on, and what took its place.

    Of what was redacted the fact of removal alone stays, so that it tells nothing of an earlier name.
    """
    ended = endings(register)
    owner = owner_of(register, name)
    yield owner
    for successor in final_successors(register, owner):
        if successor not in ended or ended[successor].kind is not CorrectionKind.REDACTED:
            yield successor

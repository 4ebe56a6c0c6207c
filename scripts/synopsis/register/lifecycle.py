"""Records by the names under which corrections and the ledger know them: `claim/m14`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from synopsis.register.enums import CorrectionKind
from synopsis.register.model import CORRECTED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from synopsis.register.model import Register
    from synopsis.register.problems import Location

SHORTENED = 12
"""How many characters of a fingerprint name it in a correction."""


@dataclass(frozen=True, slots=True)
class Published:
    """One line of the ledger."""

    path: str
    """From the root of the site: `/claims/m14/`, `/data/claims.csv`."""
    fingerprint: str
    """Of the material fields when it was last published; empty where the path is not of a record or correction."""
    record: str
    """The record to whose page the path belongs: `claim/m14`; empty where there is none."""
    location: Location
    """Where the line stands."""
    correction: str = ""
    """The id of the correction that stands at the path, of which the fingerprint then is; empty where none does."""


def page_owner(register: Register, name: str) -> str:
    """Name the record on whose page a record is printed: its own, or that of the document or claim it belongs to."""
    kind = name.partition("/")[0]
    owner = CORRECTED[kind].printed_with if kind in CORRECTED else ""
    record = register.named(name) if owner else None
    return f"{owner}/{getattr(record, owner)}" if record else name


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


def pages_showing(register: Register, name: str) -> Iterator[str]:
    """Name the records whose pages tell of the corrections of one: the page it is printed on, and what took its place.

    Of what was redacted the fact of removal alone stays, so that it tells nothing of an earlier name.
    """
    removals = register.removals
    owner = page_owner(register, name)
    yield owner
    for successor in final_successors(register, owner):
        if successor not in removals or removals[successor].kind is not CorrectionKind.REDACTED:
            yield successor

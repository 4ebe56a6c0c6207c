"""Corrections that a change needs, written with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from synopsis.authoring.desk import Data, Desk
from synopsis.authoring.ids import next_numbered, taken
from synopsis.authoring.told import Change, in_words, kind_of_change, of_page
from synopsis.register.enums import CorrectionKind
from synopsis.register.ledger import Ledger
from synopsis.register.lifecycle import called, label_of, rename_chain
from synopsis.register.model import Document, Register
from synopsis.register.rules.uncorrected import Uncorrected, uncorrected
from synopsis.register.urls import path_named

MOST = 1500
"""How long a text of a correction may be."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """When and why something is corrected."""

    on: date
    reason: str
    ledger: Ledger

    def because(self, otherwise: str) -> Occasion:
        """Give the occasion with its reason, or with another one where it has none."""
        return self if self.reason else Occasion(self.on, otherwise, self.ledger)


def was_published(ledger: Ledger, name: str) -> bool:
    """Tell whether the page of a record was published, under this name."""
    return bool(path_named(name)) and path_named(name) in ledger.standing


def record_end(
    desk: Desk, occasion: Occasion, name: str, kind: CorrectionKind, successors: tuple[str, ...] = ()
) -> None:
    """Write what became of a record that was published: withdrawn, renamed, merged or redacted."""
    data: Data = {"record": name, "on": occasion.on, "kind": str(kind)}
    if kind is CorrectionKind.WITHDRAWN and (title := title_of(desk.register, name)):
        data["title"] = title
    if kind is not CorrectionKind.REDACTED and occasion.reason:
        data["reason"] = occasion.reason
    if successors:
        data["successors"] = list(successors)
    add_correction(desk, occasion.ledger, data)


def title_of(register: Register, name: str) -> str:
    """Return what a record with a title is called; a claim has none, because its words may accuse."""
    record = register.named(name)
    if isinstance(record, Document):
        return record.page_title
    label = label_of(register, name)
    return "" if label == called(name) else label


def add_correction(desk: Desk, ledger: Ledger, data: Data) -> str:
    """Put a correction behind the others under the next free id; return that."""
    known = taken(desk.register, ledger, "correction", "corrections") | desk.added_ids("corrections")
    name = next_numbered(known, "co")
    last = [*desk.register.corrections.values()][-1:]
    file = last[0].file if last else str(desk.root / "corrections" / "corrections.yml")
    desk.add_to_file("corrections", {"id": name, **data}, file)
    return name


def settle(desk: Desk, occasion: Occasion) -> list[str]:
    """Write a correction of every published record that differs by this change; return the names of the records.

    What had changed before it, and is not corrected yet, is left to the command that looks up what was published.
    """
    lines = occasion.ledger.lines
    if not lines:
        return []
    earlier = {one.line.path for one in uncorrected(desk.register, lines)}
    new = desk.changed()
    found = [one for one in uncorrected(new, lines) if one.line.path not in earlier]
    for one in found:
        before = rename_chain(desk.register, one.line.record)[-1]
        correct(desk, occasion, one, of_page(desk.register, before, new, one.name))
    return [one.name for one in found]


def correct(desk: Desk, occasion: Occasion, one: Uncorrected, found: list[Change]) -> str:
    """Write the correction of a record that differs from what was published; return its id."""
    kind = kind_of_change(found)
    before, after = in_words(found, MOST)
    data: Data = {"record": one.name, "on": occasion.on, "kind": str(kind)}
    data |= {name: text for name, text in (("before", before), ("after", after), ("reason", occasion.reason)) if text}
    return add_correction(desk, occasion.ledger, {**data, "replaces": one.state})

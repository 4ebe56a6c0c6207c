"""What a register gives to be recorded when a site made of it is published."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from synopsis.register.enums import CorrectionKind
from synopsis.register.fingerprints import correction_fingerprint, material_fingerprint
from synopsis.register.ledger.chain import Ledger, appended
from synopsis.register.ledger.publication import Occasion
from synopsis.register.lifecycle import leads_to, page_owner, redacted_names
from synopsis.register.model import KINDS, Register, name_of
from synopsis.register.urls import path_named, path_of_correction


def recorded(ledger: Ledger, register: Register, paths: Iterable[str], occasion: Occasion) -> Ledger:
    """Return the ledger after a site of `register` with these paths was published."""
    now = dict.fromkeys(paths, "") | fingerprints(register)
    return appended(ledger, now, occasion, _redacted_paths(ledger, register, now))


def fingerprints(register: Register) -> dict[str, str]:
    """Return the fingerprint of every record with a page and of every correction, by path."""
    names = [
        name_of(record)
        for kind in KINDS
        if kind.has_page
        for record in register.records(kind.folder).values()
        if register.has_page(record)
    ]
    records = {path_named(name): material_fingerprint(register, name) for name in names}
    corrections = {path_of_correction(item.id): correction_fingerprint(item) for item in register.corrections.values()}
    return records | corrections


def _redacted_paths(ledger: Ledger, register: Register, now: dict[str, str]) -> frozenset[str]:
    """Name the paths of which the ledger must keep no sum but that of today.

    They are those of what was redacted, under every name that it had, and of its corrections; with a redaction that is
    new, all that changes with it too, because what was redacted may have stood there.
    """
    redactions = [item for item in register.corrections.values() if item.kind is CorrectionKind.REDACTED]
    if not redactions:
        return frozenset()
    names = {*_with_earlier_names(register, redacted_names(register))}
    found = {path_named(page_owner(register, name)) for name in names} - {""}
    corrections = register.corrections.values()
    found |= {path_of_correction(item.id) for item in corrections if page_owner(register, item.record) in names}
    if any(path_of_correction(item.id) not in ledger.standing for item in redactions):
        found |= {path for path, here in ledger.standing.items() if here.entry.fingerprint != now.get(path, "")}
    return frozenset(found)


def _with_earlier_names(register: Register, redacted: frozenset[str]) -> Iterator[str]:
    for name in redacted:
        yield name
        yield page_owner(register, name)
    for name in register.removals:
        if not redacted.isdisjoint(leads_to(register, name)):
            yield name

"""Rules on records that nothing uses."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from synopsis.register.model import KINDS, Register
from synopsis.register.problems import Problem, Rule, quoted
from synopsis.register.rules.references import named

USED: Mapping[str, tuple[str, str]] = {
    "topics": ("topic", "have a question"),
    "documents": ("document", "be cited, found something in, or looked up for a claim"),
    "people": ("person", "speak, be spoken of, or have written something"),
}
"""The kinds of record that others name, with what must be so of each."""


def records_are_used(register: Register) -> Iterator[Problem]:
    """Every topic has a question, every document and every person is named by another record."""
    names: dict[str, set[str]] = defaultdict(set)
    for kind in KINDS:
        for record in register.records(kind.folder).values():
            for _, target, found in named(record, kind):
                names[target].add(found)
    for folder, (name, must) in USED.items():
        for record in register.records(folder).values():
            if record.id not in names[folder]:
                message = f"{name} must {must}, not stand unused as {quoted(record.id)}"
                yield Problem(record.at("id"), Rule.UNUSED_RECORD, message)

"""Published records that have changed, of which no correction tells."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from synopsis.register.fingerprints import material_fingerprint
from synopsis.register.lifecycle import SHORTENED, Published, page_owner, rename_chain
from synopsis.register.model import Register


@dataclass(frozen=True, slots=True)
class Uncorrected:
    """A published record that has changed, of which no correction tells."""

    name: str
    """The record as it is called now."""
    line: Published
    """How it was published."""

    @property
    def state(self) -> str:
        """What a correction of it must say that it replaces."""
        return self.line.fingerprint[:SHORTENED]


def uncorrected(register: Register, published: Sequence[Published]) -> Iterator[Uncorrected]:
    """Yield what has changed since it was published and is not corrected."""
    earlier = frozenset(line.correction for line in published if line.correction)
    ended = frozenset(item.record for item in register.corrections.values() if item.kind.ends)
    for line in published:
        names = rename_chain(register, line.record) if line.fingerprint else ("",)
        name, before = names[-1], line.record.partition("/")[2]
        record = register.named(name)
        # an id that is used again is no change of what had it
        if record is None or name in ended or material_fingerprint(register, name, before) == line.fingerprint:
            continue
        if not _corrects(register, names, line.fingerprint[:SHORTENED], earlier):
            yield Uncorrected(name, line)


def _corrects(register: Register, names: Collection[str], state: str, earlier: Collection[str]) -> bool:
    # one that was published already tells of an earlier change, even if it left the same state
    return any(
        correction.replaces == state
        and page_owner(register, correction.record) in names
        and not correction.kind.ends
        and correction.id not in earlier
        for correction in register.corrections.values()
    )

"""Rules on names of other records."""

from __future__ import annotations

from collections.abc import Iterator

from synopsis.register.lifecycle import final_successors
from synopsis.register.model import KINDS, Kind, Record, Register
from synopsis.register.numbered_ids import suggestion
from synopsis.register.problems import Path, Problem, Rule, quoted
from synopsis.register.rules.fields import follow


def named(record: Record, kind: Kind) -> Iterator[tuple[Path, str, str]]:
    """Yield each reference in `record` as its path, the kind that it must name, and the id found."""
    for field, target in kind.references.items():
        for path, found in follow(record, field):
            yield path, target, found


def _field(path: Path) -> str:
    """Name the field that holds a reference: of sides, whose keys are references, the sides."""
    return (
        str(path[0]) if path[:-1] == ("sides",) else str(next(step for step in reversed(path) if isinstance(step, str)))
    )


def references_resolve(
    register: Register,
    broken: frozenset[tuple[str, str]],
    unread: frozenset[str],
    among: Register | None = None,
) -> Iterator[Problem]:
    """Every id that a record names belongs to a record; one that did not parse is not reported twice."""
    asked = among or register
    for kind in KINDS:
        for record in asked.records(kind.folder).values():
            for path, target, found in named(record, kind):
                known = register.records(target)
                if found in known or (target, found) in broken or target in unread:
                    continue
                hint = _became(register, target, found) or suggestion(found, known)
                message = f"{_field(path)} must name a record in {target}, not {quoted(found)}{hint}"
                yield Problem(record.at(*path), Rule.UNKNOWN_REFERENCE, message, of=target)
    for claim in asked.claims.values():
        home = register.home(claim.id)
        if home is None or "sentences" in unread:
            continue
        for number, sentence_id in enumerate(claim.sentences):
            name = f"{home[0].id}/{sentence_id}"
            if name not in register.sentences and ("sentences", name) not in broken:
                message = f"sentences must name sentences of {home[0].id}, not {quoted(sentence_id)}"
                yield Problem(claim.at("sentences", number), Rule.UNKNOWN_REFERENCE, message, of="sentences")


def _became(register: Register, folder: str, found: str) -> str:
    """Say what became of a record that is gone, if a correction does."""
    name = next((f"{kind.name}/{found}" for kind in KINDS if kind.folder == folder), "")
    ended = register.removals.get(name)
    if ended is None:
        return ""
    now = [one.partition("/")[2] for one in final_successors(register, name)] if ended.kind.moves else []
    return f", which was {ended.kind} on {ended.on}" + (f"; it is now {' and '.join(map(quoted, now))}" if now else "")


def references_are_not_repeated(register: Register) -> Iterator[Problem]:
    """No list names the same record twice."""
    for kind in KINDS:
        for record in register.records(kind.folder).values():
            seen: set[tuple[Path, str]] = set()
            for path, _, found in named(record, kind):
                if not isinstance(path[-1], int):
                    continue
                if (path[:-1], found) in seen and path[-2] != "voices":
                    message = f"{path[-2]} must name each record once, not {quoted(found)} again"
                    yield Problem(record.at(*path), Rule.REPEATED_REFERENCE, message)
                seen.add((path[:-1], found))
    for claim in register.claims.values():
        for number, sentence_id in enumerate(claim.sentences):
            if sentence_id in claim.sentences[:number]:
                message = f"sentences must name each record once, not {quoted(sentence_id)} again"
                yield Problem(claim.at("sentences", number), Rule.REPEATED_REFERENCE, message)

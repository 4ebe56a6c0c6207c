"""Records to model."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any

from pydantic import ValidationError

from synopsis.register.model import CORRECTED, RECORD_KINDS, SINGLE_FILES, Record, Register
from synopsis.register.numbered_ids import letters_of, next_free
from synopsis.register.problems import Location, Problem, Rule, quoted
from synopsis.register.validation_messages import in_our_words
from synopsis.register.yaml import Loaded, RawRecord

MODELS = {**RECORD_KINDS, **SINGLE_FILES}
Typed = tuple[Record | None, tuple[Problem, ...]]
"""A record, or what is wrong with it."""


@dataclass(frozen=True)
class Parsed:
    """The register as far as it could be understood, with everything that was wrong up to here."""

    register: Register | None
    """Nothing when the records of the site or of the vocabularies could not be had."""
    problems: tuple[Problem, ...] = ()
    """Those of loading and of parsing."""
    broken: frozenset[tuple[str, str]] = frozenset()
    """Kind and id (of sentences: article, slash, id) of records that exist and did not parse."""
    unread: frozenset[str] = frozenset()
    """Kinds of which records may be missing, or have no id that could be read."""
    starts: Mapping[str, Sequence[int]] = field(default_factory=dict)
    """The lines on which the records of each file begin."""


def parse(loaded: Loaded, typing: Callable[[RawRecord], Typed] | None = None) -> Parsed:
    """Type every record, by `typing` where somebody remembers those typed before; report every fault of every one."""
    problems = list(loaded.problems)
    unread = set(loaded.unread)
    tables: dict[str, dict[str, Any]] = {kind: {} for kind in MODELS}
    seen: dict[tuple[str, str], Location] = {}
    starts: dict[str, list[int]] = defaultdict(list)
    again: list[tuple[RawRecord, Location]] = []
    for raw in loaded.records:
        record, faults = (typing or typed)(raw)
        problems.extend(faults)
        starts[raw.places.file].append(raw.places.at().line)
        name = (raw.kind, key_of(raw))
        if not name[1]:
            unread.add(raw.kind)
        elif first := seen.get(name):
            again.append((raw, first))
        else:
            seen[name] = raw.places.at("id")
            if record:
                tables[raw.kind][name[1]] = record
    broken = frozenset((kind, key) for kind, key in seen if key not in tables[kind])
    problems.extend(_used_again(again, loaded.records))
    return Parsed(_register(tables), tuple(problems), broken, frozenset(unread), starts)


def _used_again(again: Iterable[tuple[RawRecord, Location]], records: Iterable[RawRecord]) -> Iterator[Problem]:
    """Say of each id that is used again where it was used first and, if it has a number, which is free."""
    taken: dict[str, list[str]] = defaultdict(list)
    for raw in records:
        taken[raw.kind].append(str(raw.data.get("id")))
        kind, _, gone = str(raw.data.get("record", "")).partition("/")
        if raw.kind == "corrections" and kind in CORRECTED:
            taken[CORRECTED[kind].folder].append(gone)
    for raw, first in again:
        name = str(raw.data.get("id"))
        letters = letters_of(name) if raw.kind != "sentences" else ""
        free = next_free(letters, taken[raw.kind]) if letters else ""
        taken[raw.kind].append(free)
        hint = f"; the next that is free is {free}" if free else ""
        message = f"id must be used once, not {quoted(name)} as in {first.file}:{first.line}{hint}"
        yield Problem(raw.places.at("id"), Rule.DUPLICATE_ID, message, of=raw.kind)


def key_of(raw: RawRecord) -> str:
    """Under what the register keeps a record; nothing when that cannot be read."""
    if raw.kind in SINGLE_FILES:
        return raw.kind
    names = [raw.data.get(field) for field in (("article", "id") if raw.kind == "sentences" else ("id",))]
    readable = [name for name in names if isinstance(name, str) and name]
    return "/".join(readable) if readable == names else ""


def typed(raw: RawRecord) -> Typed:
    """Type one record, or say everything that is wrong with it."""
    model = MODELS[raw.kind]
    try:
        # by alias alone: a field has one name in YAML, the one that the editors' schema has
        return model.model_validate(raw.data, by_alias=True, by_name=False, context=raw.places), ()
    except ValidationError as error:
        return None, tuple(in_our_words(error, model, raw.places))


def _register(tables: dict[str, dict[str, Any]]) -> Register | None:
    single = {PurePath(file).stem: record for file in SINGLE_FILES for record in tables[file].values()}
    if len(single) < len(SINGLE_FILES):
        return None
    fields: dict[str, Any] = {kind: tables[kind] for kind in RECORD_KINDS} | single
    return Register(**fields)

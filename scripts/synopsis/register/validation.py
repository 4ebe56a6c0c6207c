"""Records to model."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from pydantic import ValidationError

from synopsis.register.model import RECORD_KINDS, SINGLE_FILES, Record, Register
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


def parse(loaded: Loaded, typing: Callable[[RawRecord], Typed] | None = None) -> Parsed:
    """Type every record, by `typing` where somebody remembers those typed before; report every fault of every one."""
    problems = list(loaded.problems)
    unread = set(loaded.unread)
    tables: dict[str, dict[str, Any]] = {kind: {} for kind in MODELS}
    seen: dict[tuple[str, str], Location] = {}
    for raw in loaded.records:
        record, faults = (typing or typed)(raw)
        problems.extend(faults)
        name = (raw.kind, key_of(raw))
        if not name[1]:
            unread.add(raw.kind)
        elif first := seen.get(name):
            message = f"id must be used once, not {quoted(raw.data.get('id'))} as in {first.file}:{first.line}"
            problems.append(Problem(raw.places.at("id"), Rule.DUPLICATE_ID, message))
        else:
            seen[name] = raw.places.at("id")
            if record:
                tables[raw.kind][name[1]] = record
    broken = frozenset((kind, key) for kind, key in seen if key not in tables[kind])
    return Parsed(_register(tables), tuple(problems), broken, frozenset(unread))


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

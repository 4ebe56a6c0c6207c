"""What pydantic finds wrong with a record, in our words and with its place in the file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import cache
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from synopsis.register.model import Record
from synopsis.register.patterns import PATTERNS
from synopsis.register.problems import Location, Path, Places, Problem, Rule, found, quoted

Schema = Mapping[str, Any]

KEY = "[key]"
"""How pydantic ends the path of a faulty key."""
LIST_OF_WORDS = re.compile(r"\^\(\?:([\w|-]+)\)\$")
"""A pattern that is a closed list."""
TYPES = {
    "string_type": "text",
    "tuple_type": "a list",
    "model_type": "a mapping",
    "dict_type": "a mapping",
    "bool_type": "true or false",
    "int_type": "a whole number",
    "decimal_type": "a number",
}
"""What should stand where something of another type does."""


def in_our_words(error: ValidationError, model: type[Record], places: Places) -> Iterator[Problem]:
    """Give a problem for each fault, where it stands."""
    for fault in error.errors(include_url=False):
        path = fault["loc"][:-1] if fault["type"] == "missing" else fault["loc"]
        yield Problem(_location(fault, places), *_saying(fault, _schema_at(model, path)))


def _location(fault: ErrorDetails, places: Places) -> Location:
    path = fault["loc"]
    if fault["type"] == "missing":
        return places.at(*path[:-1])
    if fault["type"] == "extra_forbidden":
        return places.key(*path)
    return places.key(*path[:-1]) if path[-1] == KEY else places.at(*path)


def _saying(fault: ErrorDetails, schema: Schema) -> tuple[Rule, str]:
    path = fault["loc"]
    if fault["type"] == "missing":
        return (
            Rule.MISSING_FIELD,
            f"{_subject(path[:-1])} must have the field {quoted(path[-1])}{_meaning(fault, schema)}",
        )
    if fault["type"] == "extra_forbidden":
        return Rule.UNKNOWN_FIELD, _unknown_field(str(path[-1]), sorted(schema.get("properties", ())))
    if fault["type"] == "string_too_long":
        return Rule.INVALID_VALUE, f"{_subject(path)} {_at_most(fault)}, not {len(fault['input'])}"
    if fault["type"] == "string_too_short":
        return Rule.INVALID_VALUE, f"{_subject(path)} must not be empty"
    rule, must = _must(fault, schema)
    if isinstance(fault["input"], dict | list):
        rule = Rule.WRONG_TYPE
    return rule, f"{_subject(path)} {must}{';' if ':' in must else ','} not {found(fault['input'])}"


def _must(fault: ErrorDetails, schema: Schema) -> tuple[Rule, str]:
    context = fault.get("ctx", {})
    if fault["type"] in TYPES:
        return Rule.WRONG_TYPE, f"must be {TYPES[fault['type']]}"
    if fault["type"] == "enum":
        return Rule.UNKNOWN_WORD, _one_of(schema["enum"])
    if fault["type"] == "string_pattern_mismatch":
        pattern = context["pattern"]
        if words := LIST_OF_WORDS.fullmatch(pattern):
            return Rule.UNKNOWN_WORD, _one_of(words[1].split("|"))
        return Rule.INVALID_VALUE, PATTERNS[pattern].must
    if fault["type"] == "value_error":
        return Rule.INVALID_VALUE, str(context["error"])
    return Rule.INVALID_VALUE, f"must be valid: {fault['msg']}"


def _meaning(fault: ErrorDetails, schema: Schema) -> str:
    """Say what a missing field is for, in the first sentence that the model has for it."""
    says = schema.get("properties", {}).get(str(fault["loc"][-1]), {}).get("description", "")
    first = re.split(r"(?<=[.:;])\s", says)[0].rstrip(".:;")
    return f" ({first[0].lower()}{first[1:]})" if first else ""


def _one_of(words: list[str]) -> str:
    return f"must be one of: {', '.join(sorted(words))}"


def _at_most(fault: ErrorDetails) -> str:
    return f"must have at most {fault['ctx']['max_length']} characters"


def _unknown_field(name: str, known: list[str]) -> str:
    near = get_close_matches(name, known, n=1)
    hint = f" (perhaps {near[0]})" if near else ""
    if " " in name:
        hint = "; a value with a comma or a colon must stand in quotation marks"
    return f"key must be one of the fields {', '.join(known)}{hint}; not {quoted(name)}"


def _subject(path: Path) -> str:
    if path and path[-1] == KEY:
        return f"each key of {_subject(path[:-2])}"
    if path and isinstance(path[-1], int):
        return f"each of {_subject(path[:-1])}"
    return quoted(path[-1])[1:-1] if path else "record"


@cache
def _schema_of(model: type[Record]) -> Schema:
    return model.model_json_schema()


def _schema_at(model: type[Record], path: Path) -> Schema:
    """Find what the editors' schema says of the value at `path`; for a field that is not there, of what holds it."""
    schema = _schema_of(model)
    named: Schema = schema.get("$defs", {})
    for step in path:
        below = schema.get("items") if isinstance(step, int) else _field(schema, step)
        if below is None:
            return schema
        schema = _meant(below, named)
    return schema


def _field(schema: Schema, name: str) -> Schema | None:
    fields: Schema = schema.get("properties", {})
    of_any_name = schema.get("patternProperties", {}).values()
    return fields.get(name) or next(iter(of_any_name), None)


def _meant(schema: Schema, named: Schema) -> Schema:
    """Follow a reference, and of "this or nothing" take this."""
    if "anyOf" in schema:
        return _meant(schema["anyOf"][0], named)
    if "$ref" in schema:
        return _meant(named[schema["$ref"].rpartition("/")[2]], named)
    return schema

"""JSON Schemas of what editors write, by which an editor completes and checks a record while it is typed.

They say what the loader holds a single record to, as YAML 1.2 reads it: our loader takes every value for text, others
take `1998` for a number and `true` for a truth. What no schema can say is in `UNSAID`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, TypeAlias

from synopsis.register.model import RECORD_KINDS, SINGLE_FILES, Record
from synopsis.register.model.base import DECIMAL_NUMBER, ISO_DAY, WHOLE_NUMBER

Schema: TypeAlias = dict[str, Any]

DRAFT = "http://json-schema.org/draft-07/schema#"
"""The kind of JSON Schema that editors read best."""
FOLDER = "schemas"
UNSAID: Mapping[str, str] = {
    "what the calendar has": "a day, month or season that there is not, an interval that ends before it begins",
    "what a register adds": "the words of open lists: kinds of document and sentence, groups of figures",
    "what BCP 47 has": "a language, script or region that there is not",
    "how a number is written": "with an exponent, in another base, with more than three digits behind the point",
    "how a year is written": "with fewer than four digits",
    "how nothing is written": "a bare `~` or `null` in place of a value that may be empty",
    "how a truth is written": "`True` or `TRUE` in place of `true`",
    "what characters are": "those that nobody sees, words of two scripts, letters not in normal form C",
    "what the form of YAML is": "tabs, keys given twice, anchors, aliases and tags; how large a file is",
    "what hosts are": "an address whose host the domain name system cannot have",
    "what stands elsewhere": "whatever a rule asks of more than one record",
}
"""What the loader and the rules refuse and these schemas accept, with examples."""


READ_AS: Mapping[str, tuple[str, ...]] = {"number": ("31", "1" * 12, "0" * 64), "boolean": ("true",), "null": ("",)}
"""What YAML 1.2 takes for something other than text, each with texts of that kind."""


def name_of(kind: str) -> str:
    """Name the schema of a folder of records (`claims`) or of a file (`site.yml`)."""
    return f"{kind.removesuffix('.yml')}.json"


NAMES = tuple(name_of(kind) for kind in (*RECORD_KINDS, *SINGLE_FILES))
"""What the schemas are called."""


@cache
def record_schemas() -> Mapping[str, Schema]:
    """Return the schema of each kind of file, by its name."""
    files = {name_of(kind): _of_records(model) for kind, model in RECORD_KINDS.items()}
    return files | {name_of(file): _of_one(model) for file, model in SINGLE_FILES.items()}


def _of_one(model: type[Record]) -> Schema:
    return {"$schema": DRAFT, **_read(model.model_json_schema())}


def _of_records(model: type[Record]) -> Schema:
    record = _read(model.model_json_schema())
    definitions = {**record.pop("$defs", {}), model.__name__: record}
    one = {"$ref": f"#/$defs/{model.__name__}"}
    return {"$schema": DRAFT, "$defs": definitions, "if": {"type": "array"}, "then": {"items": one}, "else": one}


def _read(schema: Any) -> Any:  # noqa: ANN401 -- walks any value
    """Let a schema speak of values as YAML 1.2 reads them."""
    if isinstance(schema, list):
        return [_read(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    if "anyOf" in schema:  # this or nothing: nothing is not written
        said = {key: value for key, value in schema.items() if key not in {"anyOf", "default"}}
        return {**said, **_read(schema["anyOf"][0])}
    if isinstance(schema.get("type"), str) and "properties" not in schema:
        return _values(schema)
    # the names of properties and definitions are no words of JSON Schema
    named = {"properties", "$defs"}
    return {
        key: {name: _read(below) for name, below in value.items()} if key in named else _read(value)
        for key, value in schema.items()
    }


def _values(schema: Schema) -> Schema:
    said: Schema = {key: schema[key] for key in ("title", "description", "default") if key in schema}
    held = {key: value for key, value in schema.items() if key not in said}
    match schema["type"]:
        case "boolean":
            return {**said, "enum": [True, False, "true", "false"]}
        case "integer":
            return {**said, "anyOf": [held, {"type": "string", "pattern": f"^(?:{WHOLE_NUMBER.pattern})$"}]}
        case "number":
            return {**said, "anyOf": [held, {"type": "string", "pattern": f"^(?:{DECIMAL_NUMBER.pattern})$"}]}
        case "array":
            return {**schema, "items": _read(schema["items"])}
        case "object":
            (pattern, value), *_ = schema["patternProperties"].items()
            return {**schema, "patternProperties": {pattern: _read(value)}, "additionalProperties": False}
        case _:
            return said | _text(held)


def _text(held: Schema) -> Schema:
    """Say what a text must be; one that could be a number, a truth or nothing is also read as that."""
    if held.get("format") == "date":
        return {"type": "string", "pattern": f"^(?:{ISO_DAY.pattern})$"}
    if held.get("format") == "edtf":
        year = {"type": "integer", "minimum": -9999, "maximum": 9999}
        return {"anyOf": [{"type": "string", "pattern": held["pattern"]}, year]}
    if "enum" in held:
        return held
    also = [name for name, examples in READ_AS.items() if any(_fits(held, text) for text in examples)]
    return {**held, "type": ["string", *also]} if also else held


def _fits(held: Schema, text: str) -> bool:
    return len(text) >= held.get("minLength", 0) and re.search(held.get("pattern", ""), text) is not None

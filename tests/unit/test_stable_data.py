"""What programs of others rely on: no key or column of the data is lost, and none changes its type, before 2.0."""

import json
from pathlib import Path

import pytest

from lighthouse import the_pages
from synopsis.exports.schema import SCHEMA_VERSION

GOLDEN = Path(__file__).parents[1] / "golden" / "data-1.0.json"


def type_of(schema):
    """Say the type of what a schema describes, without what its keys are."""
    for key in ("anyOf", "oneOf", "allOf"):
        if key in schema:
            return f"{key}({', '.join(sorted(map(type_of, schema[key])))})"
    if "$ref" in schema:
        return schema["$ref"].rpartition("/")[2]
    names = schema.get("type", type(schema["const"]).__name__ if "const" in schema else "any")
    kind = names if isinstance(names, str) else " or ".join(sorted(names))
    inner = [schema[key] for key in ("items", "additionalProperties") if isinstance(schema.get(key), dict)]
    return f"{kind} of {type_of(inner[0])}" if inner else kind


def shape(schema, place=""):
    """Give the type of every key of a schema by its place; a key that may be absent says so."""
    found = {}
    for name, below in schema.get("$defs", {}).items():
        found |= {f"{name}": type_of(below), **shape(below, name)}
    required = schema.get("required", [])
    for name, below in schema.get("properties", {}).items():
        here = f"{place}.{name}"
        found[here] = type_of(below) + ("" if name in required else ", may be absent")
        found |= shape(below, here)
    for key in ("items", "additionalProperties"):
        if isinstance(schema.get(key), dict):
            found |= shape(schema[key], f"{place}[]")
    return found


def data_shape():
    """Give the columns of every table and the keys of every schema of the data."""
    files = {path.removeprefix("data/"): text for path, text in the_pages().items() if path.startswith("data/")}
    tables = {
        name: dict.fromkeys(text.lstrip("\ufeff").splitlines()[0].split(","), "column")
        for name, text in files.items()
        if name.endswith(".csv")
    }
    schemas = {name: shape(json.loads(text)) for name, text in files.items() if name.endswith(".schema.json")}
    return tables | schemas


def lost(before, now):
    """Name every key that is gone or has another type."""
    return [
        f"{name} {key}: {kind}, now {now.get(name, {}).get(key, 'gone')}"
        for name, keys in before.items()
        for key, kind in keys.items()
        if now.get(name, {}).get(key) != kind
    ]


def test_no_key_is_lost(request):
    """Under version 1 keys and columns may be added; none is lost, and none changes its type."""
    if request.config.getoption("--update-golden"):
        before = json.loads(GOLDEN.read_text(encoding="utf-8")) if GOLDEN.exists() else {}
        assert lost(before, data_shape()) == []  # what is added is taken in; what is lost needs another version
        GOLDEN.write_text(json.dumps(data_shape(), indent=1, sort_keys=True) + "\n", encoding="utf-8")

    before = json.loads(GOLDEN.read_text(encoding="utf-8"))

    assert SCHEMA_VERSION.partition(".")[0] == "1"
    assert len(before) > 5
    assert lost(before, data_shape()) == []


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        pytest.param({"a": {"x": "string", "y": "string"}, "b": {}}, [], id="added"),
        pytest.param({"a": {"y": "string"}}, ["a x: string, now gone"], id="renamed"),
        pytest.param({"a": {"x": "string, may be absent"}}, ["a x: string, now string, may be absent"], id="optional"),
        pytest.param({"a": {"x": "integer"}}, ["a x: string, now integer"], id="type"),
        pytest.param({}, ["a x: string, now gone"], id="file"),
    ],
)
def test_a_loss_is_seen(now, expected):
    """Canary: a key that is gone, or of another type, is named; a new one is not."""
    assert lost({"a": {"x": "string"}}, now) == expected


def test_the_host_of_a_finding_is_kept():
    """Whose copy a passage was read in is part of what is promised."""
    kept = json.loads(GOLDEN.read_text(encoding="utf-8"))["register.schema.json"]

    assert {key for key in kept if key.startswith("ExportedHost.")} == {
        f"ExportedHost.{x}" for x in ("name", "side", "url")
    }
    assert kept["ExportedFinding.host"].startswith("ExportedHost")

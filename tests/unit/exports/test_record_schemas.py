import json
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft7Validator

from builders import RECORDS, SINGLE
from lighthouse import LIGHTHOUSE
from record_schemas import Reader, faults, files
from synopsis.exports.record_schemas import UNSAID, record_schemas
from synopsis.register.validation import typed
from synopsis.register.yaml import load_text

BROKEN = Path(__file__).parents[2] / "fixtures" / "broken" / "sources"
BOOK = {"type": "book", "title": "x", "language": "en"}
CALENDAR = "must be a day that the calendar has"


def test_they_are_schemas():
    """Each is a JSON Schema, and every field that a record may have is described where the model does so."""
    for schema in record_schemas().values():
        Draft7Validator.check_schema(schema)
    claim = record_schemas()["claims.json"]["$defs"]["Claim"]
    assert claim["properties"]["quote"]["description"].startswith("The anchor")
    assert claim["additionalProperties"] is False


def test_every_record_of_the_second_register():
    """What the loader takes, no schema underlines."""
    assert [faults(file.read_text(encoding="utf-8"), kind) for file, kind in files(LIGHTHOUSE / "sources")] == [
        [] for _ in files(LIGHTHOUSE / "sources")
    ]


def test_every_file_names_its_schema():
    """The first line leads to the schema of the kind, from wherever the file lies."""
    for file, kind in files(LIGHTHOUSE / "sources"):
        first = file.read_text(encoding="utf-8").partition("\n")[0]
        name = first.removeprefix("# yaml-language-server: $schema=")
        schemas = LIGHTHOUSE / ".schemas"
        assert (file.parent / name).resolve() == (schemas / f"{kind.removesuffix('.yml')}.json").resolve()


def broken_records():
    """Yield each record of the broken register whose file is YAML: its kind, itself, what the loader says of it."""
    for file, kind in files(BROKEN):
        if not file.is_file():
            continue
        loaded = load_text(file.read_bytes(), str(file), kind)
        if not any(problem.rule in {"syntax", "too-deep", "forbidden-yaml"} for problem in loaded.problems):
            read = yaml.load(file.read_bytes(), Reader)  # noqa: S506 -- builds no objects
            records = read if isinstance(read, list) else [read]
            for raw, record in zip(loaded.records, records, strict=True):
                yield kind, record, typed(raw)[1]


def test_every_broken_record():
    """A schema underlines what the loader refuses in a single record, but for what is listed, and nothing else."""
    tried = 0
    for kind, record, problems in broken_records():
        said = [problem for problem in problems if CALENDAR not in problem.message]
        assert bool(faults(json.dumps(record), kind)) == bool(said), (kind, record)
        tried += bool(said)
    assert tried == 4


def changed(kind, /, **fields):
    """Give a record of the bridge with other fields, as YAML; `None` leaves one out."""
    known = SINGLE[kind] if kind in SINGLE else RECORDS[kind][0]
    record = {key: value for key, value in {**known, **fields}.items() if value is not None}
    return yaml.safe_dump(json.loads(json.dumps(record)), allow_unicode=True)


def loader_says(text, kind):
    """Say what the loader refuses in a file of one record."""
    (raw,) = load_text(text.encode(), "f.yml", kind).records
    return typed(raw)[1]


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        pytest.param("claims", {"id": "A1"}, id="capital"),
        pytest.param("events", {"id": "con"}, id="reserved"),
        pytest.param("events", {"id": "x" * 81}, id="long-id"),
        pytest.param("events", {"title": "Two  spaces"}, id="doubled-space"),
        pytest.param("events", {"title": " outer"}, id="outer-space"),
        pytest.param("events", {"title": "two\nlines"}, id="two-lines"),
        pytest.param("events", {"title": ""}, id="empty-line"),
        pytest.param("events", {"title": "x" * 1501}, id="long-line"),
        pytest.param("events", {"title": ["a"]}, id="list-for-text"),
        pytest.param("events", {"date": "1900-1"}, id="no-edtf"),
        pytest.param("events", {"date": None}, id="missing"),
        pytest.param("events", {"colour": "brown"}, id="unknown-field"),
        pytest.param("events", {"claims": "b1"}, id="text-for-list"),
        pytest.param("people", {"kind": "office"}, id="closed-list"),
        pytest.param("people", {"living": True}, id="truth-for-a-word"),
        pytest.param("people", {"wikidata": "42"}, id="no-item"),
        pytest.param("topics", {"order": "first"}, id="no-number"),
        pytest.param("topics", {"order": 1.5}, id="no-whole-number"),
        pytest.param("sentences", {"words": 0}, id="none"),
        pytest.param("questions", {"core": "maybe"}, id="no-truth"),
        pytest.param("questions", {"sides": {"One": {"silent": "true", "short": "x", "brief": "x"}}}, id="key"),
        pytest.param("articles", {"csl": {"type": "tablet", "title": "x", "language": "en"}}, id="type-of-csl"),
        pytest.param("articles", {"csl": {"type": "book", "title": "x", "language": "English"}}, id="no-tag"),
        pytest.param("articles", {"text_sha256": "0" * 63}, id="short-sum"),
        pytest.param("articles", {"author": None}, id="no-author"),
        pytest.param("site.yml", {"licence_url": "www.bridge.town"}, id="no-address"),
        pytest.param("site.yml", {"issued": "1 June 2024"}, id="no-day"),
    ],
)
def test_what_both_refuse(kind, fields):
    """Types, patterns, fields and closed lists are the same to both."""
    text = changed(kind, **fields)

    assert loader_says(text, kind)
    assert faults(text, kind)


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        pytest.param("events", {"date": 1998}, id="year-as-a-number"),
        pytest.param("events", {"date": "0079"}, id="early-year"),
        pytest.param("events", {"date": "1775-21/1775-22"}, id="seasons"),
        pytest.param("claims", {"dates": [{"edtf": "-0043", "as_printed": 44}]}, id="before-our-era"),
        pytest.param("events", {"title": 1998}, id="number-as-a-line"),
        pytest.param("events", {"title": True}, id="truth-as-a-line"),
        pytest.param("events", {"id": True}, id="truth-as-an-id"),
        pytest.param("events", {"says": ""}, id="optional-line"),
        pytest.param("topics", {"order": "2"}, id="number-in-quotation-marks"),
        pytest.param("people", {"living": "no"}, id="word-that-was-a-truth"),
        pytest.param("corrections", {"replaces": 123456789012}, id="sum-of-digits"),
    ],
)
def test_what_both_take(kind, fields):
    """What YAML takes for a number or a truth, and the loader for text, is underlined by neither."""
    text = changed(kind, **fields).replace("''", "")

    assert loader_says(text, kind) == ()
    assert faults(text, kind) == []


@pytest.mark.parametrize(
    ("kind", "fields", "listed"),
    [
        pytest.param("events", {"date": "2023-02-30"}, "what the calendar has", id="day"),
        pytest.param("events", {"date": "1994/1988"}, "what the calendar has", id="turned"),
        pytest.param("articles", {"csl": {**BOOK, "language": "qq"}}, "what BCP 47 has", id="tag"),
        pytest.param("events", {"date": 79}, "how a year is written", id="year"),
        pytest.param("site.yml", {"licence_url": "http://-x.y/"}, "what hosts are", id="host"),
        pytest.param("events", {"title": "Cafe\u0301"}, "what characters are", id="form-of-letters"),
    ],
)
def test_what_no_schema_says(kind, fields, listed):
    """What the loader alone refuses stands in the list that readers get."""
    text = changed(kind, **fields)

    assert loader_says(text, kind)
    assert faults(text, kind) == []
    assert listed in UNSAID

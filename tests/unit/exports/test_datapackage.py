import csv
import io
import json
import re
from functools import cache

import pytest

from lighthouse import SITE_NAME, SITE_URL, the_pages
from synopsis.exports.files import TABLES

TYPES = {
    "boolean": r"true|false",
    "date": r"[0-9]{4}-[0-9]{2}-[0-9]{2}",
    "number": r"-?[0-9]+(?:\.[0-9]+)?",
    "string": r".+",
    "list": r"[^ ]+(?: [^ ]+)*",
}
"""How a cell that is not empty is written, by the type of its column (Table Schema)."""


@cache
def descriptor():
    """Read what describes the tables."""
    return json.loads(the_pages()["data/datapackage.json"])


@cache
def rows(name):
    """Read a table."""
    text = the_pages()[f"data/{name}.csv"].removeprefix("\ufeff")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def resources():
    """Give the tables that are described, by name."""
    return {resource["name"]: resource for resource in descriptor()["resources"]}


def test_every_table_is_described():
    """Each table has its description, with the path, and the data set its name, licence and day."""
    assert [resource["path"] for resource in descriptor()["resources"]] == [table.name for table in TABLES]
    assert {path for path in the_pages() if path.endswith(".csv")} == {f"data/{table.name}" for table in TABLES}
    assert descriptor()["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert (descriptor()["title"], descriptor()["homepage"]) == (SITE_NAME, SITE_URL)
    assert descriptor()["licenses"][0]["path"].startswith("https://creativecommons.org/")
    assert re.fullmatch(r"[a-z0-9-]+", descriptor()["name"])


@pytest.mark.parametrize("name", [table.name.removesuffix(".csv") for table in TABLES])
def test_tables_are_as_described(name):
    """A table has the columns in their order, cells of their types, and nothing empty that must be there."""
    schema = resources()[name]["schema"]
    fields = schema["fields"]

    assert list(rows(name)[0]) == [field["name"] for field in fields]
    assert all(field["description"].endswith(".") for field in fields)
    for field in fields:
        cells = [row[field["name"]] for row in rows(name)]
        assert [cell for cell in cells if cell and not re.fullmatch(TYPES[field["type"]], cell)] == [], field["name"]
        held = field.get("constraints", {})
        assert all(cells) or not held.get("required"), field["name"]
        assert len(cells) == len(set(cells)) or not held.get("unique"), field["name"]
    key = [
        tuple(row[column] for column in schema.get("primaryKey", ["as_printed", "id", "counts"])) for row in rows(name)
    ]
    assert len(key) == len(set(key))


def test_keys_lead_somewhere():
    """What a column says that it names is there, one id a cell as a foreign key or several as a list."""
    ids = {name: {row.get("id") for row in rows(name)} for name in resources()}
    followed = 0
    for name, resource in resources().items():
        foreign = {key["fields"][0]: key["reference"]["resource"] for key in resource["schema"].get("foreignKeys", [])}
        for field in resource["schema"]["fields"]:
            named = re.search(r"Ids of `(.+)`", field["description"])
            target = foreign.get(field["name"]) or (named[1] if named else "")
            given = {item for row in rows(name) for item in row[field["name"]].split()} if target else set()
            assert given <= ids.get(target, set()), (name, field["name"])
            followed += len(given)
    assert followed > 50

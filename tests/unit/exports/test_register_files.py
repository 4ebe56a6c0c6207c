"""A register that is too long for one file: no record is lost, and `register.json` names where each stands."""

import json

from lighthouse import EDITION, an_index
from synopsis.exports import files, register_files
from synopsis.exports.register_json import exported
from synopsis.site.verify.page_rules import kinds_are_known

REGISTER = exported(an_index(), EDITION)


def test_a_short_register_is_one_file():
    """Nothing but `register.json` is written, and it names no parts."""
    (page,) = register_files.register_files(REGISTER)

    assert json.loads(page.text) == REGISTER
    assert "parts" not in REGISTER


def test_parts_hold_every_record(monkeypatch):
    """The lists and the files that stand for them give the whole register again, in its order."""
    for name, value in (("MOST", 1), ("FEW", 3), ("RECORDS", 4)):
        monkeypatch.setattr(register_files, name, value)

    page, *others = register_files.register_files(REGISTER)

    told = json.loads(page.text)
    lines = {other.path: other.text.splitlines() for other in others}
    assert [part["records"] for part in told["parts"]] == [*map(len, lines.values())]
    for part in told.pop("parts"):
        told[part["kind"]] += map(json.loads, lines[f"data/{part['name']}"])
    assert told == REGISTER
    assert max(map(len, lines.values())) == 4
    assert list(told) == list(REGISTER)
    assert list(kinds_are_known(lines, "site")) == []


def test_parts_are_linked(monkeypatch):
    """Who reads the linkset finds them."""
    monkeypatch.setattr(register_files, "MOST", 1)
    monkeypatch.setattr(register_files, "FEW", 3)

    made = {page.path: page.text for page in files.data_files(an_index(), EDITION)}

    items = json.loads(made["data/linkset.json"])["linkset"][0]["item"]
    parts = json.loads(made["data/register.json"])["parts"]
    assert {item["href"].rpartition("/")[2] for item in items} >= {part["name"] for part in parts}
    assert {f"data/{part['name']}" for part in parts} <= made.keys()

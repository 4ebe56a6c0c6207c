import json
import os
from importlib.resources import files
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft7Validator

from builders import a_register, a_site
from lighthouse import SITE_URL, an_index
from synopsis.exports.bibliography.cff import NAME, citation_file
from synopsis.register.edition import Edition
from synopsis.register.hosts import placeholder
from synopsis.register.loader import load
from synopsis.register.validation import parse
from synopsis.site.settings import read_settings

ROOT = Path(__file__).parents[3]
SCHEMA = json.loads(
    files("check_jsonschema").joinpath("builtin_schemas/vendor/citation-file-format.json").read_text("utf-8")
)


def faults(text):
    """Give what the schema of citation files has against a text."""
    return [error.message for error in Draft7Validator(SCHEMA).iter_errors(yaml.safe_load(text))]


def test_it_validates():
    """The file is valid CFF, with and without an address."""
    register = an_index().register

    assert faults(citation_file(register, Edition("Halma", SITE_URL))) == []
    assert faults(citation_file(register, Edition("Halma", ""))) == []
    assert faults("cff-version: 1.2.0\n") != []


def test_hostile_names():
    """No name ends its value."""
    name = 'a: "b" # c \\ - d'

    read = yaml.safe_load(citation_file(a_register(a_site(publisher=name)), Edition(name, SITE_URL)))

    assert read["title"] == name
    assert read["authors"] == [{"name": name}]
    assert read["url"] == SITE_URL


@pytest.mark.parametrize(
    ("address", "field", "value"),
    [
        ("https://creativecommons.org/licenses/by/4.0/", "license", "CC-BY-4.0"),
        ("https://creativecommons.org/licenses/by-nc-sa/3.0/", "license", "CC-BY-NC-SA-3.0"),
        ("https://creativecommons.org/publicdomain/zero/1.0/", "license", "CC0-1.0"),
        ("https://licence.example/", "license-url", "https://licence.example/"),
    ],
)
def test_the_licence_is_named(address, field, value):
    """A licence is named as programs know it; one that they do not know by its address."""
    read = yaml.safe_load(citation_file(a_register(a_site(licence_url=address)), Edition("Bridges", SITE_URL)))

    assert {name: read[name] for name in ("license", "license-url") if name in read} == {field: value}
    assert faults(json.dumps(read)) == []


def test_what_is_known_is_said():
    """Version, keywords and the place of the sources are said, the last where the settings name it."""
    site = {"repository": "https://code.example/bridges"}

    read = yaml.safe_load(citation_file(a_register(a_site(**site)), Edition("Bridges", SITE_URL)))

    assert read["version"] == str(read["date-released"])
    assert read["keywords"][0] == a_site().subject
    assert len(read["keywords"]) > 1
    assert read["repository-code"] == site["repository"]
    assert "repository-code" not in citation_file(a_register(), Edition("Bridges", SITE_URL))


def test_the_file_of_the_repository_is_current():
    """The file at the top is what the generator writes from the register and the settings: `make cff`."""
    register = parse(load(ROOT / "sources", "sources")).register
    settings = read_settings(
        ROOT / "mkdocs.yml", {name: value for name, value in os.environ.items() if name != "SITE_URL"}
    )
    address = "" if placeholder(settings.site_url) else settings.site_url

    committed = (ROOT / NAME).read_text(encoding="utf-8")

    assert committed == citation_file(register, Edition(settings.site_name, address))
    assert faults(committed) == []

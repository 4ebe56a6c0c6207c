import json
import os
from importlib.resources import files
from pathlib import Path

import yaml
from jsonschema import Draft7Validator

from builders import a_site
from lighthouse import SITE_URL, an_index
from synopsis.exports.bibliography.cff import NAME, citation_file
from synopsis.exports.bibliography.works import Edition
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
    site = an_index().register.site

    assert faults(citation_file(site, Edition("Halma", SITE_URL))) == []
    assert faults(citation_file(site, Edition("Halma", ""))) == []
    assert faults("cff-version: 1.2.0\n") != []


def test_hostile_names():
    """No name ends its value."""
    name = 'a: "b" # c \\ - d'

    read = yaml.safe_load(citation_file(a_site(publisher=name), Edition(name, SITE_URL)))

    assert read["title"] == name
    assert read["authors"] == [{"name": name}]
    assert read["url"] == SITE_URL


def test_the_file_of_the_repository_is_current():
    """The file at the top is what the generator writes from the register and the settings: `make cff`."""
    register = parse(load(ROOT / "sources", "sources")).register
    settings = read_settings(
        ROOT / "mkdocs.yml", {name: value for name, value in os.environ.items() if name != "SITE_URL"}
    )
    address = "" if placeholder(settings.site_url) else settings.site_url

    committed = (ROOT / NAME).read_text(encoding="utf-8")

    assert committed == citation_file(register.site, Edition(settings.site_name, address))
    assert faults(committed) == []

"""How an edition is named in whatever is cited, and in what hosts are told."""

import json
import os
from dataclasses import replace
from datetime import date
from html import unescape
from pathlib import Path

import pytest
import yaml
from markupsafe import Markup

from builders import a_register, a_site
from lighthouse import EDITION, an_index
from synopsis.exports import files, zenodo
from synopsis.exports.bibliography.bibtex import bibtex_entries
from synopsis.exports.bibliography.cff import citation_file
from synopsis.exports.bibliography.csl_items import cited_item
from synopsis.exports.bibliography.ris import as_ris
from synopsis.exports.bibliography.works import cited_with, first_published
from synopsis.languages.interface import ENGLISH
from synopsis.pages import cite_box
from synopsis.pages.context import PageContext
from synopsis.register.hosts import placeholder
from synopsis.register.index import Index
from synopsis.register.loader import load
from synopsis.register.validation import parse
from synopsis.site.settings import read_settings

ROOT = Path(__file__).parents[3]
SEVENTH = replace(EDITION, number=7, commit="c" * 40, on=date(2026, 11, 28), doi="10.5281/zenodo.42")
NOTE = "Edition 7. https://doi.org/10.5281/zenodo.42"


@pytest.mark.parametrize(
    ("edition", "called", "path", "note"),
    [
        pytest.param(EDITION, "unpublished build; register of 22 November 2026", "/editions/", "Unpublished build."),
        pytest.param(SEVENTH, "edition 7, 28 November 2026", "/editions/#edition-7", NOTE),
        pytest.param(
            replace(SEVENTH, doi=""), "edition 7, 28 November 2026", "/editions/#edition-7", "Edition 7.", id="no-doi"
        ),
    ],
)
def test_an_edition_is_named(edition, called, path, note):
    """Number and day, or that it is none; where it is told of; what citations say of it."""
    assert (edition.called(an_index().register.site, ENGLISH), edition.path, edition.note) == (called, path, note)


def test_every_citation_names_it():
    """Each form of the box and each file has the note of a page of ours, and none of a source."""
    index = an_index()
    claim = index.register.claims["w2"]
    source, page = cited_with(index, claim, SEVENTH)
    context = PageContext(index, "/claims/w2/", dict.fromkeys([source.id, page.id], Markup()), SEVENTH)
    box = cite_box.of_page(context, claim)
    note = f"{NOTE} Correction 1, 21 November 2026."

    assert (source.note, page.note) == ("", note)
    assert {form.id: [unescape(line).endswith(note) for line in form.lines] for form in box.forms} == {
        name: [False, True] for name in ("chicago", "apa", "mla", "wikitext")
    }
    assert f"note = {{{note}}}" in bibtex_entries([page])[page.id]
    assert f"N1  - {note}" in as_ris([page])
    assert cited_item(page)["note"] == note


def test_data_name_it():
    """The register, its description and the data of its page say which edition they are."""
    made = {page.path: page.text for page in files.data_files(an_index(), SEVENTH)}

    told = {"number": 7, "commit": "c" * 40, "on": "2026-11-28", "doi": "10.5281/zenodo.42"}
    assert json.loads(made["data/register.json"])["edition"] == told
    package = json.loads(made["data/datapackage.json"])
    assert (package["version"], package["created"]) == ("7", "2026-11-28T00:00:00Z")


def test_what_is_new_is_first_published_with_it():
    """A record that no publication has is dated by the edition, one that was published by its first."""
    index = an_index()
    claim = index.register.claims["w2"]
    published = Index(index.register, {"/claims/w2/": date(2026, 11, 23)})

    assert first_published(index, claim, EDITION) == index.register.site.issued
    assert first_published(index, claim, SEVENTH) == date(2026, 11, 28)
    assert first_published(published, claim, SEVENTH) == date(2026, 11, 23)


def test_the_citation_file_names_it():
    """Version, day and DOI are those of the edition; without one, the day on which the register was issued."""
    register = an_index().register
    seventh, unpublished = (yaml.safe_load(citation_file(register, one)) for one in (SEVENTH, EDITION))

    assert (seventh["version"], seventh["date-released"], seventh["doi"]) == ("7", "2026-11-28", "10.5281/zenodo.42")
    assert (unpublished["version"], "doi" in unpublished) == ("2026-11-22", False)


# what a host of DOIs is told


def test_a_deposit():
    """A host of DOIs is told what is the same for all editions, in its own words for licence and language."""
    site = {
        "repository": "https://code.example/bridges",
        "licence_url": "https://creativecommons.org/licenses/by/4.0/",
        "introduction": "Two < three & more.\n\nAnd so on.",
    }

    read = json.loads(zenodo.deposit(a_register(a_site(**site)), SEVENTH))

    assert (read["upload_type"], read["access_right"], read["license"]) == ("dataset", "open", "cc-by-4.0")
    assert read["description"] == "<p>Two &lt; three &amp; more.</p><p>And so on.</p>"
    assert (read["title"], read["creators"]) == (SEVENTH.site_name, [{"name": a_site().publisher}])
    assert read["language"] == "eng"
    assert read["related_identifiers"] == [
        {"identifier": SEVENTH.site_url, "relation": "isAlternateIdentifier"},
        {"identifier": "https://code.example/bridges", "relation": "isSupplementTo"},
    ]
    assert not {"version", "doi", "publication_date"} & read.keys()


@pytest.mark.parametrize(("language", "code"), [("en-GB", "eng"), ("ru", "rus"), ("de", None), ("und", None)])
def test_the_language_of_a_deposit(language, code):
    """A language is named where archives have one code for it; where they have two or none, it is left out."""
    read = json.loads(zenodo.deposit(a_register(a_site(language=language)), EDITION))

    assert read.get("language") == code


def test_the_deposit_of_the_repository_is_current():
    """The file at the top is what the generator writes from the register and the settings: `make cff`."""
    register = parse(load(ROOT / "sources", "sources")).register
    settings = read_settings(ROOT / "mkdocs.yml", {n: value for n, value in os.environ.items() if n != "SITE_URL"})
    address = "" if placeholder(settings.site_url) else settings.site_url
    here = replace(EDITION, site_name=settings.site_name, site_url=address)

    assert (ROOT / zenodo.NAME).read_text(encoding="utf-8") == zenodo.deposit(register, here)

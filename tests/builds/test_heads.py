import json

import pytest

from heads import FORBIDDEN, Head, Heads, as_annotated, heads_of
from lighthouse import SITE_URL, an_index


@pytest.fixture(scope="module")
def folder(lighthouse_site):
    """Give the folder of the site."""
    return lighthouse_site / "site"


@pytest.fixture(scope="module")
def heads(folder):
    """Read the head of every page."""
    return heads_of(folder)


@pytest.fixture(scope="module")
def index():
    """Give the views of the register."""
    return an_index()


class TestHeads(Heads):
    """The second register."""

    SITE_URL = SITE_URL
    LICENCE = "https://creativecommons.org/publicdomain/zero/1.0/"
    PAGES = 40
    ACCUSING = 0

    def test_what_a_reference_manager_reads(self, heads, index):
        """Zotero takes title, author, date, permanent address and language of a web page from these tags."""
        head = heads["claims/a3/"]
        names = ("title", "creator", "date", "identifier", "language")

        assert {name: head.meta(f"DC.{name}") for name in names} == {
            "title": [f"Adeyemi 2007: {index.register.claims['a3'].says.removesuffix('.')} (claim a3)"],
            "creator": ["The Halma Readers"],
            "date": ["2026-11-22"],
            "identifier": [f"{SITE_URL}claims/a3/"],
            "language": ["en"],
        }

    def test_a_page_written_by_hand_names_itself(self, heads, folder):
        """Pages that no record stands behind have the same address in the same places, and their title."""
        head = heads["cite/"]
        (title,) = head.meta("DC.title")

        assert f">{title}</h1>" in (folder / "cite/index.html").read_text(encoding="utf-8")
        assert json.loads(head.scripts[0])["name"] == title
        assert [head.meta(f"DC.{name}") for name in ("creator", "date")] == [["The Halma Readers"], ["2026-11-22"]]


@pytest.mark.parametrize("name", ["citation_title", "citation_journal_title", "DC.type", "article:author"])
def test_a_forcing_tag_would_be_seen(name):
    """Canary: a tag that makes a page an article or a report is one of those that are looked for."""
    (found,) = Head(f'<meta name="{name}" content="y">').metas

    assert FORBIDDEN.fullmatch(found[0])


def test_a_shared_address_would_be_seen():
    """Canary: a link to one file from many pages would merge their notes."""
    shared = '<link rel="alternate" type="application/json" href="/halma/data/register.json">'

    assert as_annotated(f"{SITE_URL}x/", Head(shared)) == [f"{SITE_URL}data/register.json"]

"""Dates and names of what stands in the feeds."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree as ET

import pytest

from builders import a_correction, a_register
from lighthouse import SITE_NAME, SITE_URL, an_index
from synopsis.exports import feeds
from synopsis.register.edition import Edition
from synopsis.register.index import Index
from synopsis.register.urls import full

ATOM = "{http://www.w3.org/2005/Atom}"
OLD = "https://old.example.org/lights/"
FIRST = date(2020, 1, 2)


def written(index, site_url=SITE_URL):
    """Give both feeds of a register: entries by address, as (id, published, updated)."""
    atom, by_json = (page.text for page in feeds.pages(index, Edition(SITE_NAME, site_url)))
    root = ET.fromstring(atom)  # noqa: S314 -- what we have written ourselves
    names = ("id", "published", "updated")
    entries = {
        entry.find(f"{ATOM}link").get("href"): tuple(entry.findtext(f"{ATOM}{name}") for name in names)
        for entry in root.iter(f"{ATOM}entry")
    }
    keys = ("id", "date_published", "date_modified")
    items = {item["url"]: tuple(item[key] for key in keys) for item in json.loads(by_json)["items"]}
    assert entries == items
    return root, entries


def moved(index, *addresses):
    """Give a register whose site stood elsewhere before."""
    site = index.register.site.model_copy(update={"moved_from": addresses})
    return Index(replace(index.register, site=site), index.first_days)


def test_an_entry_has_the_day_on_which_its_record_was_first_published():
    """The ledger says when; a later edition dates nothing anew, and what is in no ledger yet is of this edition."""
    index = an_index()
    _, entries = written(Index(index.register, {"/questions/how-tall/": FIRST}))
    issued = f"{index.register.site.issued.isoformat()}T00:00:00Z"

    assert entries[f"{SITE_URL}questions/how-tall/"][1] == "2020-01-02T00:00:00Z"
    assert entries[f"{SITE_URL}questions/how-many-steps/"][1] == issued
    assert all(published <= updated for _, published, updated in entries.values())


def test_a_correction_dates_the_entry_of_its_question_anew():
    """An entry is updated on the day of the last correction of what stands on its page."""
    name = min(a_register().questions)
    path = f"/questions/{name}/"
    register = a_register(a_correction(record=f"question/{name}", on="2024-07-01"))

    _, entries = written(Index(register, {path: FIRST}))

    assert entries[full(path, SITE_URL)][1:] == ("2020-01-02T00:00:00Z", "2024-07-01T00:00:00Z")


@pytest.mark.parametrize(
    "addresses", [pytest.param((OLD,), id="once"), pytest.param((OLD, "https://b.example/"), id="twice")]
)
def test_names_survive_a_change_of_address(addresses):
    """A reader's program that has seen an entry at the first address knows it again at any other."""
    before, old = written(an_index(), OLD)
    after, new = written(moved(an_index(), *addresses))

    assert before.findtext(f"{ATOM}id") == after.findtext(f"{ATOM}id") == OLD
    assert sorted(entry[0] for entry in new.values()) == sorted(entry[0] for entry in old.values())
    assert all(url.startswith(SITE_URL) for url in new)

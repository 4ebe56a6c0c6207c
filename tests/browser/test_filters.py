import json
import re

import pytest

from frame import BLOCKED
from searching import paths, search
from visits import settle, watched

LISTS = {
    "questions": ("questions/", "kind=one-sided"),
    "questions-of-a-topic": ("questions/", "topic=size"),
    "documents": ("documents/", "kind=government"),
    "documents-by-how-checked": ("documents/", "checked=copy"),
    "documents-of-a-topic": ("documents/", "topic=beginnings"),
    "citations": ("method/citations/", "result=matches"),
    "voices": ("voices/", "kind=person"),
}
PATHS = tuple(dict.fromkeys(path for path, _ in LISTS.values()))
SHOWN = """(name) => [...document.querySelectorAll("[data-filter-item]")]
    .filter((item) => item.checkVisibility()).map((item) => item.getAttribute(name))"""
EMPTY = """() => [...document.querySelectorAll("[data-filter-group]")].filter((group) => group.checkVisibility()
    && !group.querySelector("[data-filter-item]:not([hidden])")).length"""
"""Groups that are seen, with nothing in them."""

each_list = pytest.mark.parametrize(("path", "query"), LISTS.values(), ids=LISTS)


def total(page):
    """Count the entries of a list, seen or not."""
    return page.locator("[data-filter-item]").count()


@each_list
def test_the_address_narrows(opened, address, path, query):
    """An address with a filter shows the entries that have it, says how many, and leaves no empty group."""
    page, seen = opened
    name, value = query.split("=")
    page.goto(f"{address}{path}?{query}")
    values = page.evaluate(SHOWN, f"data-{name}")
    said = page.get_by_role("status").first.inner_text()
    empty = page.evaluate(EMPTY)

    assert 0 < len(values) < total(page)
    assert [text for text in values if value not in text.split()] == []
    assert said.startswith(f"{len(values)} of {total(page)} ")
    assert empty == 0
    assert seen.said == []


def test_an_address_that_asks_for_what_is_not_there(opened, address):
    """An address that asks for what the list does not have shows the whole list."""
    page, seen = opened
    wrong = {}
    for path in PATHS:
        asked = [f"{query}x" for other, query in LISTS.values() if other == path]
        page.goto(f"{address}{path}?{'&'.join(asked)}&topic=%3Cb%3E")
        wrong[path] = total(page) - len(page.evaluate(SHOWN, "id"))

    assert wrong == dict.fromkeys(PATHS, 0)
    assert seen.said == []


@pytest.mark.parametrize("path", PATHS)
def test_a_choice_is_kept_in_the_address(opened, address, path):
    """What is chosen stands in the address, beside what else stands there; Show all takes it away."""
    page, _ = opened
    page.goto(f"{address}{path}?from=x")
    whole = len(page.evaluate(SHOWN, "id"))
    for query in (query for other, query in LISTS.values() if other == path):
        name, value = query.split("=")
        page.locator(f".filters [name={name}]").select_option(value)
        narrowed, chosen = len(page.evaluate(SHOWN, "id")), page.url
        page.get_by_role("button", name="Show all").click()

        assert narrowed < whole, query
        assert chosen == f"{address}{path}?from=x&{query}"
        assert page.url == f"{address}{path}?from=x"
        assert len(page.evaluate(SHOWN, "id")) == whole, query


def test_where_nothing_may_be_kept(browser, address):
    """With storage and cookies blocked a list narrows and is searched as anywhere else, and nothing fails."""
    with watched(browser, address) as (page, seen):
        page.add_init_script(BLOCKED)
        page.goto(f"{address}questions/?kind=one-sided")
        narrowed = len(page.evaluate(SHOWN, "id"))
        page.locator(".filters [name=kind]").select_option("")
        whole = len(page.evaluate(SHOWN, "id"))
        search(page, "steps")
        found = paths(page)
        settle(page)

    assert 0 < narrowed < whole
    assert "questions/how-many-steps/" in found
    assert (seen.foreign, seen.said) == ([], [])


@pytest.mark.parametrize("path", PATHS)
def test_every_choice_shows_as_many_as_it_says(opened, address, path):
    """Each choice of each filter leaves the entries that have it, as many as stand in brackets behind its name."""
    page, _ = opened
    page.goto(address + path)
    promised, found, others = {}, {}, {}
    for select in page.locator(".filters select:not([name=sort])").all():
        name = select.get_attribute("name")
        for option in select.locator("option:not([value=''])").all():
            value = option.get_attribute("value")
            select.select_option(value)
            values = page.evaluate(SHOWN, f"data-{name}")
            promised[name, value] = int(re.search(r"\((\d+)\)$", option.text_content())[1])
            found[name, value] = len(values)
            others[name, value] = [text for text in values if value not in text.split()]
        select.select_option("")

    assert len(promised) > 3
    assert found == promised
    assert all(found.values())
    assert [choice for choice, texts in others.items() if texts] == []


def test_documents_are_narrowed_by_what_the_register_says(opened, address, site):
    """How far a document was checked is the same in the list and in the register."""
    page, _ = opened
    register = json.loads((site / "data/register.json").read_text(encoding="utf-8"))
    expected, found = {}, {}
    for checked in ("publisher", "copy", "not-found"):
        expected[checked] = [item["id"] for item in register["documents"] if item["checked"]["how"] == checked]
        page.goto(f"{address}documents/?checked={checked}")
        found[checked] = sorted(page.evaluate(SHOWN, "id"))

    assert all(expected.values())
    assert found == {how: sorted(names) for how, names in expected.items()}


KEYS = ("date", "kind", "checked", "topic")


def test_filters_narrow_together(opened, address):
    """Two filters leave the entries that have both."""
    page, _ = opened
    found = {}
    for topic in ("size", "beginnings"):
        page.goto(f"{address}documents/?kind=government&topic={topic}")
        found[topic] = page.evaluate(SHOWN, "data-topic")

    assert found == {"size": ["size"], "beginnings": []}


def test_documents_are_sorted(opened, address):
    """The bibliography can be read by date, kind, how checked or topic, and by author again, as it was sent."""
    page, _ = opened
    page.goto(f"{address}documents/")
    as_sent = page.evaluate(SHOWN, "id")
    by_key, again = {}, {}
    for key in KEYS:
        page.goto(f"{address}documents/?sort={key}")
        by_key[key] = page.evaluate(SHOWN, f"data-sort-{key}")
        page.locator(".filters [name=sort]").select_option("")
        again[key] = page.evaluate(SHOWN, "id")

    assert by_key == {key: sorted(values) for key, values in by_key.items()}
    assert again == dict.fromkeys(KEYS, as_sent)
    assert page.url == f"{address}documents/"


LETTERS = """() => ["#", ...[...document.querySelectorAll(".onpage a, [data-filter-group] h2")]
    .filter((part) => part.checkVisibility()).map((part) => part.textContent)]"""


def test_letters_follow_the_list(opened, address):
    """Only letters with entries are offered and headed; in another order there are none, and back again all."""
    page, _ = opened
    page.goto(f"{address}documents/")
    whole = page.evaluate(LETTERS)
    page.goto(f"{address}documents/?kind=government")
    some = page.evaluate(LETTERS)
    page.locator(".filters [name=sort]").select_option("date")
    none = page.evaluate(LETTERS)
    page.get_by_role("button", name="Show all").click()

    assert len(some) % 2 == 1
    assert 1 < len(some) < len(whole)
    assert none == ["#"]
    assert page.evaluate(LETTERS) == whole


def test_lists_are_whole_without_scripts(new_page, address):
    """Without JavaScript every entry is there, whatever the address asks for, and no dead control is."""
    page = new_page(java_script_enabled=False)
    hidden, dead = {}, []
    for path in PATHS:
        page.goto(f"{address}{path}?{'&'.join(query for other, query in LISTS.values() if other == path)}")
        hidden[path] = total(page) - len(page.evaluate(SHOWN, "id"))
        dead += [path] if page.locator(".filters").is_visible() else []

    assert hidden == dict.fromkeys(PATHS, 0)
    assert dead == []

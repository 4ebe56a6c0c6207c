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
    """An address with a filter shows the entries that have it, says how many, and leaves no empty group.

    An address that asks for what the list does not have shows the whole list.
    """
    page, seen = opened
    name, value = query.split("=")
    page.goto(f"{address}{path}?{query}")
    values = page.evaluate(SHOWN, f"data-{name}")
    said = page.get_by_role("status").first.inner_text()
    empty = page.evaluate(EMPTY)
    page.goto(f"{address}{path}?{query}x&topic=%3Cb%3E")

    assert 0 < len(values) < total(page)
    assert [text for text in values if value not in text.split()] == []
    assert said.startswith(f"{len(values)} of {total(page)} ")
    assert empty == 0
    assert len(page.evaluate(SHOWN, "id")) == total(page)
    assert seen.said == []


@each_list
def test_a_choice_is_kept_in_the_address(opened, address, path, query):
    """What is chosen stands in the address, beside what else stands there; Show all takes it away."""
    page, _ = opened
    name, value = query.split("=")
    page.goto(f"{address}{path}?from=x")
    whole = len(page.evaluate(SHOWN, "id"))
    page.locator(f".filters [name={name}]").select_option(value)
    narrowed, chosen = len(page.evaluate(SHOWN, "id")), page.url
    page.get_by_role("button", name="Show all").click()

    assert narrowed < whole
    assert chosen == f"{address}{path}?from=x&{query}"
    assert page.url == f"{address}{path}?from=x"
    assert len(page.evaluate(SHOWN, "id")) == whole


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


@pytest.mark.parametrize("path", ["questions/", "documents/", "method/citations/", "voices/"])
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
    for path, query in LISTS.values():
        page.goto(f"{address}{path}?{query}")
        hidden[path] = total(page) - len(page.evaluate(SHOWN, "id"))
        dead += [path] if page.locator(".filters").is_visible() else []

    assert hidden == {"questions/": 0, "documents/": 0, "method/citations/": 0, "voices/": 0}
    assert dead == []

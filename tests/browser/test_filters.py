import json
import re

import pytest

LISTS = {
    "questions": ("questions/", "kind=number"),
    "questions-of-a-topic": ("questions/", "topic=corridor"),
    "documents": ("documents/", "kind=press"),
    "documents-by-how-checked": ("documents/", "checked=copy"),
    "documents-of-a-topic": ("documents/", "topic=corridor"),
    "voices": ("voices/", "kind=outlet"),
}
SHOWN = """(name) => [...document.querySelectorAll("[data-filter-item]")]
    .filter((item) => item.checkVisibility()).map((item) => item.getAttribute(name))"""


@pytest.fixture
def page(browser):
    """Open a page that notes what it complains of."""
    context = browser.new_context()
    page = context.new_page()
    page.complaints = []
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.on("console", lambda message: page.complaints.append(message.text) if message.type == "error" else None)
    yield page
    context.close()


def shown(page):
    """Give the entries of the list that are seen."""
    return [item for item in page.locator("[data-filter-item]").all() if item.is_visible()]


each_list = pytest.mark.parametrize(("path", "query"), LISTS.values(), ids=LISTS)


@each_list
def test_the_address_narrows(page, address, path, query):
    """An address with a filter shows the entries that have it, says how many, and leaves no empty group."""
    name, value = query.split("=")
    page.goto(f"{address}{path}?{query}")

    items = shown(page)
    total = page.locator("[data-filter-item]").count()
    groups = [group for group in page.locator("[data-filter-group]").all() if group.is_visible()]

    assert 0 < len(items) < total
    assert [item for item in items if value not in item.get_attribute(f"data-{name}").split()] == []
    assert page.get_by_role("status").first.inner_text().startswith(f"{len(items)} of {total} ")
    assert all(group.locator("[data-filter-item]:not([hidden])").count() for group in groups)
    assert page.complaints == []


@each_list
def test_a_choice_is_kept_in_the_address(page, address, path, query):
    """What is chosen stands in the address, beside what else stands there; Show all takes it away."""
    name, value = query.split("=")
    page.goto(f"{address}{path}?from=x")
    whole = len(shown(page))
    page.locator(f".filters [name={name}]").select_option(value)
    narrowed, chosen = len(shown(page)), page.url
    page.get_by_role("button", name="Show all").click()

    assert narrowed < whole
    assert chosen == f"{address}{path}?from=x&{query}"
    assert page.url == f"{address}{path}?from=x"
    assert len(shown(page)) == whole


@pytest.mark.parametrize("path", ["questions/", "documents/", "voices/"])
def test_every_choice_shows_as_many_as_it_says(page, address, path):
    """Each choice of each filter leaves the entries that have it, as many as stand in brackets behind its name."""
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


@pytest.mark.parametrize("checked", ["publisher", "copy", "secondary", "not-found"])
def test_documents_are_narrowed_by_what_the_register_says(page, address, real_site, checked):
    """How far a document was checked is the same in the list and in the register."""
    register = json.loads((real_site / "data/register.json").read_text(encoding="utf-8"))
    expected = {item["id"] for item in register["documents"] if item["checked"]["how"] == checked}

    page.goto(f"{address}documents/?checked={checked}")

    assert expected
    assert set(page.evaluate(SHOWN, "id")) == expected


def test_filters_narrow_together(page, address):
    """Two filters leave the entries that have both, whichever was chosen first."""
    page.goto(f"{address}documents/?checked=copy&topic=corridor")
    both = set(page.evaluate(SHOWN, "id"))
    page.goto(f"{address}documents/?checked=copy")
    copies = set(page.evaluate(SHOWN, "id"))
    page.goto(f"{address}documents/?topic=corridor")
    of_topic = set(page.evaluate(SHOWN, "id"))

    assert both == copies & of_topic
    assert 0 < len(both) < min(len(copies), len(of_topic))


@each_list
def test_an_unknown_value_narrows_nothing(page, address, path, query):
    """An address that asks for what the list does not have shows the whole list."""
    page.goto(f"{address}{path}?{query}x&topic=%3Cb%3E")

    assert len(shown(page)) == page.locator("[data-filter-item]").count()


@pytest.mark.parametrize("key", ["date", "kind", "checked", "topic"])
def test_documents_are_sorted(page, address, key):
    """The bibliography can be read by date, kind, how checked or topic; those without a date stand last."""
    page.goto(f"{address}documents/?sort={key}")
    values = [item.get_attribute(f"data-sort-{key}") for item in page.locator("[data-filter-item]").all()]
    page.locator(".filters [name=sort]").select_option("")
    by_author = [item.get_attribute("id") for item in page.locator("[data-filter-item]").all()]
    page.goto(f"{address}documents/")

    dated = [value for value in values if value]
    assert dated == sorted(dated, key=None if key == "date" else int)
    assert all(values[: len(dated)])
    assert by_author == [item.get_attribute("id") for item in page.locator("[data-filter-item]").all()]
    assert page.url == f"{address}documents/"


@each_list
def test_lists_are_whole_without_scripts(browser, address, path, query):
    """Without JavaScript every entry is there, whatever the address asks for, and no dead control is."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}{path}?{query}")
    seen, total = len(shown(page)), page.locator("[data-filter-item]").count()
    is_dead = page.locator(".filters").is_visible()
    context.close()

    assert seen == total
    assert not is_dead

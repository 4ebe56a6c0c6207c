import pytest

from visits import watched

KEYS = ("date", "kind", "checked", "topic")
SHOWN = """() => [...document.querySelectorAll("[data-filter-item]")]
    .filter((item) => item.checkVisibility()).map((item) => item.id)"""
ORDER = """(name) => [...document.querySelectorAll("[data-filter-item]")]
    .map((item) => [item.id, item.getAttribute(`data-sort-${name}`)])"""


def test_filters_narrow_together(new_page, address):
    """Two filters leave the entries that have both, whichever was chosen first."""
    page = new_page()
    page.goto(f"{address}documents/?checked=copy&topic=corridor")
    both = set(page.evaluate(SHOWN))
    page.goto(f"{address}documents/?checked=copy")
    copies = set(page.evaluate(SHOWN))
    page.goto(f"{address}documents/?topic=corridor")
    of_topic = set(page.evaluate(SHOWN))

    assert both == copies & of_topic
    assert 0 < len(both) < min(len(copies), len(of_topic))


@pytest.fixture(scope="module")
def as_sent(browser, address):
    """Give the entries of the bibliography in the order in which the page is sent, with the value of each key."""
    with watched(browser, address) as (page, _):
        page.goto(f"{address}documents/")
        yield {key: page.evaluate(ORDER, key) for key in KEYS}


@pytest.mark.parametrize("key", KEYS)
def test_documents_are_sorted(opened, address, as_sent, key):
    """The bibliography can be read by date, kind, how checked or topic; those without a date stand last."""
    page, _ = opened
    page.goto(f"{address}documents/?sort={key}")
    values = [value for _, value in page.evaluate(ORDER, key)]
    page.locator(".filters [name=sort]").select_option("")
    by_author, unsorted = page.evaluate(ORDER, key), page.url

    dated = [value for value in values if value]
    assert dated == sorted(dated, key=None if key == "date" else int)
    assert all(values[: len(dated)])
    assert by_author == as_sent[key]
    assert unsorted == f"{address}documents/"

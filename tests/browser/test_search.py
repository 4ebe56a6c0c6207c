import gzip
import json
import re
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe

LIST = "A–Z"  # noqa: RUF001 - as printed
QUESTION = "questions/how-many-killed/"
FIRST_SEARCH = 160_000
"""Bytes, compressed, of everything that the first search asks for."""
POLICY_REPORT = """
addEventListener("securitypolicyviolation", (event) => console.error("policy:", event.violatedDirective));
"""


@pytest.fixture
def page(browser):
    """Open a page that notes what it asks for and what it complains of."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    context.add_init_script(POLICY_REPORT)
    page = context.new_page()
    page.asked, page.complaints = [], []
    context.on("request", lambda request: page.asked.append(request.url))
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.on("console", lambda message: page.complaints.append(message.text) if message.type == "error" else None)
    page.on("console", lambda message: page.complaints.append(message.text) if message.type == "warning" else None)
    yield page
    context.close()


def search(page, words):
    """Open the search, write `words` and wait for its answer; return the results."""
    if not page.locator("[data-search]").is_visible():
        page.locator("[data-search-open]").click()
    page.locator("[data-search-words]").fill(words)
    answered(page)
    return page.locator(".search__result")


def answered(page):
    """Wait until the number of results has been said."""
    page.locator("[data-search-status]").filter(has_text="found").wait_for()


def paths(page):
    """Give the addresses of the results that are shown, from the root of the site."""
    links = page.locator(".search__link").all()
    return [urlsplit(link.evaluate("link => link.href")).path.removeprefix("/synopsis/") for link in links]


def number(page):
    """Give the number of pages that the search says it has found."""
    said = page.locator("[data-search-status]").inner_text()
    return int(re.match(r"\d+|No", said)[0].replace("No", "0"))


# weight


def test_nothing_is_fetched_before_it_is_used(page, address):
    """A reader who does not search pays nothing for the search, not even when the dialog is open."""
    page.goto(address + QUESTION, wait_until="networkidle")
    page.locator("[data-search-open]").click()
    page.wait_for_timeout(500)

    assert [url for url in page.asked if "pagefind" in url or "search_index" in url or "lunr" in url] == []


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("corridors", id="word"),
        pytest.param("Khojaly", id="on-most-pages"),
        pytest.param("Ходжалы", id="other-script"),
        pytest.param("Helsinki Watch", id="two-words"),
    ],
)
def test_the_first_search_is_light(page, address, real_site, words):
    """The first search asks for at most 160 KB, compressed, and for nothing of the theme's own search."""
    page.goto(address + QUESTION, wait_until="networkidle")
    before = len(page.asked)
    search(page, words)
    page.wait_for_load_state("networkidle")

    files = {urlsplit(url).path.removeprefix("/synopsis/") for url in page.asked[before:]}
    weight = sum(
        min(len(data), len(gzip.compress(data))) for data in ((real_site / name).read_bytes() for name in files)
    )

    assert "pagefind/pagefind.js" in files
    assert all(name.startswith("pagefind/") for name in files)
    assert weight <= FIRST_SEARCH


# what is found


def test_words_are_found_by_their_stem(page, address):
    """A plural finds the singular, with the same pages."""
    page.goto(address)
    search(page, "corridors")
    plural = number(page), paths(page)
    page.locator("[data-search-words]").fill("")
    search(page, "corridor")

    assert plural == (number(page), paths(page))
    assert plural[1][0] == "questions/was-there-a-corridor/"
    assert page.complaints == []


@pytest.mark.parametrize(
    "form",
    [
        pytest.param("Խոջալու", id="armenian"),
        pytest.param("Ходжалы", id="russian"),
        pytest.param("Xocalı", id="azerbaijani"),  # noqa: RUF001 - its own letter
        pytest.param("xocali", id="azerbaijani-without-marks"),
        pytest.param("Khojali", id="other-spelling"),
    ],
)
def test_names_are_found_in_every_script(page, address, form):
    """A form of a name finds the pages that print another form of it."""
    page.goto(address)
    search(page, form)

    assert number(page) > 100


def test_where_articles_answer_the_record_answers(page, address):
    """A question among the results shows the short answer of each article and of the record."""
    page.goto(address)
    first = search(page, "corridor").first

    assert first.locator("dt").all_inner_texts() == ["Mammadov 2020", "Rubin 2024", "The record"]
    assert all(first.locator("dd").all_inner_texts())


def test_accusations_of_the_living_are_not_shown(page, address, real_site):
    """The words of a claim that accuses somebody who may be alive stand in no text that a result could show."""
    register = json.loads((real_site / "data/register.json").read_text(encoding="utf-8"))
    living = {person["id"] for person in register["people"] if person["living"] != "no"}
    accusing = [
        claim for claim in register["claims"] if any(item["person"] in living for item in claim.get("accuses", []))
    ]
    fragments = [gzip.decompress(path.read_bytes()) for path in (real_site / "pagefind/fragment").iterdir()]
    shown = "\n".join(data.decode() for data in fragments)
    page.goto(address)
    search(page, accusing[0]["id"])

    assert accusing
    assert [claim["id"] for claim in accusing if claim["says"] in shown] == []
    assert f"claims/{accusing[0]['id']}/" in paths(page)


def test_comments_are_labelled(page, address):
    """A claim of a reader comment is a result of a kind of its own."""
    page.goto(address)
    search(page, "mc58")

    comment = page.locator(".search__result", has=page.get_by_role("link", name="Claim mc58"))

    assert comment.locator(".search__facts").inner_text().startswith("Reader comment")


# filters


def having(site, name, value):
    """Give the paths of the pages that a filter shall find: those that carry its value."""
    mark = f'data-pagefind-filter="{name}">{value}<'
    pages = {path.parent.relative_to(site).as_posix(): path for path in site.rglob("index.html")}
    return {f"{folder}/" for folder, path in pages.items() if mark in path.read_text(encoding="utf-8")}


def test_filters_are_fetched_when_opened(page, address):
    """Every filter offers its values, and asks for them only when the reader opens the filters."""
    page.goto(address)
    search(page, "corridor")
    before = [url for url in page.asked if ".pf_filter" in url]
    page.locator("[data-search-filters] summary").click()
    page.locator("[data-search-filter=page] option", has_text="Question").wait_for(state="attached")
    offered = {
        choice.get_attribute("data-search-filter"): choice.locator("option").count()
        for choice in page.locator("[data-search-filter]").all()
    }

    assert before == []
    assert offered.keys() == {"page", "topic", "voice", "difference", "article"}
    assert all(count > 2 for count in offered.values())
    assert page.complaints == []


@pytest.mark.parametrize(
    ("name", "value"),
    [
        pytest.param("page", "Question", id="kind-of-page"),
        pytest.param("topic", "The way out: corridor, warnings, evacuation", id="topic"),
        pytest.param("voice", "Ayaz Mutalibov", id="voice"),
        pytest.param("difference", "different facts", id="difference"),
        pytest.param("article", "Mammadov 2020", id="article"),
    ],
)
def test_filters_narrow(page, address, real_site, name, value):
    """A filter leaves, of what words find and without words, the pages that carry its value."""
    expected = having(real_site, name, value)
    page.goto(address)
    search(page, "corridor")
    everything = number(page)
    page.locator("[data-search-filters] summary").click()
    page.locator(f"[data-search-filter={name}] option", has_text=value).first.wait_for(state="attached")
    page.locator(f"[data-search-filter={name}]").select_option(value)
    answered(page)
    narrowed, found = number(page), paths(page)
    page.locator("[data-search-words]").fill("")
    page.locator("[data-search-status]").filter(has_text="found.").wait_for()

    assert 0 < narrowed < everything
    assert set(found) <= expected
    assert number(page) == len(expected)
    assert page.complaints == []


# keyboard and screen reader


def test_claims_are_reached_by_number(page, address):
    """The number of a claim and Enter lead to its page."""
    page.goto(address + QUESTION)
    page.keyboard.press("/")
    page.keyboard.type("M14")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}claims/m14/")

    assert page.locator("h1").inner_text() == "Claim m14"


def test_keyboard_alone(page, address):
    """Slash opens, arrows walk the results and back, Escape closes, the focus returns to where it was."""
    page.goto(address + QUESTION)
    page.locator(".crumbs a").first.focus()
    page.keyboard.press("/")
    page.keyboard.type("corridor")
    answered(page)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    second = page.evaluate("document.activeElement.textContent")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    back = page.evaluate("document.activeElement.matches('[data-search-words]')")
    page.keyboard.press("Escape")

    assert second == page.locator(".search__link").nth(1).text_content()
    assert back
    assert not page.locator("[data-search]").is_visible()
    assert page.evaluate("document.activeElement === document.querySelector('.crumbs a')")


def test_enter_leads_to_the_results(page, address):
    """Enter moves to the first result, a second one opens it."""
    page.goto(address)
    search(page, "corridor")
    page.keyboard.press("Enter")
    page.wait_for_timeout(300)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}questions/was-there-a-corridor/")


def test_slash_can_be_typed_and_turned_off(page, address):
    """The key writes a slash where the reader writes, and does nothing once it is turned off, on later pages too."""
    page.goto(address)
    page.keyboard.press("/")
    page.keyboard.type("a/b")
    written = page.locator("[data-search-words]").input_value()
    page.locator("[data-search-key]").uncheck()
    page.keyboard.press("Escape")
    page.goto(address + QUESTION)
    page.keyboard.press("/")

    assert written == "a/b"
    assert not page.locator("[data-search]").is_visible()


def test_what_a_screen_reader_hears(page, address):
    """A dialog with a name, a labelled field, a count that is announced, results that are links in a list."""
    page.goto(address)
    opener = page.get_by_role("button", name="Search")
    search(page, "corridor")

    dialog = page.get_by_role("dialog", name="Search")
    links = dialog.get_by_role("list").get_by_role("link").all()

    assert opener.get_attribute("aria-haspopup") == "dialog"
    assert dialog.is_visible()
    assert dialog.get_by_role("searchbox", name="Words, a name in any script, or the number of a claim").is_visible()
    assert re.fullmatch(r"\d+ pages found for “corridor”\.", dialog.get_by_role("status").inner_text())
    assert len(links) == 5
    assert page.locator("[data-search-more]").is_visible()


def test_more_results(page, address):
    """More results are added below, and the focus moves to the first of them."""
    page.goto(address)
    search(page, "corridor")
    page.locator("[data-search-more]").click()
    page.locator(".search__result").nth(9).wait_for()

    assert page.evaluate("document.activeElement.textContent") == page.locator(".search__link").nth(5).text_content()


def test_nothing_found(page, address):
    """A search without a result says so."""
    page.goto(address)
    search(page, "ъъъ")

    assert page.locator("[data-search-status]").inner_text() == "No pages found for “ъъъ”."
    assert page.complaints == []


# hostile words, other circumstances


def test_words_are_shown_as_text(page, address):
    """Markup in the words searched for is text."""
    page.goto(address)
    search(page, "<img src=x onerror=alert(1)>")

    assert page.locator("[data-search] img").count() == 0
    assert "<img" in page.locator("[data-search-status]").inner_text()


def test_without_scripts_there_is_a_link(browser, address):
    """Without JavaScript the header has a plain link to the list of everything, and no dead control."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + QUESTION)
    is_dead = page.locator("[data-search-open]").is_visible()
    page.locator("header").get_by_role("link", name=LIST).click()
    heading = page.locator("h1").inner_text()
    context.close()

    assert not is_dead
    assert heading == "A to Z"


def test_from_a_folder_there_is_a_link(page, real_site):
    """Read from a folder, where no script can be fetched, the header keeps the link, which leads to the file."""
    page.goto((real_site / "index.html").as_uri())

    assert not page.locator("[data-search-open]").is_visible()
    assert page.locator("[data-search-link]").evaluate("link => link.href").endswith("/a-z/index.html")


def test_a_search_that_cannot_be_loaded_says_so(page, address):
    """When the search cannot be fetched, the reader is told, and shown the list."""
    page.route("**/pagefind/*", lambda route: route.abort())
    page.goto(address)
    page.locator("[data-search-open]").click()
    page.locator("[data-search-words]").fill("corridor")
    page.locator("[data-search-status]").filter(has_text="could not be loaded").wait_for()

    assert page.locator("[data-search]").get_by_role("link", name=LIST).is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_in_the_dialog(browser, address, width, scheme):
    """The open search with results breaks no rule of axe and fits a phone."""
    context = browser.new_context(bypass_csp=True, viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = context.new_page()
    page.goto(address + QUESTION)
    search(page, "corridor")
    page.locator("[data-search-filters] summary").click()
    found = Axe().run(page).response["violations"]
    overflow = page.locator("[data-search]").evaluate("box => box.scrollWidth - box.clientWidth")
    context.close()

    assert [(item["id"], [node["html"][:120] for node in item["nodes"][:3]]) for item in found] == []
    assert overflow <= 0


def test_small_words_are_left_out(page, address):
    """A question in a reader's own words finds the question, without asking for what stands on every page."""
    page.goto(address)
    search(page, "how many people were killed?")
    asked = page.locator("[data-search-status]").inner_text()

    assert paths(page)[0] == QUESTION
    assert "how many people were killed?" in asked

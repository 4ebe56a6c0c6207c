import gzip
import json
import re

import pytest
from playwright.sync_api import expect

import probes
from lighthouse import front_matter
from searching import answered, paths, said, search
from visits import AXE, GATE, settle, watched, wear

LIST = "A–Z"  # noqa: RUF001 - as printed
QUESTION = "questions/how-many-steps/"
TORN = """box => [...box.querySelectorAll("*")].filter((one) => /flex|grid/.test(getComputedStyle(one).display)
  && one.children.length && [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
  .map((one) => one.outerHTML)"""
"""Boxes that put each piece of a sentence in a place of its own."""


@pytest.fixture(scope="module")
def searched(browser, address):
    """Open the first page, on which one search follows another, as readers search."""
    with watched(browser, address, viewport={"width": 1280, "height": 800}) as (page, seen):
        page.goto(address)
        yield page, seen


def of_the_search(seen):
    """Give what was asked for because of the search."""
    return [url for url in seen.asked if "pagefind" in url or "search_index" in url or "lunr" in url]


def test_nothing_is_fetched_before_it_is_used(opened, address):
    """A reader who does not search pays nothing for the search, and one who opens the dialog nothing for its index."""
    page, seen = opened
    page.goto(address + QUESTION)
    settle(page)
    unopened = [url for url in seen.asked if url.endswith(".js")]
    page.locator("[data-search-open]").first.click()
    expect(page.locator("[data-search]")).to_be_visible()
    settle(page)
    before = of_the_search(seen)
    search(page, "steps")

    assert unopened == [f"{address}assets/synopsis.js"]
    assert before == []
    assert of_the_search(seen)


# what is found


def test_words_are_found_by_their_stem(searched):
    """A plural finds the singular, with the same pages."""
    page, seen = searched
    search(page, "heights")
    plural = said(page), paths(page)
    search(page, "height")

    assert plural == (said(page), paths(page))
    assert plural[0] > 1
    assert seen.said == []


def test_names_are_found_in_every_script(searched):
    """A form of a name finds the pages that print another form of it."""
    page, _ = searched
    found = {}
    for form in ("Cape Halma", "Ακρωτήριο Χάλμα", "رأس حلمة"):
        search(page, form)
        found[form] = said(page)

    assert min(found.values()) > 2, found


def test_where_articles_answer_the_record_answers(searched):
    """A question among the results shows the brief of each article and of the record."""
    page, _ = searched
    search(page, "steps")
    question = page.locator(".search__result", has=page.locator(f"a[href*='{QUESTION}']"))

    who = ["Wexford 1998", "Adeyemi 2007", "Tanaka 2015", "The record"]
    assert question.locator("dt").all_inner_texts() == who
    assert all(question.locator("dd").all_inner_texts())


def test_accusations_of_the_living_are_not_shown(searched, site):
    """The words of a claim that accuses somebody who may be alive stand in no text that a result could show."""
    page, _ = searched
    register = json.loads((site / "data/register.json").read_text(encoding="utf-8"))
    (claim,) = [claim for claim in register["claims"] if claim.get("accuses")]
    fragments = [gzip.decompress(path.read_bytes()).decode() for path in (site / "pagefind/fragment").iterdir()]
    search(page, claim["id"])

    assert [text for text in fragments if claim["says"] in text] == []
    assert any("rounded" in text for text in fragments)
    assert f"claims/{claim['id']}/" in paths(page)


def test_comments_are_labelled(searched):
    """A claim of a reader comment is a result of a kind of its own."""
    page, _ = searched
    search(page, "ac1")

    comment = page.locator(".search__result", has=page.locator("a[href$='claims/ac1/']"))

    assert comment.locator(".search__facts").inner_text().startswith("From a reader ac1")


def test_every_way_in_opens_the_search(opened, address):
    """A page may have a second way in: both stand in the place of their links and open the one dialog."""
    page, _ = opened
    page.goto(address)
    openers = page.locator("[data-search-open]").all()
    for opener in openers:
        opener.click()
        expect(page.locator("[data-search-words]")).to_be_focused()
        page.keyboard.press("Escape")

    assert len(openers) == 2
    assert page.locator("[data-search-link]").locator("visible=true").count() == 0


def test_a_number_is_found_alone(searched):
    """The number of a claim finds that claim and no longer number, and the reader is told what Enter does."""
    page, _ = searched
    search(page, "#A1")

    assert paths(page) == ["claims/a1/"]
    assert page.locator("[data-search-status]").inner_text() == "1 page found for “#A1”. Enter opens it."


def test_readers_words_are_found_and_not_shown(searched, site):
    """Words that only readers use lead to the page and to every form of a name; no text that is shown has them."""
    page, _ = searched
    fragments = [gzip.decompress(path.read_bytes()).decode() for path in (site / "pagefind/fragment").iterdir()]
    texts = [json.loads(text.removeprefix("pagefind_dcd"))["content"] for text in fragments]
    search(page, "Treppenstufen")
    by_other_word, shown = paths(page), page.locator("[data-search-results]").inner_text()
    search(page, "Khalma")
    by_other_form = paths(page)
    search(page, "Halma")

    assert by_other_word == [QUESTION]
    assert "Treppenstufen" not in shown
    assert [text for text in texts if "Treppenstufen" in text] == []
    assert by_other_form == paths(page)


def test_who_is_named_stands_first(searched):
    """A name finds whose it is, a title its page, and reader comments stand behind all others."""
    page, _ = searched
    first = {}
    for words in ("Θορν", "Thorn", "how it began", "how tall is the lighthouse?"):
        search(page, words)
        first[words] = page.locator(".search__link").first.inner_text()
    search(page, "steps")
    while page.locator("[data-search-more]").is_visible():
        count = len(paths(page))
        page.locator("[data-search-more]").click()
        page.locator(".search__result").nth(count).wait_for()
    facts = page.locator(".search__facts").all_inner_texts()
    comments = [text.startswith("From a reader") for text in facts]

    assert first == {
        "Θορν": "Elias Thorn",
        "Thorn": "Elias Thorn",
        "how it began": "How it began",
        "how tall is the lighthouse?": "How tall is the lighthouse?",
    }
    assert facts[0].startswith("Question")
    assert any(comments)
    assert comments == sorted(comments)


def test_a_misspelling_is_put_right(opened, address):
    """A word that stands nowhere brings one that does, which a click searches for; the rest of the query stays."""
    page, seen = opened
    page.goto(address)
    search(page, "lighthuose")
    page.locator("[data-search-status]").filter(has_text="Did you mean").wait_for()
    alone = page.locator("[data-search-status]").inner_text()
    before = [url for url in seen.asked if "words.txt" in url]
    search(page, "steps lihgthouse")
    page.get_by_role("button", name="steps lighthouse").click()
    answered(page, "steps lighthouse")

    assert alone == "No pages found for “lighthuose”. Did you mean lighthouse?"
    assert len(before) == 1
    assert page.locator("[data-search-words]").input_value() == "steps lighthouse"
    expect(page.locator("[data-search-words]")).to_be_focused()
    assert paths(page)


@pytest.mark.parametrize("words", ["asdfgh", "qwrtzp xxyyz", "the of and"])
def test_nonsense_finds_nothing(searched, words):
    """No page is found by the beginning of a word that stands nowhere, nor by words that stand everywhere."""
    page, _ = searched
    search(page, words)

    assert page.locator("[data-search-status]").inner_text() == f"No pages found for “{words}”."
    assert paths(page) == []


# filters


def having(site, name, value):
    """Give the paths of the pages that a filter shall find: those whose source says its value to the search."""
    found = set()
    for path in (site.parent / "docs").rglob("index.md"):
        front = front_matter(path.read_text(encoding="utf-8"))
        catalogue = front.get("catalogue", {"filters": {"page": ["Page"]}})
        if value in catalogue["filters"].get(name, []):
            found.add(f"{path.parent.relative_to(site.parent / 'docs').as_posix()}/")
    return found


def test_filters_are_fetched_when_opened(opened, address):
    """Every filter offers its values, and asks for them only when the reader opens the filters."""
    page, seen = opened
    page.goto(address)
    search(page, "tower")
    settle(page)
    before = [url for url in seen.asked if ".pf_filter" in url]
    page.locator("[data-search-filters] summary").click()
    page.locator("[data-search-filter=page] option", has_text="Question").wait_for(state="attached")
    offered = page.locator("[data-search-filter]").evaluate_all(
        "choices => choices.map((choice) => [choice.dataset.searchFilter, choice.length])"
    )

    assert before == []
    assert [name for name, _ in offered] == ["page", "topic", "difference", "article", "voice"]
    assert [name for name, count in offered if count <= 2] == []
    assert seen.said == []


NARROWED = {
    "page": "Question",
    "topic": "How big it is",
    "voice": "Harbour Office",
    "difference": "different numbers",
    "article": "Adeyemi 2007",
}


def test_filters_narrow(opened, address, site):
    """A filter leaves, of what words find and without words, the pages that carry its value."""
    page, seen = opened
    page.goto(address)
    search(page, "metres")
    everything = said(page)
    page.locator("[data-search-filters] summary").click()
    narrowed, found, without_words = {}, {}, {}
    for name, value in NARROWED.items():
        choice = page.locator(f"[data-search-filter={name}]")
        choice.locator("option", has_text=value).first.wait_for(state="attached")
        choice.select_option(value)  # takes the old answer away at once
        answered(page, "metres")
        narrowed[name], found[name] = said(page), set(paths(page))
        page.locator("[data-search-words]").fill("")
        page.locator("[data-search-status]", has_text=re.compile(r"found\.$")).wait_for()
        without_words[name] = said(page)
        choice.select_option("")
        search(page, "metres")
    expected = {name: having(site, name, value) for name, value in NARROWED.items()}

    assert [name for name, count in narrowed.items() if not 0 < count < everything] == []
    assert [name for name, pages in found.items() if not pages <= expected[name]] == []
    assert without_words == {name: len(pages) for name, pages in expected.items()}
    assert seen.said == []


# keyboard and screen reader


def test_claims_are_reached_by_number(opened, address):
    """The number of a claim and Enter lead to its page."""
    page, _ = opened
    page.goto(address + QUESTION)
    page.keyboard.press("/")
    page.keyboard.type("A3")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}claims/a3/")

    assert page.locator("h1").is_visible()


def test_keyboard_alone(opened, address):
    """Slash opens, arrows walk the results and back, Escape closes, the focus returns to where it was."""
    page, _ = opened
    page.goto(address + QUESTION)
    page.locator(".crumbs a").first.focus()
    page.keyboard.press("/")
    page.keyboard.type("tower")
    answered(page, "tower")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    second = page.evaluate("document.activeElement.textContent")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    back = page.evaluate("document.activeElement.matches('[data-search-words]')")
    page.keyboard.press("Escape")

    assert second == page.locator(".search__link").nth(1).text_content()
    assert back
    expect(page.locator("[data-search]")).to_be_hidden()
    expect(page.locator(".crumbs a").first).to_be_focused()


def test_enter_leads_to_the_results(opened, address):
    """Enter moves to the first result, a second one opens it."""
    page, _ = opened
    page.goto(address)
    search(page, "tower")
    first = page.locator(".search__link").first
    href = first.evaluate("link => link.href")
    page.keyboard.press("Enter")
    expect(first).to_be_focused()
    page.keyboard.press("Enter")

    page.wait_for_url(href)


def test_slash_can_be_typed_and_turned_off(opened, address):
    """The key writes a slash where the reader writes, and does nothing once it is turned off, on later pages too."""
    page, _ = opened
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


def test_what_a_screen_reader_hears(searched):
    """A dialog with a name, a labelled field, a count that is announced, results that are links in a list."""
    page, _ = searched
    opener = page.get_by_role("button", name="Search", exact=True)
    search(page, "tower")

    dialog = page.get_by_role("dialog", name="Search")
    links = dialog.get_by_role("list").get_by_role("link").all()

    assert opener.get_attribute("aria-haspopup") == "dialog"
    assert dialog.is_visible()
    assert dialog.get_by_role("searchbox", name="Words, a name in any script, or the number of a claim").is_visible()
    assert re.fullmatch(r"\d+ pages found for “tower”\.", dialog.get_by_role("status").inner_text())
    assert len(links) == 5
    assert page.locator("[data-search-more]").is_visible()


def test_more_results(opened, address):
    """More results are added below, and the focus moves to the first of them."""
    page, _ = opened
    page.goto(address)
    search(page, "tower")
    page.locator("[data-search-more]").click()
    page.locator(".search__result").nth(9).wait_for()

    expect(page.locator(".search__link").nth(5)).to_be_focused()


# hostile words, other circumstances


def test_nothing_found(searched):
    """A search without a result says so; markup in the words searched for is text."""
    page, seen = searched
    search(page, "ъъъ")
    nothing = page.locator("[data-search-status]").inner_text()
    search(page, "<img src=x onerror=alert(1)>")

    assert nothing == "No pages found for “ъъъ”."
    assert page.locator("[data-search] img").count() == 0
    assert "<img" in page.locator("[data-search-status]").inner_text()
    assert seen.said == []


def test_without_scripts_there_is_a_link(new_page, address):
    """Without JavaScript the header has a plain link to the list of everything, and no dead control."""
    page = new_page(java_script_enabled=False)
    page.goto(address + QUESTION)
    is_dead = page.locator("[data-search-open]").is_visible()
    page.locator("header").get_by_role("link", name=LIST).click()

    assert not is_dead
    assert page.locator("h1").inner_text() == "A to Z"


def test_from_a_folder_there_is_a_link(new_page, site):
    """Read from a folder, where no script can be fetched, the header keeps the link, which leads to the file."""
    page = new_page()
    page.goto((site / "index.html").as_uri())

    hrefs = page.locator("[data-search-link]").evaluate_all("links => links.map(({ href }) => href)")

    assert page.locator("[data-search-open]").locator("visible=true").count() == 0
    assert len(hrefs) == 2
    assert [href for href in hrefs if not href.endswith("/a-z/index.html")] == []


def test_a_search_that_cannot_be_loaded_says_so(new_page, address):
    """When the search cannot be fetched, the reader is told, and shown the list."""
    page = new_page()
    page.route("**/pagefind/*", lambda route: route.abort())
    page.goto(address)
    page.locator("[data-search-open]").first.click()
    page.locator("[data-search-words]").fill("tower")
    page.locator("[data-search-status]").filter(has_text="could not be loaded").wait_for()

    assert page.locator("[data-search]").get_by_role("link", name=LIST).is_visible()


def test_axe_finds_nothing_in_the_dialog(browser, address):
    """The open search with results breaks no rule of axe, fits a phone and tears no sentence apart."""
    found, overflow, torn = {}, {}, {}
    with watched(browser, address, reduced_motion="reduce") as (page, _):
        page.goto(address + QUESTION)
        search(page, "tower")
        page.locator("[data-search-filters] summary").click()
        page.locator("[data-search-filter=page] option", has_text="Question").wait_for(state="attached")
        page.evaluate(AXE.read_text(encoding="utf-8"))
        for look in GATE:
            page.set_viewport_size({"width": look.width, "height": 800})
            page.evaluate(probes.OVERFLOW, look.width)
            wear(page, look.scheme)
            found[look] = page.evaluate(probes.AXE, True)  # noqa: FBT003 -- every text, there are few
            torn[look] = page.locator("[data-search]").evaluate(TORN)
            overflow[look] = page.locator("[data-search]").evaluate("box => box.scrollWidth - box.clientWidth")

    assert found == {key: [] for key in GATE}
    assert max(overflow.values()) <= 0
    assert torn == {key: [] for key in GATE}

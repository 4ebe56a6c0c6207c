import re

import pytest
from playwright.sync_api import expect

CLAIM = "claims/r13/"
QUESTION = "questions/how-many-killed/"
DOCUMENT = "documents/hrw-1997-letter/"


@pytest.mark.parametrize("path", [CLAIM, "questions/how-many-killed/", "topics/death-toll/", "articles/rubin-2024/"])
def test_selectable_without_a_script(browser, address, path):
    """Without a script every form of the citation is text on the page, with its files beside it."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + path)
    box = page.locator("#cite")

    labels = box.locator("dt").all_inner_texts()
    texts = box.locator("dd").all_inner_texts()
    files = [link.get_attribute("href") for link in box.locator(".cite__files a").all()]
    buttons = box.locator("button").count()
    context.close()

    assert labels == ["Permanent address", "Chicago", "APA", "MLA", "Wikitext"]
    assert all(path in text for text in texts)
    assert files[:4] == ["cite.bib", "cite.ris", "cite.csl.json", "index.json"]
    assert buttons == 0


@pytest.mark.parametrize(
    ("path", "form", "begins"),
    [
        pytest.param(CLAIM, "address", "https://", id="claim-address"),
        pytest.param(CLAIM, "apa", "Rubin, M. (", id="claim-apa"),
        pytest.param(QUESTION, "address", "https://", id="question-address"),
        pytest.param(QUESTION, "chicago", "Synopsis. 2026. “", id="question-chicago"),
        pytest.param(QUESTION, "wikitext", "{{cite web", id="question-wikitext"),
        pytest.param(DOCUMENT, "address", "https://", id="document-address"),
        pytest.param(DOCUMENT, "mla", "Cartner, Holly, ", id="document-mla"),
    ],
)
def test_copied(browser, address, path, form, begins):
    """A button copies the citation as it is read, the source first and us last, and says so."""
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(address + path)
    source = page.locator(f"#cite-{form}")
    shown = [text.strip() for text in (source.locator("p").all_inner_texts() or source.locator("a").all_inner_texts())]

    source.get_by_role("button", name="Copy").click()
    expect(source.get_by_role("status")).to_have_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    context.close()

    assert copied.splitlines() == shown
    assert copied.startswith(begins)
    assert path in copied.splitlines()[-1]


def test_a_link_to_a_claim_of_a_comment_opens_the_comments(browser, address, real_site):
    """A link to a claim of a comment on a question page unfolds the comments, shows that claim and outlines it."""
    question = (real_site / QUESTION / "index.html").read_text(encoding="utf-8")
    claim = re.findall(r'<div class="claim" id="(mc\d+)"', question)[-1]
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.goto(address + QUESTION)
    folded = page.locator(f"#{claim}").is_hidden()
    page.goto("about:blank")
    page.goto(f"{address}{QUESTION}#{claim}")

    expect(page.locator("details.comments")).to_have_attribute("open", "")
    expect(page.locator(f"#{claim}")).to_be_in_viewport()
    outline = page.locator(f"#{claim}").evaluate("claim => getComputedStyle(claim).outlineStyle")
    page.close()

    assert folded
    assert outline == "solid"


def test_selected_where_nothing_can_be_copied(browser, address):
    """Where the browser gives no clipboard the citation is selected, and that is said."""
    page = browser.new_page()
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.goto(address + CLAIM)
    source = page.locator("#cite-mla")

    source.get_by_role("button", name="Copy").click()
    expect(source.get_by_role("status")).to_have_text("Selected")
    selected = page.evaluate("getSelection().toString()")
    page.close()

    assert "Rubin, Michael." in selected

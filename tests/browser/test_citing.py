import pytest
from playwright.sync_api import expect

CLAIM = "claims/r13/"


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
    ("form", "begins"),
    [pytest.param("address", "https://", id="address"), pytest.param("apa", "Rubin, M. (", id="apa")],
)
def test_copied(browser, address, form, begins):
    """A button copies the citation as it is read, the article first and us second, and says so."""
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(address + CLAIM)
    source = page.locator(f"#cite-{form}")
    shown = [text.strip() for text in (source.locator("p").all_inner_texts() or source.locator("a").all_inner_texts())]

    source.get_by_role("button", name="Copy").click()
    expect(source.get_by_role("status")).to_have_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    context.close()

    assert copied.splitlines() == shown
    assert copied.startswith(begins)
    assert copied.splitlines()[-1].rstrip(".").endswith(CLAIM)


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

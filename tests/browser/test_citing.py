import pytest
from playwright.sync_api import expect

CLAIM = "claims/a3/"
QUESTION = "questions/how-tall/"
COMMENTED = "questions/how-many-steps/"
DOCUMENT = "documents/survey-2011/"
CITED = (CLAIM, QUESTION, "topics/size/", "articles/adeyemi-2007/")


def test_selectable_without_a_script(new_page, address):
    """Without a script every form of the citation is text on the page, with its files beside it."""
    page = new_page(java_script_enabled=False)
    labels, missing, files, buttons = {}, {}, {}, {}
    for path in CITED:
        page.goto(address + path)
        box = page.locator("#cite")
        box.locator("summary").click()
        labels[path] = box.locator("dt").all_inner_texts()
        missing[path] = [text for text in box.locator("dd").all_inner_texts() if path not in text]
        files[path] = box.locator(".cite__files a").evaluate_all("links => links.map((a) => a.getAttribute('href'))")
        buttons[path] = box.locator("button").count()

    assert labels == {key: ["Permanent address", "Wikitext", "Chicago", "APA", "MLA"] for key in CITED}
    assert missing == {key: [] for key in CITED}
    beside = ["cite.bib", "cite.ris", "cite.csl.json", "index.json"]
    assert {path: names[:4] for path, names in files.items()} == dict.fromkeys(CITED, beside)
    assert buttons == dict.fromkeys(CITED, 0)


@pytest.mark.parametrize(
    ("path", "forms"),
    [
        pytest.param(CLAIM, {"address": "https://", "apa": "Adeyemi, T. ("}, id="claim"),
        pytest.param(
            QUESTION,
            {"address": "https://", "chicago": "The Halma Readers. 2026. “", "wikitext": "{{cite web"},
            id="question",
        ),
        pytest.param(DOCUMENT, {"address": "https://", "mla": "Okafor, Chidi, "}, id="document"),
    ],
)
def test_copied(new_page, address, path, forms):
    """A button copies the citation as it is read, the source first and us last, and says so."""
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto(address + path)
    page.locator("#cite summary").click()
    shown, copied = {}, {}
    for form in forms:
        source = page.locator(f"#cite-{form}")
        lines = source.locator("p").all_inner_texts() or source.locator("a").all_inner_texts()
        shown[form] = [text.strip() for text in lines]
        source.get_by_role("button", name="Copy").click()
        expect(source.get_by_role("status")).to_have_text("Copied")
        copied[form] = page.evaluate("navigator.clipboard.readText()").splitlines()

    assert copied == shown
    assert [form for form, begins in forms.items() if not copied[form][0].startswith(begins)] == []
    assert [form for form in forms if path not in copied[form][-1]] == []


def test_a_link_to_a_claim_of_a_comment_opens_the_comments(new_page, address):
    """A link to a claim of a comment on a question page unfolds the comments, shows that claim and outlines it."""
    page = new_page()
    page.goto(address + COMMENTED)
    folded = page.locator("#ac3").is_hidden()
    page.goto("about:blank")
    page.goto(f"{address}{COMMENTED}#ac3")

    expect(page.locator("details.comments")).to_have_attribute("open", "")
    expect(page.locator("#ac3")).to_be_in_viewport()
    expect(page.locator("#ac3")).to_have_css("outline-style", "solid")
    assert folded


def test_selected_where_nothing_can_be_copied(new_page, address):
    """Where the browser gives no clipboard the citation is selected, and that is said."""
    page = new_page()
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.goto(address + CLAIM)
    page.locator("#cite summary").click()
    source = page.locator("#cite-mla")

    source.get_by_role("button", name="Copy").click()
    expect(source.get_by_role("status")).to_have_text("Selected")

    assert "Adeyemi, Tunde." in page.evaluate("getSelection().toString()")

"""The page for what is not there."""

from playwright.sync_api import expect

from visits import settle

TARGETS = ("topics/", "questions/", "a-z/", "about/")
NOT_THERE = ("nowhere", "questions/nowhere/", "a/b/c/d.html", "Questions/")
FOUND = """() => ({
    heading: document.querySelector("h1").innerText,
    own: [...document.styleSheets].filter((sheet) => sheet.href.endsWith("synopsis.css")).length,
    led: [...document.querySelectorAll("article a[href]")].map((link) => link.getAttribute("href")),
})"""


def test_it_helps_at_any_depth(new_page, address):
    """Below the path of the project, however deep, it is styled, says what to do and leads to what is there."""
    page = new_page()
    statuses = {path: page.goto(address + path).status for path in ("", *TARGETS)}
    for path in NOT_THERE:
        answer = page.goto(address + path)
        found = page.evaluate(FOUND)

        assert (answer.status, found["heading"], found["own"]) == (404, "There is no page here", 1), path
        assert {f"/halma/{target}" for target in TARGETS} <= set(found["led"]), path
        assert [link for link in found["led"] if not link.startswith("/halma/")] == [], path
    assert set(statuses.values()) == {200}


def test_it_proposes_the_nearest(new_page, address):
    """An address with a slip of the hand leads to the page that was meant; one like no other leads nowhere."""
    page = new_page()
    for path, nearest in (("questions/how-tal/", "questions/how-tall/"), ("Topics/sise", "topics/size/")):
        page.goto(address + path)
        expect(page.locator("[data-nearest] a")).to_have_attribute("href", f"/halma/{nearest}")
        expect(page.locator("[data-nearest]")).to_be_visible()
    page.goto(f"{address}quite/another/thing/altogether/")
    settle(page)

    assert page.locator("[data-nearest]").is_hidden()

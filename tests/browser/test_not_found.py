"""The page for what is not there."""

import pytest

TARGETS = ("", "topics/", "questions/", "a-z/", "about/")


@pytest.mark.parametrize("path", ["nowhere", "questions/nowhere/", "a/b/c/d.html", "Questions/"])
def test_it_helps_at_any_depth(browser, address, path):
    """Below the path of the project, however deep, it is styled, says what to do and leads to what is there."""
    context = browser.new_context()
    page = context.new_page()
    answer = page.goto(address + path)

    heading = page.locator("h1").inner_text()
    own = page.evaluate("[...document.styleSheets].filter(sheet => sheet.href.endsWith('synopsis.css')).length")
    led = {link.get_attribute("href") for link in page.locator("article a").all()}
    statuses = [context.request.get(address + target).status for target in TARGETS]
    context.close()

    base = "/synopsis/"
    assert (answer.status, heading, own) == (404, "There is no page here", 1)
    assert {f"{base}{target}" for target in TARGETS[1:]} <= led
    assert [link for link in led if not link.startswith(base)] == []
    assert statuses == [200] * len(TARGETS)

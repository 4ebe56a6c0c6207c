import pytest

QUESTION = "questions/how-many-killed/"


@pytest.mark.parametrize(("width", "columns"), [pytest.param(320, 1, id="phone"), pytest.param(1280, 2, id="desktop")])
def test_columns(browser, address, width, columns):
    """Both sides stand beside each other where they fit, one below the other where they do not; never sideways."""
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(address + QUESTION)

    lefts = {round(side.bounding_box()["x"]) for side in page.locator(".side").all()}
    overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    page.close()

    assert len(lefts) == columns
    assert overflow <= 0


def test_answers_stand_above_the_fold(browser, address):
    """The difference, both short answers and the record's are seen without scrolling at 1280 x 800."""
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.goto(address + QUESTION)

    boxes = [item.bounding_box() for item in page.locator(".difference, .short").all()]
    page.close()

    assert len(boxes) == 4
    assert max(box["y"] + box["height"] for box in boxes) <= 800


def test_both_sides_and_the_record_are_there(browser, address):
    """A question page shows an anchor of each article and what the record says."""
    page = browser.new_page()
    page.goto(address + QUESTION)

    quotes = [page.locator(f".side--{number} .claim__quote blockquote").count() for number in (1, 2)]
    findings = page.locator("#record .finding").count()
    page.close()

    assert all(quotes)
    assert findings > 10

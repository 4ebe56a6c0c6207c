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


def test_answers_stand_above_the_fold(browser, address, real_site):
    """On every question page the difference, the short answers and the record's are seen at 1280 x 800 at once."""
    questions = [page.parent.name for page in real_site.glob("questions/*/index.html")]
    context = browser.new_context(viewport={"width": 1280, "height": 800}, java_script_enabled=False)
    page = context.new_page()
    feet = {}
    for question in questions:
        page.goto(f"{address}questions/{question}/")
        feet[question] = page.evaluate(
            "[...document.querySelectorAll('.difference, .short')].map((part) => part.getBoundingClientRect().bottom)"
        )
    context.close()

    assert len(questions) > 100
    assert {name: len(bottoms) for name, bottoms in feet.items() if len(bottoms) != 4} == {}
    assert {name: max(bottoms) for name, bottoms in feet.items() if max(bottoms) > 800} == {}


def test_both_sides_and_the_record_are_there(browser, address):
    """A question page shows an anchor of each article and what the record says."""
    page = browser.new_page()
    page.goto(address + QUESTION)

    quotes = [page.locator(f".side--{number} .claim__quote blockquote").count() for number in (1, 2)]
    findings = page.locator("#record .finding").count()
    page.close()

    assert all(quotes)
    assert findings > 10

import re

from playwright.sync_api import expect

QUESTION = "questions/how-many-killed/"
MOST_SHEETS = 12
"""How many the longest question takes; the first edition took 37."""
BROKEN = "cards => cards.filter((card) => getComputedStyle(card).breakInside !== 'avoid').length"


def test_the_longest_question_on_paper(new_page, address):
    """It takes few sheets of A4, no card of it stands on two of them, and its notes are for paper alone."""
    page = new_page()
    page.goto(address + QUESTION)
    expect(page.locator(".print-notes")).to_be_hidden()

    sheets = len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4")))
    page.emulate_media(media="print")
    cards = page.locator(".point .claim, .point .finding, .audit")

    assert 1 < sheets <= MOST_SHEETS
    assert cards.count() > 50
    assert cards.evaluate_all(BROKEN) == 0
    expect(page.locator(".print-notes")).to_be_visible()

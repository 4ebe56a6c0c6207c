import re

QUESTION = "questions/how-many-killed/"
MOST_SHEETS = 12
"""How many the longest question takes; the first edition took 37."""


def test_the_longest_question_on_paper(new_page, address):
    """It takes few sheets of A4."""
    page = new_page()
    page.goto(address + QUESTION)

    sheets = len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4")))

    assert 1 < sheets <= MOST_SHEETS
    assert page.locator(".point .claim, .point .finding, .audit").count() > 50

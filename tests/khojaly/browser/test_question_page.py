import pytest

from khojaly.published import the_register
from question_page import QuestionPage

QUESTION = "questions/how-many-killed/"
FEET = """(html) => {
    const page = new DOMParser().parseFromString(html, "text/html");
    document.querySelector(".md-container").replaceWith(document.adoptNode(page.querySelector(".md-container")));
    return [...document.querySelectorAll(".difference, .short")].map((part) => part.getBoundingClientRect().bottom);
}"""
"""Where the answers of a page end that is put in the place of the one that is open."""


@pytest.fixture(scope="module")
def issued():
    """Give the date of the edition."""
    return the_register().site.issued


class TestQuestionPage(QuestionPage):
    """The longest question of the register."""

    QUESTION = QUESTION
    SIDES = 2

    def test_heads_of_sides_stay_in_sight(self, new_page, address):
        """While a side is read its head stands just below the site's header."""
        page = new_page()
        page.goto(address + self.QUESTION)
        page.locator(".side--2 .claim").last.scroll_into_view_if_needed()

        header = page.locator(".md-header").bounding_box()
        head = page.locator(".side--2 > h2").bounding_box()

        assert abs(head["y"] - (header["y"] + header["height"])) <= 2

    def test_both_sides_and_the_record_are_there(self, new_page, address):
        """A question page shows an anchor of each article and what the record says."""
        page = new_page()
        page.goto(address + self.QUESTION)

        assert all(page.locator(f".side--{number} .claim__quote blockquote").count() for number in (1, 2))
        assert page.locator("#record .finding").count() > 10


def test_answers_stand_above_the_fold(new_page, address, site):
    """On every question page the difference, the short answers and the record's are seen at 1280 x 800 at once."""
    questions = {page.parent.name: page.read_text(encoding="utf-8") for page in site.glob("questions/*/index.html")}
    page = new_page()
    page.route("**/*.js", lambda route: route.abort())
    page.goto(address + QUESTION)

    feet = {question: page.evaluate(FEET, html) for question, html in questions.items()}

    assert len(questions) > 100
    assert {name: len(bottoms) for name, bottoms in feet.items() if len(bottoms) != 4} == {}
    assert {name: max(bottoms) for name, bottoms in feet.items() if max(bottoms) > 800} == {}

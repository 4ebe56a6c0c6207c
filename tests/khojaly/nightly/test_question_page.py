import pytest

from khojaly.published import the_register
from question_page import QuestionPage


@pytest.fixture(scope="module")
def issued():
    """Give the date of the edition."""
    return the_register().site.issued


class TestQuestionPage(QuestionPage):
    """The longest question of the register; with every change those of the second register are looked at."""

    QUESTION = "questions/how-many-killed/"
    COLUMNS = 3

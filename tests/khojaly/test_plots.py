"""The pictures of the numbers of this register."""

import pytest

import plotted
from khojaly.published import an_index


@pytest.fixture(scope="module")
def index():
    """Give the views of the register."""
    return an_index()


@pytest.fixture(scope="module")
def figures_page(index):
    """Give the page of all figures."""
    return plotted.figures_page(index)


@pytest.fixture(scope="module")
def question_plots(index):
    """Give the plots of questions."""
    return plotted.questions(index)


class TestPlots(plotted.PlotsHoldToFigures):
    """The figures of the published register."""

    def test_how_many_were_killed_is_drawn(self, question_plots):
        """Both articles and the record stand on one scale where it is asked how many were killed."""
        table = next(plotted.tables(question_plots["how-many-killed"]))

        assert table.heads == ["Who", "What is counted", "Number (people)", "On a scale from 0 to 1,500 people"]
        killed = {row.who.split(" ")[0] for row in table.rows if row.group == "Killed in all"}
        assert killed == {"Mammadov", "Rubin", "The"}

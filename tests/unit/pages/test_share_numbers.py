from builders import a_finding, a_register
from synopsis.pages.sharing import share_cards
from synopsis.pages.sharing.share_numbers import FEW, MOST_SAID_BESIDE
from synopsis.pages.sharing.share_plot import MarkEnd, ShareMark
from synopsis.register.edition import Edition
from synopsis.register.index import Index

EDITION = Edition("Bridge", "https://example.org/bridge/")
PATH = "/questions/how-long/"


def a_measure(number, **figure):
    """Give a finding with a length of the bridge."""
    counted = {"unit": "metres", "counts": "length of the bridge", "group": "bridge-length"}
    return a_finding(
        f"measure-{number}", questions=["how-long"], bears_on=[], figures=[{**counted, "as_printed": "x", **figure}]
    )


def plot(*findings):
    """Give the plot on the picture of the question how long the bridge is."""
    return share_cards(Index(a_register(*findings)), EDITION)[PATH].plot


def test_a_lane_holds_the_numbers_of_its_side():
    """Each side has its lane in the order of the cells; ranges and open ends stay what they are, words have no mark."""
    given = [{"value": 100}, {"min": 50}, {"max": 75}, {"min": 25, "max": 90}, {"value": 100}, {}]
    found = plot(*(a_measure(number, **figure) for number, figure in enumerate(given)))
    scale = float(found.ticks[-1][1])

    assert [lane.label for lane in found.lanes] == ["Penn 2020", "Holt 2024", "The record"]
    assert [[mark.at * scale / 100 for mark in lane.marks] for lane in found.lanes[:2]] == [[120], [90]]
    assert {(round(mark.at * scale / 100), mark.end) for mark in found.lanes[2].marks} == {
        (118, MarkEnd.POINT),
        (100, MarkEnd.POINT),
        (50, MarkEnd.ARROW),
        (75, MarkEnd.ARROW),
        (25, MarkEnd.RANGE),
    }
    assert found.caption == "Length: numbers that each gives or reports"
    assert ShareMark(0.0, 0.0, MarkEnd.POINT) not in found.lanes[2].marks


def test_few_numbers_are_not_drawn():
    """A picture has no plot of what its briefs say sooner."""
    assert plot(*(a_measure(number, value=100) for number in range(FEW))) is None


def test_a_question_about_something_else_has_no_plot():
    """Where most of what is said gives no number of the group, a scale would answer what nobody asked."""
    numbers = [a_measure(number, value=10 * number) for number in range(FEW)]
    beside = [a_finding(f"beside-{number}", questions=["how-long"], figures=[], bears_on=[]) for number in range(40)]

    assert plot(*numbers)
    assert plot(*numbers, *beside) is None
    assert len(beside) > MOST_SAID_BESIDE * (len(numbers) + 3)

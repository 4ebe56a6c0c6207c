import pytest

from builders import a_claim, a_document, a_register, shown
from synopsis.register.rules import numbers


def found(rule, register):
    """Show what a rule finds."""
    return shown(register, rule(register))


def figure(**ends):
    """Give a register with one figure."""
    return a_register(a_claim(figures=[{"unit": "metres", "counts": "length", "as_printed": "120", **ends}]))


@pytest.mark.parametrize(
    ("ends", "expected"),
    [
        pytest.param({"value": 120}, [], id="value"),
        pytest.param({"min": 100, "max": 120}, [], id="range"),
        pytest.param({"min": 120, "max": 120}, [], id="range-of-one"),
        pytest.param({"min": 100}, [], id="at-least"),
        pytest.param({"max": 120}, [], id="up-to"),
        pytest.param({}, [], id="dozens"),
        pytest.param(
            {"value": 120, "max": 130},
            [
                (
                    "claims/a1 figures.0: figure must have a value or the ends of a range, not '120' with an end"
                    " [figure-range]"
                )
            ],
            id="both",
        ),
        pytest.param(
            {"value": 0, "min": 0},
            [
                (
                    "claims/a1 figures.0: figure must have a value or the ends of a range, not '0' with an end"
                    " [figure-range]"
                )
            ],
            id="both-nought",
        ),
        pytest.param(
            {"min": 130, "max": 120},
            ["claims/a1 figures.0.min: min must not be above max, not '130' above '120' [figure-range]"],
            id="turned",
        ),
    ],
)
def test_figures_are_ranges(ends, expected):
    """A figure has a value or the ends of a range, the lower one not above the upper."""
    assert found(numbers.figures_are_ranges, figure(**ends)) == expected


@pytest.mark.parametrize(
    ("says", "unlisted"),
    [
        pytest.param("It was 120 metres in 1998.", [], id="listed"),
        pytest.param("It was 121 metres in 1997.", ["121", "1997"], id="others"),
        pytest.param("It was 1,200 metres.", ["1,200"], id="grouped"),
        pytest.param("It was 120.5 metres.", ["120.5"], id="fraction"),
        pytest.param("It was 120, or more.", [], id="before-a-comma"),
        pytest.param("It was a hundred metres.", [], id="in-words"),
        pytest.param("The Almanac 2010 has it.", [], id="in-a-title"),
        pytest.param("The register of 2010 has it.", ["2010"], id="outside-a-title"),
    ],
)
def test_numbers_are_listed(says, unlisted):
    """Every number in a paraphrase stands in a figure or a date as printed, or in a name."""
    document = a_document("almanac-2010", csl={"type": "book", "title": "The Almanac 2010", "language": "en"})

    assert found(numbers.numbers_are_listed, a_register(document, a_claim(says=says))) == sorted(
        f"claims/a1 says: says must give only numbers that a figure or date has as_printed, not '{number}'"
        " [unlisted-number]"
        for number in unlisted
    )

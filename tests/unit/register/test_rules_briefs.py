import pytest

from builders import ONE, TWO, a_finding, a_question, a_register, shown
from synopsis.register.rules import briefs


def found(rule, *changed):
    """Show what a rule finds."""
    register = a_register(*changed)
    return shown(register, rule(register))


def words(count):
    """Give so many words."""
    return " ".join(["oak"] * count)


@pytest.mark.parametrize(
    ("count", "most_of_a_side", "most_of_the_record"), [(14, 0, 0), (15, 1, 0), (22, 1, 0), (23, 1, 1)]
)
def test_briefs_are_brief(count, most_of_a_side, most_of_the_record):
    """The brief of a side has at most 14 words, that of the record at most 22."""
    sides = {"one-2020": {**ONE, "brief": words(count)}, "two-2024": TWO}
    question = a_question(sides=sides, record={"short": "Oak.", "brief": words(count)})

    assert found(briefs.briefs_are_brief, question) == [
        *[f"questions/how-long record.brief: brief must be at most 22 words, not {count} words [brief-length]"]
        * most_of_the_record,
        *[f"questions/how-long sides.one-2020.brief: brief must be at most 14 words, not {count} words [brief-length]"]
        * most_of_a_side,
    ]


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        pytest.param([], [], id="good"),
        pytest.param(
            [a_question(record={"short": "118 metres."})],
            ["how-long record: brief must say what the findings say, not ''"],
            id="findings-without-brief",
        ),
        pytest.param(
            [a_question("longest", record={"searched": "The lists.", "brief": "None"})],
            ["longest record.brief: brief must be left out where no finding speaks to the question, not 'None'"],
            id="typed-where-nothing-was-found",
        ),
        pytest.param(
            [a_finding("almanac-oak", questions=["of-what", "longest"])],
            ["longest record: brief must say what the findings say, not ''"],
            id="found-since",
        ),
    ],
)
def test_records_are_brief_where_found(changed, expected):
    """The record of a question has a brief where findings speak to it, and none is typed where nothing was found."""
    assert found(briefs.records_are_brief_where_found, *changed) == [
        f"questions/{line} [record-brief]" for line in expected
    ]


def test_what_is_derived():
    """Where nothing was found the brief says so by itself."""
    register = a_register()

    assert register.questions["longest"].record.in_brief == "Nothing found"
    assert register.questions["how-long"].record.in_brief == "118 metres (survey of 1998)"

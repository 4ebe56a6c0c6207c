import pytest

from builders import ONE, SIDES, a_claim, a_document, a_finding, a_question, a_register, a_site, found
from synopsis.register.rules import numbers


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
            ["claims/a1 figures.0: figure must have a value or the ends of a range, not '120' with an end"],
            id="both",
        ),
        pytest.param(
            {"value": 0, "min": 0},
            ["claims/a1 figures.0: figure must have a value or the ends of a range, not '0' with an end"],
            id="both-nought",
        ),
        pytest.param(
            {"min": 130, "max": 120},
            ["claims/a1 figures.0.min: min must not be above max, not '130' above '120'"],
            id="turned",
        ),
    ],
)
def test_figures_are_ranges(ends, expected):
    """A figure has a value or the ends of a range, the lower one not above the upper."""
    assert found(numbers.figures_are_ranges, figure(**ends)) == [f"{line} [figure-range]" for line in expected]


@pytest.mark.parametrize(
    ("says", "unlisted"),
    [
        pytest.param("It was 120 metres in 1998.", [], id="listed"),
        pytest.param("It was 121 metres in 1997.", ["121", "1997"], id="others"),
        pytest.param("It was 1,200 metres.", ["1,200"], id="grouped"),
        pytest.param("It was 120.5 metres.", ["120.5"], id="fraction"),
        pytest.param("It was 120, or more.", [], id="before-a-comma"),
        pytest.param("It was a hundred metres.", [], id="in-words"),
        pytest.param("It was \u0661\u0662\u0660 or \uff11\uff12\uff10 metres.", [], id="listed-in-other-digits"),
        pytest.param("It was \u0667\u0660\u0660 metres.", ["\u0667\u0660\u0660"], id="arabic-digits"),
        pytest.param("It was \u096d\u0966\u0966 metres.", ["\u096d\u0966\u0966"], id="devanagari-digits"),
        pytest.param("It was \uff17\uff10\uff10 metres.", ["\uff17\uff10\uff10"], id="fullwidth-digits"),
        pytest.param("It was \U0001d7d5 metres.", ["\U0001d7d5"], id="mathematical-digits"),
        pytest.param("It was \u2077\u2070\u2070 metres.", ["\u2077\u2070\u2070"], id="raised-digits"),
        pytest.param("It was x\u00b2\u00b3 metres.", ["\u00b2\u00b3"], id="raised-digits-behind-a-letter"),
        pytest.param("It was \u216e\u216d\u216d metres.", ["\u216e\u216d\u216d"], id="roman-numerals"),
        pytest.param("It was \u246b or \u00bd metres.", ["\u00bd", "\u246b"], id="in-a-circle-and-in-parts"),
        pytest.param("It was large, in m\u00b2 and km\u00b3.", [], id="exponents-of-units"),
        pytest.param("The Almanac 2010 has it.", [], id="in-a-title"),
        pytest.param("The register of 2010 has it.", ["2010"], id="outside-a-title"),
        pytest.param("It opened at 5:10.", ["5:10"], id="time-of-day"),
        pytest.param("The 2nd and the 21st bridge of the 3ª road.", [], id="ordinals"),
        pytest.param("It opened on the 2nd of May, and on March 3rd.", ["2", "3"], id="days-of-a-month"),
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


def test_figures_of_findings_are_ranges():
    """The numbers of documents are held to the same."""
    figures = [{"min": 7.5, "max": 7.25, "unit": "metres", "counts": "x", "group": "bridge-length", "as_printed": "7"}]

    assert found(numbers.figures_are_ranges, a_register(a_finding(figures=figures))) == [
        "findings/survey-length figures.0.min: min must not be above max, not '7.5' above '7.25' [figure-range]"
    ]


FIGURE = {"value": 118, "unit": "metres", "counts": "length", "as_printed": "118"}


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        pytest.param(a_claim(figures=[FIGURE]), [], id="claim-without"),
        pytest.param(a_finding(figures=[{**FIGURE, "group": "bridge-length"}]), [], id="known"),
        pytest.param(
            a_finding(figures=[FIGURE]),
            [
                (
                    "findings/survey-length figures.0: figure of a finding must have a group,"
                    " a word of the list figure-group, not none"
                )
            ],
            id="finding-without",
        ),
        pytest.param(
            a_claim(figures=[{**FIGURE, "group": "bridge-lenght"}]),
            [
                (
                    "claims/a1 figures.0.group: group must be a word of the list figure-group, not 'bridge-lenght'"
                    " (did you mean 'bridge-length'?)"
                )
            ],
            id="near",
        ),
        pytest.param(
            a_finding(figures=[{**FIGURE, "group": "oak"}]),
            ["findings/survey-length figures.0.group: group must be a word of the list figure-group, not 'oak'"],
            id="unknown",
        ),
    ],
)
def test_figures_belong_to_groups(changed, expected):
    """The group of a figure is a word of the register's list, and each figure of a finding has one."""
    assert found(numbers.figures_belong_to_groups, a_register(changed)) == [
        f"{line} [figure-group]" for line in expected
    ]


@pytest.mark.parametrize(
    ("group", "expected"),
    [
        pytest.param(None, [], id="none"),
        pytest.param("bridge-length", [], id="known"),
        pytest.param(
            "bridge-lenght",
            [
                (
                    "site home_figures: home_figures must be a word of the list figure-group, not 'bridge-lenght'"
                    " (did you mean 'bridge-length'?) [figure-group]"
                )
            ],
            id="near",
        ),
    ],
)
def test_the_first_page_shows_a_group(group, expected):
    """The group of figures that the first page shows is a word of the register's list."""
    assert found(numbers.the_first_page_shows_a_group, a_register(a_site(home_figures=group))) == expected


OF_A_SIDE = "brief must give only numbers that a figure or date of its claims has as_printed"
OF_THE_RECORD = "brief must give only numbers of the findings' figures, states and dates"


@pytest.mark.parametrize(
    ("brief", "unlisted"),
    [
        pytest.param("120 metres, in 1998", [], id="listed"),
        pytest.param("118 metres", ["118"], id="of-the-record"),
        pytest.param("90 metres", ["90"], id="of-the-other-side"),
        pytest.param("1,200 steps", [], id="grouped-for-the-eye"),
        pytest.param("1200 steps", [], id="not-grouped"),
        pytest.param("Almanac 2010", [], id="in-a-title"),
        pytest.param("Long", [], id="none"),
    ],
)
def test_numbers_in_briefs_of_sides(brief, unlisted):
    """Every number in the brief of a side is printed in a figure or date of its claims, or stands in a name."""
    steps = {"value": 1200, "unit": "steps", "counts": "length", "as_printed": "1,200"}
    sides = {**SIDES, "one-2020": {**ONE, "claims": ["a1", "a2"], "brief": brief}}
    almanac = a_document("almanac-2010", csl={"type": "book", "title": "Almanac 2010", "language": "en"})
    register = a_register(a_claim("a2", figures=[steps]), a_question(sides=sides), almanac)

    assert found(numbers.numbers_of_answers_are_listed, register) == [
        f"questions/how-long sides.one-2020.brief: {OF_A_SIDE}, not '{number}' [unlisted-number]" for number in unlisted
    ]


@pytest.mark.parametrize(
    ("brief", "unlisted"),
    [
        pytest.param("118 metres", [], id="in-a-figure"),
        pytest.param("21 oaks", [], id="value-printed-in-words"),
        pytest.param("7 piers", [], id="in-what-it-states"),
        pytest.param("September 1998", [], id="date-of-the-document"),
        pytest.param("120 metres", ["120"], id="of-an-article"),
        pytest.param("2010", ["2010"], id="of-another-question"),
    ],
)
def test_numbers_in_briefs_of_the_record(brief, unlisted):
    """Every number in the brief of the record is of the figures, words or dates of the question's findings."""
    oaks = {"value": 21, "unit": "oaks", "counts": "oaks", "group": "oaks", "as_printed": "twenty-one"}
    finding = a_finding(states="It has 7 piers.", figures=[{**FIGURE, "group": "bridge-length"}, oaks])
    register = a_register(finding, a_question(record={"short": "118.", "brief": brief}))

    assert found(numbers.numbers_of_the_record_are_found, register) == [
        f"questions/how-long record.brief: {OF_THE_RECORD}, not '{number}' [unlisted-number]" for number in unlisted
    ]


@pytest.mark.parametrize(
    ("short", "unlisted"),
    [
        pytest.param("120 metres, Penn writes in 2020.", [], id="day-of-the-article"),
        pytest.param("120 metres, by the town surveyor in 1998.", [], id="role-of-who-speaks"),
        pytest.param("120 metres, as in the survey of September 1998.", [], id="day-of-what-is-cited"),
        pytest.param("120 metres, no more 130.", ["130"], id="what-a-claim-said-that-is-gone"),
    ],
)
def test_numbers_in_longer_answers(short, unlisted):
    """The longer answer of a side gives no number that its claims do not give, but when they were made and by whom."""
    register = a_register(a_question(sides={**SIDES, "one-2020": {**ONE, "short": short}}))

    assert found(numbers.numbers_of_answers_are_listed, register) == [
        f"questions/how-long sides.one-2020.short: {OF_A_SIDE.replace('brief', 'short')}, not '{number}'"
        " [unlisted-number]"
        for number in unlisted
    ]


def test_times_of_day_are_printed():
    """A time of day is one number, which the date of its claim prints."""
    claim = a_claim(says="It opened in 1998 at 5:10.", dates=[{"edtf": "1998", "as_printed": "5:10 in 1998"}])

    assert found(numbers.numbers_are_listed, a_register(claim)) == []


def test_numbers_of_a_claim_that_is_not_there():
    """Where a claim of the side did not parse, nothing can be said of the numbers of its brief."""
    sides = {**SIDES, "one-2020": {**ONE, "claims": ["a1", "x9"], "brief": "77 metres"}}

    assert found(numbers.numbers_of_answers_are_listed, a_register(a_question(sides=sides))) == []

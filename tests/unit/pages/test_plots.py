"""Plots: what is drawn for which figure, and in whose name."""

import re
from decimal import Decimal
from pathlib import Path

import pytest

import plotted
from builders import SINGLE, a_claim, a_finding, a_person, a_register, some_vocabularies
from lighthouse import an_index
from synopsis.languages.interface import ENGLISH
from synopsis.pages import plots
from synopsis.pages.jinja import environment
from synopsis.pages.pictures import marks, scale, shapes, svg
from synopsis.register.enums import FIGURE_GROUPS
from synopsis.register.index import Index
from synopsis.register.model import Figure

STYLES = Path(__file__).parents[3] / "scripts/synopsis/theme/styles/58-plots.css"
METRES = {"unit": "metres", "counts": "length of the bridge", "group": "bridge-length"}


@pytest.fixture(scope="module")
def index():
    """Give the views of the second register."""
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
    """The figures of the second register, of three articles."""


@pytest.mark.parametrize(
    ("needed", "whole", "top", "divisions"),
    [
        pytest.param("1324", True, "1500", 6, id="thousands"),
        pytest.param("613", True, "750", 3, id="fewer-divisions"),
        pytest.param("2", True, "2", 2, id="not-in-parts"),
        pytest.param("7", True, "8", 4, id="a-few"),
        pytest.param("2", False, "2", 4, id="in-parts"),
        pytest.param("31.2", False, "40", 4, id="fraction"),
        pytest.param("1000000", True, "1000000", 5, id="a-million"),
        pytest.param("0", True, "1", 1, id="nought"),
        pytest.param("0.03", False, "0.03", 6, id="small"),
    ],
)
def test_scales_are_readable(needed, whole, top, divisions):
    """A scale ends at the next round number, in a few even steps from nought."""
    made = scale.scale_to(Decimal(needed), whole=whole)

    assert (made.top, made.divisions) == (Decimal(top), divisions)
    assert made.ticks[0] == 0
    assert made.ticks[-1] == made.top
    assert [made.place(tick) for tick in made.ticks] == sorted({made.place(tick) for tick in made.ticks})


@pytest.mark.parametrize(
    ("number", "expected"),
    [("1400", "1,400"), ("26.5", "26.5"), ("0", "0"), ("1E+3", "1,000"), ("0.50", "0.5")],
)
def test_numbers_at_a_scale(number, expected):
    """Thousands are parted, nothing follows a whole number."""
    assert scale.written(Decimal(number)) == expected


def figure(**given):
    """Give a figure."""
    return Figure(**{"unit": "metres", "counts": "length", "as_printed": "so many", **given})


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        pytest.param({"value": "50"}, ("point", 50, 50), id="value"),
        pytest.param({"min": "20", "max": "80"}, ("range", 20, 80), id="range"),
        pytest.param({"min": "20"}, ("at-least", 20, 26), id="at-least"),
        pytest.param({"max": "80"}, ("at-most", 80, 74), id="up-to"),
        pytest.param({"max": "2"}, ("at-most", 2, 0), id="up-to-few"),
        pytest.param({}, None, id="word"),
        pytest.param({"value": "-4"}, None, id="below-nought"),
    ],
)
def test_marks_stand_where_figures_do(given, expected):
    """A number is a point, a range a line between its ends, an open end an arrow away from it; a word is nothing."""
    mark = marks.mark_of(figure(**given), scale.Scale(Decimal(100), 4))

    assert (mark and (mark.extent, mark.at, mark.to)) == expected


def test_arrows_have_room():
    """Where the largest number is open above, the scale goes on until its arrow ends."""
    made = marks.scale_of([figure(min="100"), figure(value="40")])

    assert made.top > 100
    assert marks.mark_of(figure(min="100"), made).to <= 100
    assert marks.scale_of([figure(max="100")]).top == 100
    assert marks.scale_of([figure()]) is None


def test_marks_of_one_row_do_not_touch():
    """What would stand on another mark, its line or its arrow, stands below; what is free stands in the first line."""
    given = [{"value": "50"}, {"value": "52"}, {"min": "10", "max": "60"}, {"value": "90"}, {"min": "84"}]
    found = [marks.mark_of(figure(**one), scale.Scale(Decimal(100), 4)) for one in given]

    assert marks.levels(found) == (0, 1, 2, 0, 1)


def test_sources_have_different_signs():
    """Twelve articles, the record and comments can be told apart without colour; a thirteenth article begins again."""
    signs = [*shapes.ARTICLES, shapes.RECORD, shapes.COMMENT]

    assert len({(sign.path, sign.is_filled) for sign in signs}) == len({sign.name for sign in signs}) == 14
    assert shapes.of_article(12) == shapes.of_article(0)


def test_pictures_need_no_style():
    """What is drawn says its colours by attributes, in the ink of the text, and is left out when read aloud."""
    drawn = [svg.sign_of(shapes.RECORD), svg.ticks_of(scale.Scale(Decimal(1500), 6))]
    drawn.append(svg.row_of([marks.mark_of(figure(min="20"), scale.Scale(Decimal(100), 4))], shapes.RECORD))

    for picture in drawn:
        assert picture.startswith('<svg aria-hidden="true" focusable="false"')
        assert set(re.findall(r'(?:fill|stroke)="([^"]*)"', picture)) <= {"currentColor", "none"}
        assert "style" not in picture


@pytest.mark.parametrize(
    ("top", "divisions", "written"),
    [
        pytest.param("75", 3, ["0", "25", "50", "75"], id="short"),
        pytest.param("1500", 6, ["0", "500", "1,000", "1,500"], id="long"),
        pytest.param("1000000", 5, ["0", "1,000,000"], id="very-long"),
        pytest.param("8000000", 4, ["0", "4,000,000", "8,000,000"], id="halves"),
    ],
)
def test_numbers_at_a_scale_have_room(top, divisions, written):
    """Where numbers are long fewer are written, evenly, and always both ends."""
    picture = svg.ticks_of(scale.Scale(Decimal(top), divisions))

    assert re.findall(r">([\d,.]+)</text>", picture) == written


def test_grids_are_drawn_for_every_scale():
    """The styles part a cell as often as any scale is divided."""
    divided = re.findall(r"\.plot--(\d) \.plot__mark \{ background-size", STYLES.read_text(encoding="utf-8"))

    assert divided == [str(number) for number in range(2, scale.MOST_DIVISIONS + 1)]


# of a question


def view_of(*changed, question="how-long"):
    """Give the plot of a question of the register with some records changed."""
    index = Index(a_register(*changed))
    return plots.of_question(plotted.context(index, "/questions/how-long/"), index.register.questions[question])


def with_group(name):
    """Give the register's words with one more group of figures."""
    lists = [
        {**given, "terms": [*given["terms"], {"id": name, "label": name, "says": "Another."}]}
        if given["id"] == FIGURE_GROUPS
        else given
        for given in SINGLE["vocabularies.yml"]["lists"]
    ]
    return some_vocabularies(lists=lists)


def tables_of(view):
    """Read the tables of a plot as HTML."""
    return list(plotted.tables(environment(ENGLISH).from_string(plotted.PLOT).render(view=view)))


def test_what_cannot_be_compared_has_no_plot():
    """A single number, a question without numbers, or numbers of no group, are not drawn."""
    alone = {"unit": "metres", "counts": "length", "as_printed": "90", "value": 90}

    assert view_of(question="of-what") is None
    assert view_of(a_claim("b1", figures=[alone]), a_finding(figures=[])) is None
    words = {**METRES, "as_printed": "dozens", "hedge": "dozens"}
    assert view_of(a_claim("b1", figures=[words]), a_finding(figures=[words])) is None


def test_a_row_says_who_and_leads_there():
    """Of a claim the article, then each further voice, and its id; of a finding the document."""
    (table,) = tables_of(view_of(a_finding(figures=[{**METRES, "value": 118, "as_printed": "118"}])))

    assert [(row.who, row.links, row.number) for row in table.rows] == [
        ("Penn 2020 \u203a Ann Reed a1", ["#a1"], "120"),
        ("Holt 2024 b1", ["#b1"], "90"),
        ("Town of Linder, September 1998", ["#survey-length"], "118"),
    ]
    assert table.heads[-1] == "On a scale from 0 to 120 metres"


def test_a_word_has_a_row_and_no_mark():
    """A word is printed in quotation marks, beside the scale."""
    word = {**METRES, "as_printed": "dozens of metres", "hedge": "dozens"}
    (table,) = tables_of(view_of(a_finding(figures=[word])))

    (row,) = [row for row in table.rows if not row.marks]
    assert row.number == "“dozens of metres”"


def test_equal_numbers_of_one_source_stand_once():
    """What one document says in two findings is one row with both links; another hedge is another row."""
    figures = [{**METRES, "value": 118, "as_printed": "118"}]
    again = a_finding(id="again", locator="p. 9", figures=figures)
    about = a_finding(id="about", figures=[{**METRES, "value": 118, "hedge": "about", "as_printed": "118"}])

    (table,) = tables_of(view_of(a_finding(figures=figures), again, about))

    rows = {tuple(row.links): (row.who, row.number) for row in table.rows[2:]}
    assert rows == {
        ("#about",): ("Town of Linder, September 1998", "118 (“about”)"),
        ("#again", "#survey-length"): ("Town of Linder, September 1998; also p. 4", "118"),
    }


@pytest.mark.parametrize(
    ("other", "tables"),
    [
        pytest.param({"unit": "metres", "value": 100}, 1, id="same-unit"),
        pytest.param({"unit": "percent", "value": 100}, 2, id="other-unit"),
        pytest.param({"unit": "metres", "value": 100_000}, 2, id="far-apart"),
    ],
)
def test_what_cannot_share_a_scale_does_not(other, tables):
    """Each unit has its table, and so have groups of which one would crowd the other into a corner."""
    width = {"counts": "width", "group": "bridge-width", **other}
    length = {**METRES, "value": 90, "as_printed": "90"}
    claims = [
        a_claim("a1", figures=[{**METRES, "value": 120, "as_printed": "120"}, {**width, "as_printed": "wide"}]),
        a_claim("b1", figures=[length, {**width, "as_printed": "as wide"}]),
    ]
    found = tables_of(view_of(with_group("bridge-width"), *claims))

    assert [table.rows[0].group for table in found] == ["Length", "Bridge-width"][:tables]
    assert {row.unit for table in found for row in table.rows} == {"metres", other["unit"]}
    assert len({table.rows[0].top for table in found}) == tables


def test_an_accusing_claim_keeps_its_words():
    """What a claim that accuses somebody who may be alive counts is said on its own page alone."""
    accused = a_claim(
        accuses=[{"person": "ann-reed", "kind": "lying", "outcome": "No inquiry was found.", "reply": "None found."}]
    )
    (table,) = tables_of(view_of(accused, a_person("ann-reed", living="yes")))

    counts = {tuple(row.links): row.counts for row in table.rows}
    assert counts["#a1",] == ""
    assert counts["#b1",] == "length of the bridge"


def a_long_record():
    """Give more findings than a plot has rows for: all of one document, two of them alike."""
    numbers = [*range(100, 113), 100]
    return [
        a_finding(
            id=f"f{place:02}", locator=f"p. {place}", figures=[{**METRES, "value": number, "as_printed": f"{number}"}]
        )
        for place, number in enumerate(numbers)
    ]


def test_a_long_record_is_drawn_by_kind():
    """Many documents have a lane for each kind, with all their numbers, and a row each behind it."""
    view = view_of(a_finding(figures=[]), *a_long_record())
    shown, behind = tables_of(view)

    assert [row.who for row in shown.rows] == ["Penn 2020 \u203a Ann Reed a1", "Holt 2024 b1", "The record: government"]
    lane = shown.rows[2]
    assert lane.number == ", ".join(map(str, range(100, 113)))
    assert len(lane.marks) == 13
    assert lane.links[:2] == ["../../figures/#bridge-length", "#f01"]  # the first is given twice
    assert [row.number for row in behind.rows] == [str(number) for number in range(100, 113)]
    assert behind.rows[0].links == ["#f00", "#f13"]


# of a group in short


def in_short(*changed):
    """Read the plot of the one group, as the first page has it."""
    view = plots.of_group(plotted.context(Index(a_register(*changed)), "/"), "bridge-length")
    return tables_of(view)[0] if view else None


def test_a_group_in_short_has_a_lane_for_each_article():
    """Articles come in their order, each number with whom it is reported of, then the record; numbers lead on."""
    table = in_short()

    assert [(row.who, row.number, row.links) for row in table.rows] == [
        ("Penn 2020 (in brackets: whom it reports)", "120 (Ann Reed)", ["claims/a1/"]),
        ("Holt 2024", "90", ["claims/b1/"]),
        ("The record", "118 metres", ["documents/survey-1998/#survey-length"]),
    ]


def test_an_article_without_a_number_says_so():
    """Silence is a row."""
    table = in_short(a_claim("b1", figures=[]))

    assert [(row.who, row.number, row.marks) for row in table.rows][1] == ("Holt 2024", "gives none", [])


def test_numbers_in_one_place_keep_every_hedge():
    """What stands in one place is written once, with each hedge and with how it is given without one."""
    given = [(118, ""), (118, "about"), (118, "some")]
    figures = [{**METRES, "value": value, "hedge": hedge, "as_printed": "118"} for value, hedge in given]
    figures.append({**METRES, "min": 118, "as_printed": "118"})
    findings = [a_finding(id=f"f{place}", figures=[one]) for place, one in enumerate(figures)]
    table = in_short(a_finding(figures=[]), *findings)

    assert table.rows[2].number == "118 (also “about”, “some”), 118"
    assert len(table.rows[2].marks) == 2


def test_a_group_of_one_number_is_not_drawn():
    """There is nothing to compare."""
    assert in_short(a_claim("b1", figures=[]), a_finding(figures=[])) is None

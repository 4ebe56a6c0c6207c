import re
import subprocess

import pytest
from machines import another_pandoc
from markupsafe import Markup

from builders import ASA, CHIDI, INES, a_csl, a_document
from synopsis.exports.bibliography.bibtex import bibtex_entries
from synopsis.exports.bibliography.csl_items import item_of
from synopsis.exports.bibliography.pandoc import filed_under, reference_lines
from synopsis.exports.bibliography.works import Work
from synopsis.register.edtf import Edtf
from synopsis.register.model.reference import CSL_TYPES


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        pytest.param(
            {"author": [CHIDI], "publisher": "Sea Press", "issued": "2011"},
            "Okafor, Chidi Jean-Paul. 2011. <em>Of Lights</em>. Sea Press.",
            id="book",
        ),
        pytest.param(
            {
                "type": "article-journal",
                "author": [CHIDI, ASA, INES],
                "container-title": "Towers",
                "volume": "7",
                "issue": "2",
                "page": "101-119",
                "issued": "2011-06",
                "URL": "https://a.example/7?a=1&b=2",
            },
            "Okafor, Chidi Jean-Paul, Åsa Lindqvist, and Inés Ruiz. 2011. "
            "<span>“Of Lights.”</span> <em>Towers</em> 7 (2): 101\u201319. "
            '<a href="https://a.example/7?a=1&amp;b=2">https://a.example/7?a=1&amp;b=2</a>.',
            id="journal",
        ),
        pytest.param(
            {"type": "article-newspaper", "author": [ASA], "container-title": "Post", "issued": "2007-09-14"},
            "Lindqvist, Åsa. 2007. <span>“Of Lights.”</span> <em>Post</em>, September 14.",
            id="newspaper",
        ),
        pytest.param(
            {"type": "report", "author": [{"literal": "Harbour Office"}], "issued": "1902~"},
            "Harbour Office. [1902?]. <em>Of Lights</em>.",
            id="body-and-about",
        ),
        pytest.param({}, "<em>Of Lights</em>. n.d.", id="title-alone"),
    ],
)
def test_reference_lines(fields, line):
    """A record is one line in Chicago author-date style, as HTML."""
    assert reference_lines([Work("x", a_csl(**fields))]) == {"x": line}


def test_every_type_has_a_line():
    """Whatever the type and however little is known, the line holds the title and is not empty."""
    known = {"author": [CHIDI], "container-title": "Post", "issued": "2011", "authority": "Court"}
    kinds = CSL_TYPES.split("|")
    works = [Work(f"{kind}-bare", a_csl(type=kind, title="Zebra")) for kind in kinds]
    works += [Work(f"{kind}-full", a_csl(type=kind, title="Zebra", **known)) for kind in kinds]

    lines = reference_lines(works)

    assert len(lines) == 2 * len(kinds) > 20
    assert [name for name, line in lines.items() if "Zebra" not in line] == []


FIELDS = ("title", "container-title", "publisher", "genre", "original-title")
TAGS = {"<em>", "</em>", "<span>", '<span class="nocase">', "</span>"}
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)> &amp; *c* $x$ [d](e) `f`"


def test_hostile_text_is_text():
    """No field of a record becomes a tag, and none ends its own line."""
    known = {"type": "article-newspaper", "author": [{"literal": HOSTILE}], "issued": "2011"}
    works = [Work(field, a_csl(**{**known, field: HOSTILE})) for field in FIELDS]

    lines = reference_lines([*works, Work("y", a_csl(title="Next"))])

    assert set(lines) == {*FIELDS, "y"}
    for field in FIELDS:
        assert set(re.findall(r"<[^>]*>", lines[field])) <= TAGS, field
        assert "&lt;script&gt;" in lines[field].lower(), field
        assert "[d](e)" in lines[field].lower(), field


def test_a_title_that_imitates_the_frame_of_a_line():
    """A title cannot pass for the entry of another record."""
    frame = '<div id="ref-y" class="csl-entry">stolen</div>'

    lines = reference_lines([Work("x", a_csl(title=frame)), Work("y", a_csl(title="Own"))])

    assert lines["y"] == "<em>Own</em>. n.d."


def test_other_scripts_and_directions():
    """Titles keep their letters."""
    lines = reference_lines(
        [Work("x", a_csl(title="Φάροι", language="el")), Work("y", a_csl(title="منارات", language="ar"))]
    )

    assert "Φάροι" in lines["x"]
    assert "منارات" in lines["y"]


def test_no_record_no_run():
    """Without records there is no line."""
    assert reference_lines([]) == {}


DATES = {
    "1992": ({"date-parts": [[1992]]}, "1992"),
    "1992-02": ({"date-parts": [[1992, 2]]}, "1992"),
    "1992-02-26": ({"date-parts": [[1992, 2, 26]]}, "1992"),
    "1871/1889": ({"date-parts": [[1871], [1889]]}, "1871\u20131889"),
    "1992-02-26/1992-03-02": ({"date-parts": [[1992, 2, 26], [1992, 3, 2]]}, "1992"),
    "1902~": ({"date-parts": [[1902]], "circa": True}, "[1902?]"),
    "1902?": ({"date-parts": [[1902]], "circa": True}, "[1902?]"),
    "1871/1889%": ({"date-parts": [[1871], [1889]], "circa": True}, "[1871\u20131889?]"),
    "199X": ({"date-parts": [[1990], [1999]], "circa": True}, "[1990\u20131999?]"),
    "19XX": ({"date-parts": [[1900], [1999]], "circa": True}, "[1900\u20131999?]"),
    "../1990": ({"date-parts": [[1990]]}, "1990"),
    "1990/..": ({"date-parts": [[1990]]}, "1990"),
}
"""Each form of a date: year, month, day, intervals, about, doubtful, both, decade, century, open at either end."""


def test_dates():
    """Every EDTF date of the register has a CSL form, and a line that shows it."""
    titles = {f"x-{number}": (f"Of Lights, {number}", edtf) for number, edtf in enumerate(DATES)}

    lines = reference_lines([Work(name, a_csl(title=title, issued=edtf)) for name, (title, edtf) in titles.items()])

    assert {edtf: Edtf.parse(edtf).csl() for edtf in DATES} == {edtf: date for edtf, (date, _) in DATES.items()}
    assert lines == {name: f"<em>{title}</em>. {DATES[edtf][1]}." for name, (title, edtf) in titles.items()}


def test_csl_json_leaves_out_what_is_empty():
    """An item of CSL-JSON has CSL's own names, and only the variables that are known."""
    document = a_document("survey-1998")

    assert item_of(document.id, document.csl) == {
        "id": "survey-1998",
        "type": "report",
        "title": "Survey of the Bridges of Linder",
        "author": [{"literal": "Town of Linder"}],
        "issued": {"date-parts": [[1998, 9]]},
        "language": "en",
        "URL": "https://example.org/survey",
    }


@pytest.mark.parametrize(
    ("line", "filed"),
    [
        pytest.param("Penn, Ann. 2001. <em>Lights</em>.", "penn, ann. 2001. lights.", id="author"),
        pytest.param("<em>Harbour News</em>. 1992. Lights.", "harbour news. 1992. lights.", id="markup"),
        pytest.param("<span>\u201c[Lights]\u201d</span> n.d.", "lights]\u201d n.d.", id="marks-before-the-letters"),
    ],
)
def test_filed_under(line, filed):
    """The bibliography is in the order of what readers see, from its first letter on."""
    assert filed_under(Markup(line)) == filed  # noqa: S704 -- a line as pandoc writes it


def test_no_other_pandoc_is_run(tmp_path, monkeypatch):
    """Another pandoc in the path, at home or in the environment, and data that somebody keeps for it: the same."""
    work = Work("x", a_csl(author=[CHIDI], issued="2011"))
    before = reference_lines([work]), bibtex_entries([work])
    for name, value in another_pandoc(tmp_path / "copy").items():
        monkeypatch.setenv(name, value)

    assert subprocess.run(["pandoc"], capture_output=True, text=True, check=True).stdout == "pandoc 99.0.0\n"  # noqa: S607
    assert (reference_lines([work]), bibtex_entries([work])) == before


def test_pages_of_ours_are_written_together_as_each_alone():
    """What is copied from the line of another page of ours is what pandoc writes; a title of other marks it reads."""
    titles = ["First", "A\u011fdam\u2019s road: 61 \u2013 366th, he\u2019d say (claim m1)", "\u201cA\u201d & B", "Who?"]
    works = [
        Work(f"page:{place}", a_csl(type="webpage", title=title, url=f"https://example.org/{place}/"), ours=True)
        for place, title in enumerate(titles)
    ]

    together = reference_lines(works)

    assert reference_lines(works[1:2]).items() <= together.items()
    assert "\u2018A\u2019</span> &amp; B" in together["page:2"]
    assert "Who?</span>\u201d" in together["page:3"]

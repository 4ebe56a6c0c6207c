import pytest

from in_rows import FAULTS
from lighthouse import an_index, the_pages
from synopsis.languages.interface import ENGLISH
from synopsis.pages.rows import layout


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.__name__)
def test_rows_of_the_second_register(fault):
    """Of three articles, too, every claim and finding stands once and says what it bears on."""
    assert fault(an_index()) == []


@pytest.mark.parametrize(
    ("speakers", "has_record", "expected"),
    [
        pytest.param(0, True, "points--0-and-record", id="record-alone"),
        pytest.param(1, True, "points--1-and-record", id="one-beside-the-record"),
        pytest.param(2, True, "points--2-and-record", id="two-beside-the-record"),
        pytest.param(2, False, "points--2", id="two-alone"),
        pytest.param(3, True, "points--more points--narrow-3 points--wide-3", id="three"),
        pytest.param(4, True, "points--more points--narrow-2 points--wide-4", id="four"),
        pytest.param(5, True, "points--more points--narrow-3 points--wide-3", id="five"),
        pytest.param(7, True, "points--more points--narrow-1 points--wide-4", id="seven"),
        pytest.param(12, False, "points--more points--narrow-3 points--wide-4", id="twelve"),
    ],
)
def test_layout(speakers, has_record, expected):
    """Columns follow from how many speak."""
    assert layout(speakers, has_record=has_record) == expected


@pytest.mark.parametrize("speakers", range(3, 40))
def test_no_article_stands_alone(speakers):
    """However many there are, the last line of a row has more than one, or each stands below the other."""
    narrow, wide = (int(name.rpartition("-")[2]) for name in layout(speakers, has_record=True).split()[1:])

    assert narrow == 1 or speakers % narrow != 1
    assert speakers % wide != 1
    assert wide > 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("seven bodies", "“seven bodies”", id="plain"),
        pytest.param("“dozens of bodies” but fewer", "“‘dozens of bodies’ but fewer”", id="marks-within"),  # noqa: RUF001
    ],
)
def test_quotation_marks_nest(text, expected):
    """Marks within marks are single."""
    assert ENGLISH.quoted(text) == expected


def test_no_page_doubles_its_quotation_marks():
    """No page has two opening marks, or two closing ones, in a row."""
    assert [path for path, text in the_pages().items() if "““" in text or "””" in text] == []

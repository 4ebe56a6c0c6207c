import pytest

from synopsis.register.edtf import Edtf


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        pytest.param("1992-02-26", "26 February 1992", id="day"),
        pytest.param("1992-02", "February 1992", id="month"),
        pytest.param("1992", "1992", id="year"),
        pytest.param("199X", "the 1990s", id="decade"),
        pytest.param("19XX", "the 1900s", id="century"),
        pytest.param("2020-02~", "about February 2020", id="about"),
        pytest.param("1992?", "perhaps 1992", id="perhaps"),
        pytest.param("1988/1994", "1988 to 1994", id="interval"),
        pytest.param("1994/..", "since 1994", id="open-end"),
        pytest.param("../1991-09-02", "until 2 September 1991", id="open-start"),
    ],
)
def test_in_words(edtf, words):
    """A date of the register is read as a date, with its doubt."""
    assert Edtf.parse(edtf).words() == words


@pytest.mark.parametrize(
    ("edtf", "forms"),
    [
        pytest.param(
            "1992-02-06", ["1992/02/06/", "1992, February 6", "6 Feb. 1992", "6 February 1992", "1992-02-06"], id="day"
        ),
        pytest.param("1992-02", ["1992/02//", "1992, February", "Feb. 1992", "February 1992", "1992-02"], id="month"),
        pytest.param("1992~", ["1992///", "ca. 1992", "circa 1992", "c. 1992", "1992"], id="doubtful"),
        pytest.param("199X", ["1990///", "1990s", "1990s", "1990s", ""], id="decade"),
        pytest.param("19XX", ["1900///", "1900s", "1900s", "1900s", ""], id="century"),
        pytest.param("1871/1889", ["1871///", "1871\u20131889", "1871\u20131889", "1871\u20131889", ""], id="interval"),
        pytest.param(
            "1992-02-26/1992-03",
            ["1992/02/26/", "1992, February 26\u20131992, March", "26 Feb. 1992\u2013Mar. 1992", "1992", ""],
            id="interval-in-a-year",
        ),
        pytest.param("../1994?", ["1994///", "ca. 1994", "circa 1994", "1994", ""], id="open-start"),
    ],
)
def test_forms(edtf, forms):
    """RIS, APA, MLA, citation templates and ISO 8601 each have their own way to write a date."""
    date = Edtf.parse(edtf)

    assert [date.ris(), date.apa(), date.mla(), date.wiki(), date.iso()] == forms
    assert str(date) == edtf

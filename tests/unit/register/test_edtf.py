from datetime import date

import pytest

from synopsis.register.edtf import Edtf


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        pytest.param("1992-02-26", "26 February 1992", id="day"),
        pytest.param("1992-02", "February 1992", id="month"),
        pytest.param("1992", "1992", id="year"),
        pytest.param("199X", "the 1990s", id="decade"),
        pytest.param("0079-08-24", "24 August AD 79", id="before-1000"),
        pytest.param("07XX", "the 700s", id="early-century"),
        pytest.param("00XX", "the first century", id="first-century"),
        pytest.param("0000", "1 BC", id="first-year-before"),
        pytest.param("-0043-03-15", "15 March 44 BC", id="before-our-era"),
        pytest.param("-0043/0014", "44 BC to AD 14", id="between-eras"),
        pytest.param("1775-21", "spring 1775", id="season"),
        pytest.param("1868-22/1868-23", "summer to autumn 1868", id="seasons"),
        pytest.param("1868-24~", "about winter 1868", id="about-a-season"),
        pytest.param("19XX", "the 1900s", id="century"),
        pytest.param("2020-02~", "about February 2020", id="about"),
        pytest.param("1992?", "perhaps 1992", id="perhaps"),
        pytest.param("1988/1994", "1988 to 1994", id="interval"),
        pytest.param("1992-02-25/1992-02-26", "25 to 26 February 1992", id="interval-in-a-month"),
        pytest.param("1992-04-30/1992-11-12", "30 April to 12 November 1992", id="interval-in-a-year"),
        pytest.param("1992-09/1992-11~", "September to about November 1992", id="interval-of-months"),
        pytest.param("1992-02-25?/1992-02-26", "perhaps 25 February 1992 to 26 February 1992", id="doubtful-start"),
        pytest.param("1992-02-26/1992", "26 February 1992 to 1992", id="interval-of-mixed"),
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
        pytest.param("1868-21", ["1868///", "1868, spring", "spring 1868", "spring 1868", ""], id="season"),
        pytest.param("-0043", ["///44 BC", "44 BC", "44 BC", "44 BC", ""], id="before-our-era"),
        pytest.param("0079-08", ["0079/08//", "AD 79, August", "Aug. AD 79", "August AD 79", "0079-08"], id="early"),
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


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        pytest.param("1992-02-26", date(1992, 2, 26), date(1992, 2, 26), id="day"),
        pytest.param("1992-02~", date(1992, 2, 1), date(1992, 2, 29), id="month"),
        pytest.param("1991?", date(1991, 1, 1), date(1991, 12, 31), id="year"),
        pytest.param("1991-23", date(1991, 9, 1), date(1991, 11, 30), id="season"),
        pytest.param("1991-24", date(1991, 12, 1), date(1992, 2, 29), id="winter"),
        pytest.param("-0043", date.min, date.min, id="before-our-era"),
        pytest.param("199X", date(1990, 1, 1), date(1999, 12, 31), id="decade"),
        pytest.param("00XX", date(1, 1, 1), date(99, 12, 31), id="first-century"),
        pytest.param("1991-12/1992-02", date(1991, 12, 1), date(1992, 2, 29), id="interval"),
        pytest.param("../1992", None, date(1992, 12, 31), id="open-start"),
        pytest.param("1992/..", date(1992, 1, 1), None, id="open-end"),
    ],
)
def test_first_and_last_day(edtf, first, last):
    """A date that is no day has a first and a last one, unless it is open."""
    read = Edtf.parse(edtf)

    assert (read.earliest, read.latest) == (first, last)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param("1992", "1992-02-26", True, id="within"),
        pytest.param("1992-02-26", "1992-02-27", False, id="next-day"),
        pytest.param("../1992-02", "1992-02-29", True, id="open-start"),
        pytest.param("../1992-02", "1992-03", False, id="after-it"),
        pytest.param("1992/..", "../1991", False, id="both-open"),
        pytest.param("1988/1994", "199X", True, id="in-part"),
    ],
)
def test_overlaps(one, other, expected):
    """Two dates may be one where a day is in both."""
    first, second = Edtf.parse(one), Edtf.parse(other)

    assert (first.overlaps(second), second.overlaps(first)) == (expected, expected)


@pytest.mark.parametrize(
    ("edtf", "must"),
    [
        pytest.param("2023-02-30", "must be a day that the calendar has", id="no-such-day"),
        pytest.param("1900-02-29", "must be a day that the calendar has", id="no-leap-year"),
        pytest.param("2023-13", "must be a day that the calendar has", id="no-such-month"),
        pytest.param("1992/2023-02-30", "must be a day that the calendar has", id="end-of-an-interval"),
        pytest.param("-0000", "must be a date in EDTF", id="no-such-year"),
        pytest.param("43", "must be a date in EDTF", id="year-of-two-digits"),
        pytest.param("1775-21-04", "must be a date in EDTF", id="day-of-a-season"),
        pytest.param("1775-25", "must be a day that the calendar has", id="no-such-season"),
        pytest.param("-0043-02-30", "must be a day that the calendar has", id="no-such-day-before-our-era"),
        pytest.param("-0042/-0043", "must be an interval that ends after it begins", id="turned-before-our-era"),
        pytest.param("0014/-0043", "must be an interval that ends after it begins", id="turned-between-eras"),
        pytest.param("1868-23/1868-22", "must be an interval that ends after it begins", id="turned-seasons"),
        pytest.param("1994/1988", "must be an interval that ends after it begins", id="turned-years"),
        pytest.param("1992-02-26/1992-02-25", "must be an interval that ends after it begins", id="turned-days"),
        pytest.param("199X/1989", "must be an interval that ends after it begins", id="turned-decade"),
        pytest.param("\u0661\u0669\u0669\u0662", "must be a date in EDTF", id="digits-of-another-script"),
    ],
)
def test_dates_are_real(edtf, must):
    """A day that no calendar has, and an interval that ends before it begins, are no dates."""
    with pytest.raises(ValueError, match=must):
        Edtf.parse(edtf)


@pytest.mark.parametrize(
    ("edtf", "csl"),
    [
        pytest.param("1868-24", {"date-parts": [[1868]], "season": 4}, id="season"),
        pytest.param("-0043-03-15", {"date-parts": [[-44, 3, 15]]}, id="before-our-era"),
        pytest.param("0079", {"date-parts": [[79]]}, id="early"),
    ],
)
def test_csl(edtf, csl):
    """CSL has numbers for seasons, and counts years before our era without a year 0."""
    assert Edtf.parse(edtf).csl() == csl

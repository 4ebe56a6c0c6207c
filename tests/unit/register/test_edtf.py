import pytest

from synopsis.register.edtf import in_words


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
    assert in_words(edtf) == words

import pytest

from synopsis.register.numbered_ids import letters_of, next_free, suggestion


@pytest.mark.parametrize(
    ("letters", "taken", "free"),
    [
        pytest.param("m", [], "m1", id="none"),
        pytest.param("m", ["m1", "m12", "mc40", "m-7", "oak"], "m13", id="behind-the-highest"),
        pytest.param("f", ["f007", "f008"], "f009", id="as-wide"),
        pytest.param("f", ["f009", "f120"], "f121", id="wider"),
    ],
)
def test_next_free(letters, taken, free):
    """The next number stands behind the highest with these letters, whatever is free below it."""
    assert next_free(letters, taken) == free


@pytest.mark.parametrize(
    ("name", "letters"),
    [("m14", "m"), ("mc2", "mc"), ("wexford-1998", ""), ("oak", ""), ("7", ""), ("m14b", "")],
)
def test_letters_of(name, letters):
    """An id is numbered if it is letters and a number, and nothing else."""
    assert letters_of(name) == letters


@pytest.mark.parametrize(
    ("name", "hint"),
    [("lenght", " (did you mean 'length'?)"), ("m99", ""), ("wexford-1989", " (did you mean 'wexford-1998'?)")],
)
def test_suggestion(name, hint):
    """A word that is near is suggested; to a number all are near, and none is."""
    assert suggestion(name, ["length", "m9", "m98", "wexford-1998"]) == hint

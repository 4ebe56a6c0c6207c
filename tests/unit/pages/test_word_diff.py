import pytest

from synopsis.pages.word_diff import marked


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        pytest.param(
            "It is of elm", "It is of oak", ("It is of <del>elm</del>", "It is of <ins>oak</ins>"), id="changed"
        ),
        pytest.param("a b", "a x b", ("a b", "a <ins>x</ins> b"), id="inserted"),
        pytest.param("a x b", "a b", ("a <del>x</del> b", "a b"), id="deleted"),
        pytest.param("", "a", ("", "<ins>a</ins>"), id="nothing-before"),
        pytest.param("a b", "a b", ("a b", "a b"), id="same"),
        pytest.param(
            "<b> x", "<i> x", ("<del>&#60;b&#62;</del> x", "<ins>&#60;i&#62;</ins> x"), id="marks-are-escaped"
        ),
    ],
)
def test_marked(before, after, expected):
    """Both texts are whole, with what went and what came marked word by word."""
    assert marked(before, after) == expected

import pytest

from builders import POINT, SHORE, a_question, a_register, shown
from synopsis.register.rules import points


def found(rule, *rows):
    """Show what a rule finds in a question with these points."""
    register = a_register(a_question(points=list(rows)))
    return shown(register, rule(register))


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param([], [], id="no-points"),
        pytest.param([POINT], [], id="one"),
        pytest.param([POINT, SHORE], [], id="findings-alone"),
        pytest.param([{**POINT, "claims": ["a1"]}, {**SHORE, "claims": ["b1"]}], [], id="two"),
        pytest.param(
            [{**POINT, "claims": ["a1"]}],
            ["points: points must have each claim of the question, not 'b1' in none"],
            id="claim-in-none",
        ),
        pytest.param(
            [POINT, {**SHORE, "claims": ["b1"]}],
            ["points.1.claims.0: claim must stand in one point, not 'b1' as in length"],
            id="claim-in-two",
        ),
        pytest.param(
            [{**POINT, "findings": []}],
            ["points: points must have each finding of the question, not 'survey-length' in none"],
            id="finding-in-none",
        ),
        pytest.param(
            [{**POINT, "claims": ["a1", "b1", "b2"]}],
            ["points.0.claims.2: claims must be of the sides of how-long, not 'b2'"],
            id="claim-of-another-question",
        ),
        pytest.param(
            [{**POINT, "claims": ["a1", "b1", "ac1"]}],
            ["points.0.claims.2: claims must be of the sides of how-long, not 'ac1'"],
            id="comment",
        ),
        pytest.param(
            [{**POINT, "findings": ["survey-length", "almanac-oak"]}],
            ["points.0.findings.1: findings must be of how-long, not 'almanac-oak'"],
            id="finding-of-another-question",
        ),
        pytest.param([{**POINT, "claims": ["a1", "b1", "x9"]}], [], id="unknown-claim-is-told-elsewhere"),
        pytest.param([{**POINT, "findings": ["survey-length", "x9"]}], [], id="unknown-finding-is-told-elsewhere"),
        pytest.param(
            [POINT, {"id": "shore", "title": "The other shore"}],
            ["points.1: point 'shore' must have claims or findings, not neither"],
            id="empty",
        ),
        pytest.param(
            [POINT, {**SHORE, "id": "length"}],
            ["points.1.id: id must be used once in a question, not 'length' again"],
            id="same-id",
        ),
    ],
)
def test_points_cover_their_question(rows, expected):
    """Each claim of the sides stands in one point, each finding in one at least, and nothing else in any."""
    assert found(points.points_cover_their_question, *rows) == [
        f"questions/how-long {line} [points-cover]" for line in expected
    ]


@pytest.mark.parametrize(("title", "count"), [("Length", 1), ("a b", 2), ("a b c d e f", 6), ("a b c d e f g", 7)])
def test_titles_of_points_are_short(title, count):
    """The title of a point has 2 to 6 words."""
    message = f"points.0.title: title must be 2 to 6 words, not {count} words"

    assert found(points.titles_of_points_are_short, {**POINT, "title": title}) == (
        [] if 2 <= count <= 6 else [f"questions/how-long {message} [point-title]"]
    )

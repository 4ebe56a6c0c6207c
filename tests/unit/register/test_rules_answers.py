import pytest

from builders import ONE, SILENT, TWO, a_claim, a_question, a_register, an_article, found
from synopsis.register.enums import DifferenceKind
from synopsis.register.rules import answers


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        pytest.param([], [], id="good"),
        pytest.param(
            [a_question(sides={"one-2020": {**ONE, "claims": ["a1", "b1"]}, "two-2024": TWO})],
            ["questions/how-long sides.one-2020.claims.1: claims must be of one-2020 itself, not 'b1' [claim-part]"],
            id="of-the-other-article",
        ),
        pytest.param(
            [a_question(sides={"one-2020": {**ONE, "claims": ["a1", "ac1"]}, "two-2024": TWO})],
            ["questions/how-long sides.one-2020.claims.1: claims must be of one-2020 itself, not 'ac1' [claim-part]"],
            id="comment-on-a-side",
        ),
        pytest.param(
            [a_question(comments=["ac1", "a2"])],
            ["questions/how-long comments.1: comments must name claims of comments, not 'a2' [claim-part]"],
            id="article-among-comments",
        ),
        pytest.param([a_question(comments=["ac1", "x9"])], [], id="unknown-is-told-elsewhere"),
    ],
)
def test_claims_answer_questions(changed, expected):
    """Each claim that a question names stands on its article's side, or among the comments if it is one."""
    assert found(answers.claims_answer_questions, a_register(*changed)) == expected


@pytest.mark.parametrize(
    ("changed", "in_none"),
    [
        pytest.param([], [], id="good"),
        pytest.param([a_claim("b3")], ["b3"], id="in-none"),
        pytest.param([a_question(comments=[])], ["ac1"], id="comment-in-none"),
    ],
)
def test_claims_stand_in_questions(changed, in_none):
    """Each claim stands in a question."""
    assert found(answers.claims_stand_in_questions, a_register(*changed)) == [
        f"claims/{claim} id: claim must stand in at least one question, not '{claim}' in none [claim-question]"
        for claim in in_none
    ]


@pytest.mark.parametrize(
    ("sides", "expected"),
    [
        pytest.param({"one-2020": ONE, "two-2024": TWO}, [], id="both-speak"),
        pytest.param({"one-2020": SILENT, "two-2024": SILENT}, [], id="both-are-silent"),
        pytest.param(
            {"one-2020": ONE}, ["sides: sides must have 'two-2024', with claims or silent; found neither"], id="missing"
        ),
        pytest.param(
            {"one-2020": ONE, "two-2024": {"short": "Nothing.", "brief": "Nothing"}},
            ["sides.two-2024: side must have claims or be silent, not neither"],
            id="neither",
        ),
        pytest.param(
            {"one-2020": {**ONE, "silent": True}, "two-2024": TWO},
            ["sides.one-2020: side must have claims or be silent, not both"],
            id="both",
        ),
    ],
)
def test_questions_hear_every_article(sides, expected):
    """Each question has a side for every article, with claims or with silence."""
    register = a_register(a_question(sides=sides))

    assert found(answers.questions_hear_every_article, register) == [
        f"questions/how-long {line} [question-sides]" for line in expected
    ]


def test_a_third_article_is_heard_too():
    """With three articles each question has three sides."""
    register = a_register(an_article("three-2025", prefix="d"))

    assert [line.split(":")[0] for line in found(answers.questions_hear_every_article, register)] == [
        "questions/how-long sides",
        "questions/longest sides",
        "questions/of-what sides",
        "questions/when-measured sides",
    ]


@pytest.mark.parametrize(
    ("record", "complete"),
    [
        pytest.param({"short": "118 metres."}, True, id="answer"),
        pytest.param({"searched": "The archive."}, True, id="search"),
        pytest.param({"short": "118 metres.", "searched": "The archive."}, True, id="answer-and-search"),
        pytest.param({}, False, id="neither"),
        pytest.param({"short": ""}, False, id="empty"),
    ],
)
def test_questions_have_a_record(record, complete):
    """Each question says what the record answers, or what was searched."""
    message = "record must have short, or say in searched what was searched; found neither [question-record]"
    expected = [] if complete else [f"questions/how-long record: {message}"]

    assert found(answers.questions_have_a_record, a_register(a_question(record=record))) == expected


REAL_DIFFERENCES = [kind.value for kind in DifferenceKind if kind.value not in {"neither", "one-sided"}]


@pytest.mark.parametrize(
    ("sides", "good"),
    [
        pytest.param((ONE, TWO), REAL_DIFFERENCES, id="both-speak"),
        pytest.param((ONE, SILENT), ["one-sided"], id="first-alone"),
        pytest.param((SILENT, TWO), ["one-sided"], id="second-alone"),
        pytest.param((SILENT, SILENT), ["neither"], id="neither"),
    ],
)
@pytest.mark.parametrize("kind", list(DifferenceKind))
def test_differences_fit_the_sides(sides, good, kind):
    """`neither` is said where no article answers, `one-sided` where one does, another kind where more do."""
    sides = dict(zip(("one-2020", "two-2024"), sides, strict=True))
    register = a_register(a_question(sides=sides, difference={"kind": kind.value, "says": "They differ."}))

    if kind in good:
        expected = []
    elif len(good) == 1:
        expected = [f"kind must be {good[0]} where so many articles answer, not '{kind}'"]
    else:
        expected = [f"kind must say how the answers differ, not '{kind}': more than one article answers"]
    assert found(answers.differences_fit_the_sides, register) == [
        f"questions/how-long difference.kind: {message} [difference-kind]" for message in expected
    ]

"""What the second edition of this register promises of its questions, rows and words."""

import re
from collections import Counter
from pathlib import Path

import pytest

from khojaly.published import the_register

ROOT = Path(__file__).parents[2]
MANY_CLAIMS = 5
MOST_CLAIMS_IN_A_ROW = 7


def claims_of_sides(question):
    """Give the claims of the articles on a question."""
    return [name for side in question.sides.values() for name in side.claims]


def speaking(question):
    """Name the articles that speak to a question."""
    return [article for article, side in question.sides.items() if not side.silent]


def test_the_core_is_not_one_articles_list():
    """Neither article is silent in more of the core questions than the other by more than one."""
    register = the_register()
    core = [question for question in register.questions.values() if question.core]

    silent = Counter(article for question in core for article, side in question.sides.items() if side.silent)

    assert len(core) >= 12
    assert max(silent[article] for article in register.articles) - min(silent[a] for a in register.articles) <= 1


def test_questions_that_need_rows_have_them():
    """Rows stand where both articles speak, in the core, and wherever five claims or more are listed."""
    questions = the_register().questions.values()
    needing = [
        question
        for question in questions
        if len(speaking(question)) > 1 or question.core or len(claims_of_sides(question)) >= MANY_CLAIMS
    ]

    assert len(needing) > 60
    assert [question.id for question in needing if not question.points] == []


def test_no_row_is_the_old_page():
    """A question of many claims is parted: no row holds all of them, or more than seven of one article."""
    rows = [(question, point) for question in the_register().questions.values() for point in question.points]

    assert [
        (question.id, point.id)
        for question, point in rows
        if len(claims_of_sides(question)) > MANY_CLAIMS
        and (
            set(claims_of_sides(question)) <= set(point.claims)
            or any(len(set(side.claims) & set(point.claims)) > MOST_CLAIMS_IN_A_ROW for side in question.sides.values())
        )
    ] == []


def test_numbers_of_the_record_can_meet_those_of_the_claims():
    """The figures of findings are as many as the documents give, and most groups of the claims' figures meet one."""
    register = the_register()
    found = [figure for finding in register.findings.values() for figure in finding.figures]
    groups = {figure.group for figure in found if figure.group}
    of_claims = {figure.group for claim in register.claims.values() for figure in claim.figures if figure.group}

    assert sum(bool(finding.figures) for finding in register.findings.values()) >= 90
    assert {"killed-in-all", "bodies-seen", "wounded", "names-registered"} <= groups & of_claims
    assert all(figure.group for figure in found)


def test_words_without_a_number_have_none():
    """Dozens, hundreds and many are words: a figure that is printed so has no value."""
    register = the_register()
    figures = [figure for claim in register.claims.values() for figure in claim.figures]
    figures += [figure for finding in register.findings.values() for figure in finding.figures]
    words = [figure for figure in figures if not re.search(r"\d", figure.as_printed)]
    vague = [figure for figure in words if re.search(r"\b(dozens|hundreds|many|several|scores)\b", figure.as_printed)]

    assert [figure.as_printed for figure in vague if (figure.value, figure.min, figure.max) != (None,) * 3] == []


@pytest.mark.parametrize(
    "pattern",
    [
        pytest.param(r"passe[sd] over", id="does-not-address"),
        pytest.param(r"Helsinki Watch/|HRW\b(?!-)", id="one-name-for-one-organisation"),
        pytest.param(
            r"(?:says|states|short|asks|brief): .*\b(?:January|February|March|April|June|July|August|September|October"
            r"|November|December) \d{1,2}, \d{4}",
            id="one-style-of-dates",
        ),
    ],
)
def test_the_english_of_our_voice(pattern):
    """Our own sentences keep to one name, one date style, and no verb that reproaches silence."""
    folders = ("questions", "topics", "findings", "claims")
    files = [path for folder in folders for path in (ROOT / "sources" / folder).rglob("*.yml")]

    assert [(path.name, found) for path in files for found in re.findall(pattern, path.read_text("utf-8"))] == []

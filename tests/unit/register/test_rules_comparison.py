import pytest

from builders import a_claim, a_document, a_finding, a_question, a_register, an_article, an_audit, shown
from synopsis.register.enums import DifferenceKind
from synopsis.register.rules import comparison


def found(rule, register):
    """Show what a rule finds."""
    return shown(register, rule(register))


ONE = {"claims": ["a1"], "short": "120 metres."}
TWO = {"claims": ["b1"], "short": "90 metres."}
SILENT = {"silent": True, "short": "Does not address this."}


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        pytest.param([], [], id="good"),
        pytest.param(
            [a_claim("b3")],
            ["claims/b3 id: claim must stand in at least one question, not 'b3' in none [claim-question]"],
            id="in-none",
        ),
        pytest.param(
            [a_question(comments=[])],
            ["claims/ac1 id: claim must stand in at least one question, not 'ac1' in none [claim-question]"],
            id="comment-in-none",
        ),
        pytest.param(
            [a_question(sides={"one-2020": {**ONE, "claims": ["a1", "b1"]}, "two-2024": TWO})],
            [
                "questions/how-long sides.one-2020.claims.1: claims must be of one-2020 itself, not 'b1' [claim-part]",
            ],
            id="of-the-other-article",
        ),
        pytest.param(
            [a_question(sides={"one-2020": {**ONE, "claims": ["a1", "ac1"]}, "two-2024": TWO})],
            [
                "questions/how-long sides.one-2020.claims.1: claims must be of one-2020 itself, not 'ac1' [claim-part]",
            ],
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
    """Each claim stands in a question: on its article's side, or among the comments if it is one."""
    assert found(comparison.claims_answer_questions, a_register(*changed)) == expected


@pytest.mark.parametrize(
    ("sides", "expected"),
    [
        pytest.param({"one-2020": ONE, "two-2024": TWO}, [], id="both-speak"),
        pytest.param({"one-2020": SILENT, "two-2024": SILENT}, [], id="both-are-silent"),
        pytest.param(
            {"one-2020": ONE},
            ["sides: sides must have 'two-2024', with claims or silent; found neither"],
            id="missing",
        ),
        pytest.param(
            {"one-2020": ONE, "two-2024": {"short": "Nothing."}},
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

    assert found(comparison.questions_hear_every_article, register) == [
        f"questions/how-long {line} [question-sides]" for line in expected
    ]


def test_a_third_article_is_heard_too():
    """With three articles each question has three sides."""
    register = a_register(an_article("three-2025", prefix="d"))

    assert [line.split(":")[0] for line in found(comparison.questions_hear_every_article, register)] == [
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

    assert found(comparison.questions_have_a_record, a_register(a_question(record=record))) == expected


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
    assert found(comparison.differences_fit_the_sides, register) == [
        f"questions/how-long difference.kind: {message} [difference-kind]" for message in expected
    ]


CSL = {"type": "report", "title": "Survey", "language": "en"}
WITH_URL = {**CSL, "URL": "https://example.org/survey"}
HOST = {"name": "Bridge Lovers"}


@pytest.mark.parametrize(
    ("how", "csl", "host", "expected"),
    [
        pytest.param("publisher", WITH_URL, None, [], id="publisher"),
        pytest.param(
            "publisher",
            WITH_URL,
            HOST,
            [" checked.how: how must be copy where another host's copy was read (Bridge Lovers), not 'publisher'"],
            id="copy-as-publisher",
        ),
        pytest.param(
            "publisher",
            CSL,
            None,
            [" csl: csl must have the URL at which the publisher's own copy was read, not ''"],
            id="publisher-without-address",
        ),
        pytest.param("copy", CSL, HOST, [], id="copy"),
        pytest.param("copy", WITH_URL, HOST, [], id="copy-with-address-of-the-publisher"),
        pytest.param(
            "copy", CSL, None, [": host must name who keeps the copy that was read, not ''"], id="copy-of-nobody"
        ),
        pytest.param(
            "copy",
            CSL,
            {"side": "for it"},
            [" host: host must name who keeps the copy that was read, not ''"],
            id="copy-of-a-host-without-name",
        ),
        pytest.param("secondary", CSL, None, [], id="secondary"),
        pytest.param("not-found", CSL, None, [], id="not-found"),
    ],
)
def test_checks_fit_the_copy_read(how, csl, host, expected):
    """A copy names its keeper and is never shown as the publisher's own, which has an address."""
    register = a_register(a_document(csl=csl, host=host, checked={"how": how, "on": "2024-05-01"}))

    assert found(comparison.checks_fit_the_copy_read, register) == [
        f"documents/survey-1998{line} [checked-host]" for line in expected
    ]


@pytest.mark.parametrize(
    ("how", "host", "expected"),
    [
        pytest.param("copy", {"name": "Another Library"}, [], id="another-copy"),
        pytest.param("copy", {}, [], id="the-documents-copy"),
        pytest.param(
            "copy", HOST, ["host must be left out where it is the document's, not 'Bridge Lovers'"], id="twice"
        ),
        pytest.param(
            "secondary",
            {"name": "A Library"},
            ["host must be left out where no copy was read, not 'A Library'"],
            id="none",
        ),
    ],
)
def test_findings_name_another_copy_alone(how, host, expected):
    """A finding names whose copy it was read in only where that is another than its document's."""
    register = a_register(
        a_document(csl=CSL, host=HOST, checked={"how": "copy", "on": "2024-05-01"}),
        a_finding(checked={"how": how, "on": "2024-05-01"}, host=host),
    )

    assert found(comparison.findings_name_another_copy_alone, register) == [
        f"findings/survey-length host: {message} [checked-host]" for message in expected
    ]


NO_BETTER = "checked.how: how must be no better than its document's {}, not '{}'"
HOW = "checked.how: how must say how the passage was read, not 'not-found'"
NOT_FOUND = "document: document must have been found for a finding, not 'survey-1998' (not-found)"


@pytest.mark.parametrize(
    ("document", "finding", "expected"),
    [
        pytest.param("publisher", "publisher", None, id="publisher"),
        pytest.param("publisher", "copy", None, id="less-well"),
        pytest.param("publisher", "secondary", None, id="much-less-well"),
        pytest.param("copy", "publisher", NO_BETTER.format("copy", "publisher"), id="better-than-copy"),
        pytest.param("secondary", "copy", NO_BETTER.format("secondary", "copy"), id="better-than-secondary"),
        pytest.param("secondary", "secondary", None, id="secondary"),
        pytest.param("publisher", "not-found", HOW, id="passage-not-found"),
        pytest.param("not-found", "copy", NOT_FOUND, id="document-not-found"),
        pytest.param("not-found", "not-found", NOT_FOUND, id="nothing-found"),
    ],
)
def test_findings_are_no_better_checked_than_documents(document, finding, expected):
    """A finding is checked no better than its document, and none is made of what was not found."""
    register = a_register(
        a_document(checked={"how": document, "on": "2024-05-01"}),
        a_finding(checked={"how": finding, "on": "2024-05-01"}),
    )

    assert found(comparison.findings_are_no_better_checked_than_documents, register) == (
        [f"findings/survey-length {expected} [finding-checked]"] if expected else []
    )


def test_finding_of_an_unknown_document():
    """A document that is not there is told elsewhere."""
    assert found(comparison.findings_are_no_better_checked_than_documents, a_register(a_finding(document="x"))) == []


@pytest.mark.parametrize(
    ("result", "finding", "expected"),
    [
        pytest.param("matches", "survey-length", None, id="matches"),
        pytest.param("differs", "survey-length", None, id="differs"),
        pytest.param("not-found", None, None, id="not-found"),
        pytest.param(
            "matches",
            None,
            "result: finding must show what the source says where the result is matches, not ''",
            id="matches-nothing",
        ),
        pytest.param(
            "differs",
            None,
            "result: finding must show what the source says where the result is differs, not ''",
            id="differs-from-nothing",
        ),
        pytest.param(
            "not-found",
            "survey-length",
            "finding: finding must be left out where the source was not found, not 'survey-length'",
            id="not-found-but-shown",
        ),
    ],
)
def test_audits_show_what_was_found(result, finding, expected):
    """An audit that found the source shows what it says; one that did not shows nothing."""
    audit = an_audit("a1-almanac", result=result, finding=finding)

    assert found(comparison.audits_show_what_was_found, a_register(audit)) == (
        [f"audits/a1-almanac {expected} [audit-finding]"] if expected else []
    )


@pytest.mark.parametrize(("count", "good"), [(0, True), (1, True), (12, True), (13, False)])
def test_evidence_is_quoted_shortly(count, good):
    """A quote from a document has 1 to 12 words; there may be none."""
    register = a_register(a_finding(quote=" ".join("abcdefghijklmnop"[:count])))

    assert found(comparison.evidence_is_quoted_shortly, register) == (
        []
        if good
        else [f"findings/survey-length quote: quote must be 1 to 12 words, not {count} words [evidence-quote]"]
    )

import pytest

from builders import a_claim, a_document, a_finding, a_register, an_audit, found
from synopsis.register.rules import evidence

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

    assert found(evidence.checks_fit_the_copy_read, register) == [
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

    assert found(evidence.findings_name_another_copy_alone, register) == [
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

    assert found(evidence.findings_are_no_better_checked_than_documents, register) == (
        [f"findings/survey-length {expected} [finding-checked]"] if expected else []
    )


def test_finding_of_an_unknown_document():
    """A document that is not there is told elsewhere."""
    assert found(evidence.findings_are_no_better_checked_than_documents, a_register(a_finding(document="x"))) == []


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

    assert found(evidence.audits_show_what_was_found, a_register(audit)) == (
        [f"audits/a1-almanac {expected} [audit-finding]"] if expected else []
    )


@pytest.mark.parametrize(("count", "good"), [(0, True), (1, True), (12, True), (13, False)])
def test_evidence_is_quoted_shortly(count, good):
    """A quote from a document has 1 to 12 words; there may be none."""
    register = a_register(a_finding(quote=" ".join("abcdefghijklmnop"[:count])))

    assert found(evidence.evidence_is_quoted_shortly, register) == (
        []
        if good
        else [f"findings/survey-length quote: quote must be 1 to 12 words, not {count} words [evidence-quote]"]
    )


SUPPORTS = {"claim": "a1", "how": "supports", "of": "content"}


@pytest.mark.parametrize(
    ("result", "bears_on", "supported"),
    [
        pytest.param("matches", [SUPPORTS], True, id="content"),
        pytest.param("matches", [{**SUPPORTS, "how": "disputes"}, {**SUPPORTS, "of": "report"}], True, id="report"),
        pytest.param("matches", [{**SUPPORTS, "how": "qualifies"}], False, id="qualifies"),
        pytest.param("matches", [{"claim": "b1", "how": "supports"}], False, id="another-claim"),
        pytest.param("matches", [], False, id="none"),
        pytest.param("differs", [], True, id="differs"),
    ],
)
def test_matching_audits_are_supported(result, bears_on, supported):
    """An audit that finds the source to match has a finding that supports the claim, or its having been said."""
    register = a_register(an_audit(result=result), a_finding(bears_on=bears_on))
    message = "finding must support a1 where the result is matches, not 'survey-length'"

    assert found(evidence.matching_audits_are_supported, register) == (
        [] if supported else [f"audits/a1-survey finding: {message} [audit-support]"]
    )


def test_a_finding_that_is_not_there_supports_nothing():
    """A finding that is not there is told elsewhere."""
    register = a_register(an_audit(result="matches", finding="x9"))

    assert found(evidence.matching_audits_are_supported, register) == []


@pytest.mark.parametrize(
    ("bears_on", "expected"),
    [
        pytest.param([SUPPORTS, {**SUPPORTS, "of": "report"}, {"claim": "b1", "how": "disputes"}], [], id="good"),
        pytest.param(
            [{"claim": "a1", "how": "supports"}],
            ["bears_on.0: of must be content or report where the claim has more than one voice, not ''"],
            id="missing",
        ),
        pytest.param(
            [{"claim": "b1", "how": "disputes", "of": "report"}],
            ["bears_on.0.of: of must be left out where the claim has one voice, not 'report'"],
            id="one-voice",
        ),
        pytest.param(
            [SUPPORTS, {**SUPPORTS, "how": "disputes"}],
            ["bears_on.1: bears_on must name each claim once for its content, not 'a1' again"],
            id="twice",
        ),
        pytest.param(
            [{"claim": "b1", "how": "disputes"}, {"claim": "b1", "how": "context"}],
            ["bears_on.1: bears_on must name each claim once for its content, not 'b1' again"],
            id="twice-with-one-voice",
        ),
        pytest.param([{"claim": "x9", "how": "disputes"}], [], id="unknown-is-told-elsewhere"),
    ],
)
def test_bearings_say_of_what(bears_on, expected):
    """A bearing on a claim of several voices, and on no other, says what it bears on; none is repeated."""
    assert found(evidence.bearings_say_of_what, a_register(a_finding(bears_on=bears_on))) == [
        f"findings/survey-length {line} [bearing-of]" for line in expected
    ]


def test_voices_that_are_not_there_need_no_bearing():
    """A claim without any voice is told elsewhere."""
    register = a_register(a_claim(voices=[]), a_finding(bears_on=[SUPPORTS]))

    assert found(evidence.bearings_say_of_what, register) == []


@pytest.mark.parametrize(
    ("csl", "same"),
    [
        pytest.param({"author": [{"literal": "Town of Linder"}], "issued": "1998-09"}, True, id="same"),
        pytest.param({"author": [{"literal": "town of linder"}], "issued": "1998-09"}, True, id="but-for-capitals"),
        pytest.param({"author": [{"literal": "Town of Linder"}], "issued": "1998-09-02"}, False, id="another-day"),
        pytest.param({"author": [{"literal": "Linder County"}], "issued": "1998-09"}, False, id="another-source"),
    ],
)
def test_documents_are_labelled_apart(csl, same):
    """No two documents have the same label."""
    register = a_register(a_document("other", csl={**CSL, **csl}))

    (label,) = {register.documents["other"].label}
    assert found(evidence.documents_are_labelled_apart, register) == (
        [
            (
                f"documents/other csl: label must be of one document, not '{label}' as of survey-1998"
                " (give the day of issue, or its author) [document-label]"
            )
        ]
        if same
        else []
    )

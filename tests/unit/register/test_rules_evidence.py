import pytest

from builders import a_document, a_finding, a_register, an_audit, shown
from synopsis.register.rules import evidence


def found(rule, register):
    """Show what a rule finds."""
    return shown(register, rule(register))


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

"""Rules on documents, findings and audits."""

from __future__ import annotations

from collections.abc import Iterator

from synopsis.register.enums import AuditResult, Bearing, BearingOf, CheckedHow
from synopsis.register.model import Register
from synopsis.register.problems import Problem, Rule, quoted
from synopsis.register.text import words

MOST_QUOTED_WORDS = 12
BEST_FIRST = (CheckedHow.PUBLISHER, CheckedHow.COPY, CheckedHow.SECONDARY, CheckedHow.NOT_FOUND)


def documents_are_labelled_apart(register: Register) -> Iterator[Problem]:
    """No two documents have the same label, which is a short name and the day, or the title where no day is known."""
    labelled: dict[str, str] = {}
    for document in register.documents.values():
        first = labelled.setdefault(document.label.casefold(), document.id)
        if first != document.id:
            # a label is of the work where no day is known, else of whoever it is from
            gives = "the day of issue, or its author" if document.csl.issued else "the day of issue, or title-short"
            message = f"label must be of one document, not {quoted(document.label)} as of {first} (give {gives})"
            yield Problem(document.at("csl"), Rule.DOCUMENT_LABEL, message)


def checks_fit_the_copy_read(register: Register) -> Iterator[Problem]:
    """A copy names its keeper and is never shown as the publisher's own; the publisher's own has an address."""
    for document in register.documents.values():
        how, host = document.checked.how, document.host.name
        if how is CheckedHow.COPY and not host:
            message = "host must name who keeps the copy that was read, not ''"
            yield Problem(document.at("host"), Rule.CHECKED_HOST, message)
        if how is CheckedHow.PUBLISHER and host:
            message = f"how must be copy where another host's copy was read ({host}), not {quoted(how)}"
            yield Problem(document.at("checked", "how"), Rule.CHECKED_HOST, message)
        if how is CheckedHow.PUBLISHER and not document.csl.url:
            message = "csl must have the URL at which the publisher's own copy was read, not ''"
            yield Problem(document.at("csl"), Rule.CHECKED_HOST, message)


def findings_name_another_copy_alone(register: Register) -> Iterator[Problem]:
    """A finding names the keeper of a copy only where it was read in a copy, and another than the document's."""
    for finding in register.findings.values():
        document = register.documents.get(finding.document)
        if finding.host.name and finding.checked.how is not CheckedHow.COPY:
            message = f"host must be left out where no copy was read, not {quoted(finding.host.name)}"
            yield Problem(finding.at("host"), Rule.CHECKED_HOST, message)
        elif finding.host.name and document and finding.host == document.host:
            message = f"host must be left out where it is the document's, not {quoted(finding.host.name)}"
            yield Problem(finding.at("host"), Rule.CHECKED_HOST, message)


def findings_are_no_better_checked_than_documents(register: Register) -> Iterator[Problem]:
    """A finding is checked no better than its document, and none is made of a document that was not found."""
    for finding in register.findings.values():
        document = register.documents.get(finding.document)
        if document is None:
            continue
        how, best = finding.checked.how, document.checked.how
        if best is CheckedHow.NOT_FOUND:
            message = f"document must have been found for a finding, not {quoted(document.id)} ({best})"
            yield Problem(finding.at("document"), Rule.FINDING_CHECKED, message)
        elif how is CheckedHow.NOT_FOUND:
            message = f"how must say how the passage was read, not {quoted(how)}"
            yield Problem(finding.at("checked", "how"), Rule.FINDING_CHECKED, message)
        elif BEST_FIRST.index(how) < BEST_FIRST.index(best):
            message = f"how must be no better than its document's {best}, not {quoted(how)}"
            yield Problem(finding.at("checked", "how"), Rule.FINDING_CHECKED, message)


def audits_show_what_was_found(register: Register) -> Iterator[Problem]:
    """An audit that found something shows the finding; one that found nothing shows none."""
    for audit in register.audits.values():
        if audit.result is AuditResult.NOT_FOUND and audit.finding:
            message = f"finding must be left out where the source was not found, not {quoted(audit.finding)}"
            yield Problem(audit.at("finding"), Rule.AUDIT_FINDING, message)
        if audit.result is not AuditResult.NOT_FOUND and not audit.finding:
            message = f"finding must show what the source says where the result is {audit.result}, not ''"
            yield Problem(audit.at("result"), Rule.AUDIT_FINDING, message)


def matching_audits_are_supported(register: Register) -> Iterator[Problem]:
    """An audit that finds the source to match has a finding that supports the claim, or its having been said."""
    for audit in register.audits.values():
        finding = register.findings.get(audit.finding or "")
        if audit.result is not AuditResult.MATCHES or finding is None:
            continue
        if not any(item.claim == audit.claim and item.how is Bearing.SUPPORTS for item in finding.bears_on):
            message = f"finding must support {audit.claim} where the result is {audit.result}, not {quoted(finding.id)}"
            yield Problem(audit.at("finding"), Rule.AUDIT_SUPPORT, message)


def bearings_say_of_what(register: Register) -> Iterator[Problem]:
    """A bearing on a claim of several voices, and on no other, says if it is on content or report; none is repeated."""
    for finding in register.findings.values():
        seen: set[tuple[str, BearingOf]] = set()
        for number, bearing in enumerate(finding.bears_on):
            claim = register.claims.get(bearing.claim)
            if claim and len(claim.voices) > 1 and bearing.of is None:
                message = f"of must be {' or '.join(BearingOf)} where the claim has more than one voice, not ''"
                yield Problem(finding.at("bears_on", number), Rule.BEARING_OF, message)
            elif claim and len(claim.voices) == 1 and bearing.of is not None:
                message = f"of must be left out where the claim has one voice, not {quoted(bearing.of)}"
                yield Problem(finding.at("bears_on", number, "of"), Rule.BEARING_OF, message)
            if (bearing.claim, bearing.on) in seen:
                message = f"bears_on must name each claim once for its {bearing.on}, not {quoted(bearing.claim)} again"
                yield Problem(finding.at("bears_on", number), Rule.BEARING_OF, message)
            seen.add((bearing.claim, bearing.on))


def evidence_is_quoted_shortly(register: Register) -> Iterator[Problem]:
    """A quote from a document has 1 to 12 words."""
    for finding in register.findings.values():
        count = len(words(finding.quote))
        if count > MOST_QUOTED_WORDS:
            message = f"quote must be 1 to {MOST_QUOTED_WORDS} words, not {count} words"
            yield Problem(finding.at("quote"), Rule.EVIDENCE_QUOTE, message)

"""Rules on questions, findings, audits and documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from synopsis.register.enums import AuditResult, CheckedHow, DifferenceKind, PartKind
from synopsis.register.problems import Problem, Rule, quoted
from synopsis.register.text import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from synopsis.register.model import Question, Register

EVIDENCE_WORDS = range(1, 13)
BEST_FIRST = (CheckedHow.PUBLISHER, CheckedHow.COPY, CheckedHow.SECONDARY, CheckedHow.NOT_FOUND)


def claims_answer_questions(register: Register) -> Iterator[Problem]:
    """Each claim stands in a question: on its article's side, or among the comments if it is one."""
    answered: set[str] = set()
    for question in register.questions.values():
        for article_id, side in question.sides.items():
            for number, claim_id in enumerate(side.claims):
                answered.add(claim_id)
                home = register.home(claim_id)
                if home and (home[0].id, home[1]) != (article_id, PartKind.ARTICLE):
                    message = f"claims must be of {article_id} itself, not {quoted(claim_id)}"
                    yield Problem(question.at("sides", article_id, "claims", number), Rule.CLAIM_PART, message)
        for number, claim_id in enumerate(question.comments):
            answered.add(claim_id)
            home = register.home(claim_id)
            if home and home[1] is not PartKind.COMMENTS:
                message = f"comments must name claims of comments, not {quoted(claim_id)}"
                yield Problem(question.at("comments", number), Rule.CLAIM_PART, message)
    for claim in register.claims.values():
        if claim.id not in answered:
            message = f"claim must stand in at least one question, not {quoted(claim.id)} in none"
            yield Problem(claim.at("id"), Rule.CLAIM_QUESTION, message)


def questions_hear_every_article(register: Register) -> Iterator[Problem]:
    """Each question has a side for every article, with claims or with silence."""
    for question in register.questions.values():
        for article_id in register.articles:
            if article_id not in question.sides:
                message = f"sides must have {quoted(article_id)}, with claims or silent; found neither"
                yield Problem(question.at("sides"), Rule.QUESTION_SIDES, message)
        for article_id, side in question.sides.items():
            if side.silent == bool(side.claims):
                found = "both" if side.claims else "neither"
                message = f"side must have claims or be silent, not {found}"
                yield Problem(question.at("sides", article_id), Rule.QUESTION_SIDES, message)


def questions_have_a_record(register: Register) -> Iterator[Problem]:
    """Each question says what the record answers, or what was searched."""
    for question in register.questions.values():
        if not question.record.short and not question.record.searched:
            message = "record must have short, or say in searched what was searched; found neither"
            yield Problem(question.at("record"), Rule.QUESTION_RECORD, message)


def _expected_difference(question: Question) -> DifferenceKind | None:
    speaking = sum(not side.silent for side in question.sides.values())
    if speaking == 0:
        return DifferenceKind.NEITHER
    return DifferenceKind.ONE_SIDED if speaking == 1 else None


def differences_fit_the_sides(register: Register) -> Iterator[Problem]:
    """`neither` is said where no article answers, `one-sided` where one does, another kind where more do."""
    special = {DifferenceKind.NEITHER, DifferenceKind.ONE_SIDED}
    for question in register.questions.values():
        found, expected = question.difference.kind, _expected_difference(question)
        if expected and found is not expected:
            message = f"kind must be {expected} where so many articles answer, not {quoted(found)}"
            yield Problem(question.at("difference", "kind"), Rule.DIFFERENCE_KIND, message)
        elif expected is None and found in special:
            message = f"kind must say how the answers differ, not {quoted(found)}: more than one article answers"
            yield Problem(question.at("difference", "kind"), Rule.DIFFERENCE_KIND, message)


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


def evidence_is_quoted_shortly(register: Register) -> Iterator[Problem]:
    """A quote from a document has 1 to 12 words."""
    for finding in register.findings.values():
        count = len(words(finding.quote))
        if finding.quote and count not in EVIDENCE_WORDS:
            message = f"quote must be 1 to 12 words, not {count} words"
            yield Problem(finding.at("quote"), Rule.EVIDENCE_QUOTE, message)

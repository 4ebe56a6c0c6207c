"""Rules on what becomes of records after they were published."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from synopsis.register.enums import CorrectionKind
from synopsis.register.fingerprints import HALF, correction_fingerprint
from synopsis.register.lifecycle import (
    Published,
    final_successors,
    leads_to,
    redacted_names,
)
from synopsis.register.model import CORRECTED, KINDS, Correction, Event, Record, Register, name_of
from synopsis.register.problems import Path, Problem, Rule, quoted
from synopsis.register.rules.references import named
from synopsis.register.rules.uncorrected import uncorrected
from synopsis.register.urls import path_named

REMOVED = "removed"
"""What stands in an earlier correction in place of its words once its record was redacted."""


def corrections_name_records(
    register: Register,
    broken: frozenset[tuple[str, str]],
    unread: frozenset[str],
) -> Iterator[Problem]:
    """Every correction names a record that is there or whose end is on record, and so do its successors."""
    removals = register.removals
    for correction in register.corrections.values():
        names: list[tuple[Path, str]] = [(("record",), correction.record)]
        names += [(("successors", number), name) for number, name in enumerate(correction.successors)]
        for path, name in names:
            kind, _, id_ = name.partition("/")
            if kind not in CORRECTED or not id_:
                known = ", ".join(f"{known}/…" for known in CORRECTED)
                message = f"{path[0]} must be a kind and an id, one of {known}; not {quoted(name)}"
                yield Problem(correction.at(*path), Rule.UNKNOWN_REFERENCE, message)
            elif not (register.named(name) or name in removals):
                if (CORRECTED[kind].folder, id_) in broken or CORRECTED[kind].folder in unread:
                    continue
                message = (
                    f"{path[0]} must name a record, or one whose end is on record, not {quoted(name)}; put it back, or "
                    f"add a correction with record: {name} that says what became of it"
                )
                yield Problem(correction.at(*path), Rule.UNKNOWN_REFERENCE, message)


def corrections_say_what_changed(register: Register) -> Iterator[Problem]:
    """A change gives before and after, a withdrawal reason and title, a move its successors, a redaction no text."""
    for correction in register.corrections.values():
        for field, must in _shape(correction):
            message = f"{field} of a correction of kind {correction.kind} must {must}"
            yield Problem(correction.at(field), Rule.CORRECTION, message)


def _shape(correction: Correction) -> Iterator[tuple[str, str]]:
    """Yield each field that does not fit the kind of a correction, with what it must do."""
    if correction.kind is CorrectionKind.REDACTED:
        return _of_redaction(correction)
    if correction.kind is CorrectionKind.WITHDRAWN:
        return _of_withdrawal(correction)
    return _of_move(correction) if correction.kind.moves else _of_change(correction)


def _of_redaction(correction: Correction) -> Iterator[tuple[str, str]]:
    for field in ("title", "before", "after", "reason", "successors"):
        if getattr(correction, field):
            yield field, "be left out: the fact of removal alone stays"


def _of_withdrawal(correction: Correction) -> Iterator[tuple[str, str]]:
    if not correction.reason:
        yield "reason", "say why, not nothing"
    if _titled(correction) and not correction.title:
        yield "title", "say what it was called, not nothing"
    if correction.title and not _titled(correction):
        yield "title", "be left out: its id is its title"


def _titled(correction: Correction) -> bool:
    # a claim is called by its id, because its words may accuse
    return correction.record.partition("/")[0] in {"article", "document", "person", "question", "topic"}


def _of_move(correction: Correction) -> Iterator[tuple[str, str]]:
    count = len(correction.successors)
    if correction.kind is CorrectionKind.SPLIT and count < 2:  # noqa: PLR2004 -- a split gives two at least
        yield "successors", f"name two records or more, not {count}"
    elif correction.kind is not CorrectionKind.SPLIT and count != 1:
        yield "successors", f"name one record, not {count}"
    if correction.title:
        yield "title", "be left out: its successors have titles"


def _of_change(correction: Correction) -> Iterator[tuple[str, str]]:
    for field in ("title", "successors"):
        if getattr(correction, field):
            yield field, "be left out: the record is still there"
    adds = correction.kind is CorrectionKind.ADDED
    if adds and correction.before:
        yield "before", "be left out: what was added did not stand there"
    for field in ("after",) if adds else ("before", "after"):
        if not getattr(correction, field):
            yield field, "say in words what stood or stands there, not nothing"
    if correction.before == correction.after not in {"", REMOVED}:
        yield "after", "differ from before"


def ended_records_are_gone(register: Register) -> Iterator[Problem]:
    """A record that was withdrawn, renamed, merged or split is gone for good: its id is never used again."""
    seen: dict[str, Correction] = {}
    for correction in register.corrections.values():
        if not correction.kind.ends:
            continue
        record = register.named(correction.record)
        if record:
            message = f"id must be new, not {quoted(record.id)}, which was {correction.kind} on {correction.on}"
            yield Problem(record.at("id"), Rule.PUBLISHED_ID, message)
        if correction.record in seen:
            earlier = seen[correction.record]
            message = f"record must end once, not again after {earlier.id} ({earlier.kind}); take one of them out"
            yield Problem(correction.at("record"), Rule.CORRECTION, message)
            continue
        seen[correction.record] = correction
        # with the id used again nothing leads on from it
        moves = correction.kind.moves and correction.successors and not record
        if moves and not [*final_successors(register, correction.record)]:
            message = "successors must lead to a record in the end, not back to the beginning"
            yield Problem(correction.at("successors"), Rule.CORRECTION, message)


def redactions_leave_no_text(register: Register) -> Iterator[Problem]:
    """No correction of a redacted record, earlier or later, or of what it was before or was made of, keeps a word."""
    redacted = redacted_names(register)
    for correction in register.corrections.values():
        names = [name for name in leads_to(register, correction.record) if name in redacted]
        if not names or correction.kind is CorrectionKind.REDACTED:
            continue
        for field in ("title", "before", "after", "reason"):
            if getattr(correction, field) not in {"", REMOVED}:
                message = f"{field} must be {quoted(REMOVED)}, because {names[0]} was redacted"
                yield Problem(correction.at(field), Rule.CORRECTION, message)


def redactions_leave_nobody_behind(register: Register) -> Iterator[Problem]:
    """After a redaction no person or document stays that nothing names, and no event that names nothing."""
    if not redacted_names(register):
        return
    unnamed = register.documents.keys() - _named(register, "documents", ())
    people = register.people.keys() - _named(register, "people", {f"document/{name}" for name in unnamed})
    events = (event for event in register.events.values() if not event.claims and not event.findings)
    left: list[Record] = [*(register.documents[name] for name in unnamed), *(register.people[name] for name in people)]
    for record in (*left, *events):
        does = "name a claim or finding" if isinstance(record, Event) else "be named by another record"
        message = (
            f"{name_of(record)} must {does}, because records were redacted and it may tell of them; take it out of "
            "the register, or name it where it belongs"
        )
        yield Problem(record.at(), Rule.REDACTION, message)


def _named(register: Register, folder: str, without: Collection[str]) -> frozenset[str]:
    """Return the ids of a kind that a record names, whatever those `without` name."""
    return frozenset(
        found
        for kind in KINDS
        for record in register.records(kind.folder).values()
        if name_of(record) not in without
        for _, target, found in named(record, kind)
        if target == folder
    )


def published_records_resolve(register: Register, published: Sequence[Published]) -> Iterator[Problem]:
    """What was published is there, or a correction says what became of it."""
    removals = register.removals
    reported: set[str] = set()
    for line in published:
        name = line.record
        record = register.named(name)
        if not name or name in reported or name in removals or (record and register.has_page(record)):
            continue
        reported.add(name)
        if record:
            message = (
                f"{line.path} must resolve, but {name} has no claim, document or finding any more by which it has a "
                "page; give it one, or take it out of the register and add a correction that says what became of it"
            )
            yield Problem(record.at(), Rule.PUBLISHED_ID, message)
            continue
        message = (
            f"{line.path} must resolve, but {name} is gone; put it back, or add a correction with record: {name}, "
            "the day and kind: withdrawn (and a reason), renamed or merged (and its successor), "
            "split (and its successors), or redacted"
        )
        yield Problem(line.location, Rule.PUBLISHED_ID, message)


def redacted_ids_are_not_used_again(register: Register, published: Sequence[Published]) -> Iterator[Problem]:
    """What was published as redacted and gone stays gone: of a record that is there again, a reader would be misled.

    A redaction may also leave its record in other words; only the ledger, which then has a sum of it, tells which.
    """
    redactions = {one.record: one for one in register.corrections.values() if one.kind is CorrectionKind.REDACTED}
    ended = {one.record for one in register.corrections.values() if one.kind.ends}
    for line in published:
        record = register.named(line.record)
        if record is None or line.fingerprint or line.record not in redactions.keys() - ended:
            continue
        if line.path == path_named(line.record):  # not of a file beside the page
            on = redactions[line.record].on
            message = f"id must be new, not {quoted(record.id)}, which was redacted on {on}"
            yield Problem(record.at("id"), Rule.PUBLISHED_ID, message)


def published_changes_are_corrected(register: Register, published: Sequence[Published]) -> Iterator[Problem]:
    """A change of wording, figure, voice, source, difference or record after publication is corrected in public.

    A renamed record is held to what was published under its old name.
    """
    for change in uncorrected(register, published):
        name, line = change.name, change.line
        subject = "it" if name == line.record else line.record
        message = (
            f"{name} must be as {subject} was published at {line.path}, or its change corrected in public; "
            f"add a correction with record: {name}, the day, the kind, before, after, a reason, "
            f'and replaces: "{change.state}"'
        )
        record = register.named(name)
        if record:
            yield Problem(record.at(), Rule.CORRECTION, message)


def published_corrections_stand(register: Register, published: Sequence[Published]) -> Iterator[Problem]:
    """A published correction stays as it is; only its texts may go, once its record was redacted."""
    redacted = redacted_names(register)
    for line in published:
        if not line.correction:
            continue
        correction = register.corrections.get(line.correction)
        if correction is None:
            message = (
                f"{line.path} must resolve, but correction/{line.correction} is gone; put it back as it was, "
                "and add another one if it was wrong"
            )
            yield Problem(line.location, Rule.PUBLISHED_ID, message)
        elif line.fingerprint and not _stands(
            correction, line.fingerprint, is_redacted=not redacted.isdisjoint(leads_to(register, correction.record))
        ):
            message = (
                f"correction/{correction.id} must be as it was published at {line.path}; put it back as it was, "
                f"and add another one with record: {correction.record} if it was wrong; where its words must go, add "
                f"one with record: {correction.record}, the day and kind: redacted, and write {quoted(REMOVED)} in "
                "place of them"
            )
            yield Problem(correction.at(), Rule.CORRECTION, message)


def _stands(correction: Correction, fingerprint: str, *, is_redacted: bool) -> bool:
    now = correction_fingerprint(correction)
    # which of its texts must go is told by another rule, of each
    return now == fingerprint or (is_redacted and now[:HALF] == fingerprint[:HALF])

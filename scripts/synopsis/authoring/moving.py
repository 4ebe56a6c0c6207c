"""Records that are renamed, merged, withdrawn or redacted, with every reference and the corrections that tell of it."""

from __future__ import annotations

from typing import Any

from synopsis.authoring.correcting import Occasion, add_correction, record_end, settle, was_published
from synopsis.authoring.desk import Data, Desk
from synopsis.authoring.ids import taken
from synopsis.authoring.naming import mend_questions, mend_sentences, record_named, repoint, take_out
from synopsis.register.enums import CorrectionKind
from synopsis.register.lifecycle import SHORTENED, leads_to, page_owner
from synopsis.register.model import CORRECTED, Kind, Question, Record, name_of
from synopsis.register.patterns import CLAIM_ID, ID, MUST_BE_FREE, RESERVED
from synopsis.register.problems import Location, Problem, Refused, Rule, quoted
from synopsis.register.rules.corrections import REMOVED
from synopsis.register.rules.uncorrected import uncorrected


def rename(desk: Desk, occasion: Occasion, name: str, new_id: str) -> list[str]:
    """Give a record another id; its old address leads to the new one."""
    kind, record = record_named(desk.register, name)
    _refuse_taken(desk, occasion, kind, new_id)
    desk.data(record)["id"] = new_id
    repoint(desk, kind.folder, record.id, new_id)
    if _is_on_record(desk, occasion, name):
        record_end(desk, occasion, name, CorrectionKind.RENAMED, (f"{kind.name}/{new_id}",))
    settle(desk, occasion.because(f"{name} was renamed {kind.name}/{new_id}."))
    return [f"{name} is {kind.name}/{new_id} now."]


def _refuse_taken(desk: Desk, occasion: Occasion, kind: Kind, new_id: str) -> None:
    pattern = CLAIM_ID if kind.name == "claim" else ID
    message = ""
    if not pattern.fits(new_id):
        message = f"id {pattern.must}, not {quoted(new_id)}"
    elif RESERVED.fullmatch(new_id):
        message = f"id {MUST_BE_FREE}, not {quoted(new_id)}"
    elif new_id in taken(desk.register, occasion.ledger, kind.name, kind.folder):
        message = f"id must never have been in use, not {quoted(new_id)}"
    if message:
        raise Refused([Problem(Location("rename"), Rule.DUPLICATE_ID, message)])


def _is_on_record(desk: Desk, occasion: Occasion, name: str) -> bool:
    """Tell whether readers know a record by its name: from its page, or from a correction."""
    corrections = desk.register.corrections.values()
    named = any(name in {one.record, *one.successors} for one in corrections)
    return named or was_published(occasion.ledger, name)


def merge(desk: Desk, occasion: Occasion, name: str, into: str) -> list[str]:
    """Let a record become part of another one of its kind; tell what of it is not kept by itself."""
    kind, record = record_named(desk.register, name)
    other_kind, other = record_named(desk.register, into)
    if kind is not other_kind or record is other or kind.name == "article":
        message = f"record must be another one of the kind {kind.name}, and no article; not {quoted(into)}"
        raise Refused([Problem(Location("merge"), Rule.UNKNOWN_REFERENCE, message)])
    if kind.name == "claim" and desk.register.home(record.id) != desk.register.home(other.id):
        message = f"claims must be of one part of one article, not {record.id} and {other.id}"
        raise Refused([Problem(Location("merge"), Rule.CLAIM_PART, message)])
    told = _united(desk, record, other)
    on_record = _is_on_record(desk, occasion, name)
    repoint(desk, kind.folder, record.id, other.id)
    desk.remove(record)
    if kind.name == "topic":
        _order_behind(desk, record.id, other.id)
    if kind.name == "claim":
        mend_sentences(desk)
    if on_record:
        record_end(desk, occasion, name, CorrectionKind.MERGED, (into,))
    settle(desk, occasion.because(f"{name} was merged into {into}."))
    return told


def _united(desk: Desk, record: Record, other: Record) -> list[str]:
    """Put the lists of a record behind those of another; tell of its texts, which only an editor can unite."""
    theirs, ours = desk.data(record), desk.data(other)
    told = []
    for name, value in list(theirs.items()):
        if name == "sides":
            told += _united_sides(ours["sides"], value, record.id)
        elif name == "points" and "points" in ours:
            ours["points"] = [*ours["points"], *_renamed_points(ours["points"], value)]
        elif name == "points":  # the other one has its rows from what bears on what, and keeps to that
            told.append(f"points of {record.id} are not kept: {', '.join(point['title'] for point in value)}")
        elif isinstance(value, list):
            ours[name] = [*ours.get(name, []), *(item for item in value if item not in ours.get(name, []))]
        elif name not in {"id", "order", "topic"} and value != ours.get(name):
            told.append(f"{name} of {record.id} is not kept: {_flat(value)}")
    if isinstance(other, Question) and "points" in ours:
        _unpointed(ours, told, other.id)
    return told


def _united_sides(ours: Data, theirs: Data, id_: str) -> list[str]:
    told = []
    for article, side in theirs.items():
        mine = ours.setdefault(article, {})
        claims = [
            *mine.get("claims", []),
            *(one for one in side.get("claims", []) if one not in mine.get("claims", [])),
        ]
        if claims:
            mine.pop("silent", None)
            ours[article] = {"claims": claims, **{name: text for name, text in mine.items() if name != "claims"}}
        if side.get("claims"):
            told.append(f"short of {article} in {id_} is not kept: {side.get('short', '')}")
    return told


def _renamed_points(ours: list[Data], theirs: list[Data]) -> list[Data]:
    used = {point["id"] for point in ours}
    return [{**point, "id": f"{point['id']}-2" if point["id"] in used else point["id"]} for point in theirs]


def _unpointed(question: Data, told: list[str], id_: str) -> None:
    """Tell which claims stand in no point of a question that has points."""
    pointed = {name for point in question["points"] for name in point.get("claims", [])}
    left = [name for side in question["sides"].values() for name in side.get("claims", []) if name not in pointed]
    if left:
        told.append(f"question/{id_} has no point yet for {', '.join(left)}")


def _order_behind(desk: Desk, old: str, new: str) -> None:
    """Put the questions of a topic behind those of the one into which it goes."""
    questions = desk.register.questions.values()
    last = max((one.order for one in questions if one.topic == new), default=0)
    for number, question in enumerate(sorted((q for q in questions if q.topic == old), key=lambda one: one.order), 1):
        desk.data(question)["order"] = last + number


def _flat(value: Any) -> str:  # noqa: ANN401 -- any field
    if isinstance(value, dict):
        return "; ".join(f"{name}: {_flat(item)}" for name, item in value.items())
    return str(value)


def withdraw(desk: Desk, occasion: Occasion, name: str) -> list[str]:
    """Take a record back; its page will say so, and why."""
    kind, record = record_named(desk.register, name)
    if _is_on_record(desk, occasion, name) and not occasion.reason:
        message = f"reason must be given for {name}, which was published: --reason"
        raise Refused([Problem(Location("withdraw"), Rule.MISSING_FIELD, message)])
    gone = take_out(desk, kind, record)
    told = _mended(desk)
    for one in gone:
        if name_of(one) == name and _is_on_record(desk, occasion, name):
            record_end(desk, occasion, name, CorrectionKind.WITHDRAWN)
    settle(desk, occasion.because(f"{name} was withdrawn."))
    return told


def _mended(desk: Desk) -> list[str]:
    mend_sentences(desk)
    return mend_questions(desk)


def redact(desk: Desk, occasion: Occasion, name: str, *, stays: bool) -> list[str]:
    """Take a record out so that no word of it is left, in corrections either; what `stays` has other words already."""
    kind, record = record_named(desk.register, name)
    if kind.name not in CORRECTED:
        message = f"record must be one that a correction can name ({', '.join(CORRECTED)}), not {quoted(name)}"
        raise Refused([Problem(Location("redact"), Rule.REDACTION, message)])
    owner = page_owner(desk.register, name)
    told: list[str] = []
    if not stays:
        take_out(desk, kind, record)
        told = _mended(desk)
    for correction in desk.register.corrections.values():
        if correction.kind is not CorrectionKind.REDACTED and name in leads_to(desk.register, correction.record):
            data = desk.data(correction)
            data |= dict.fromkeys(data.keys() & {"title", "before", "after", "reason"}, REMOVED)
    record_end(desk, occasion, name, CorrectionKind.REDACTED)
    for one in uncorrected(desk.changed(), occasion.ledger.lines):
        data = {"record": one.name, "on": occasion.on}
        if one.name in {name, owner}:
            data["kind"] = str(CorrectionKind.REDACTED)
        else:  # which words were its own nobody can tell
            data |= {"kind": str(CorrectionKind.WORDING), "before": f"Named {name}.", "after": f"Does not name {name}."}
            data["reason"] = f"{name} was redacted."
        add_correction(desk, occasion.ledger, {**data, "replaces": one.line.fingerprint[:SHORTENED]})
    return told

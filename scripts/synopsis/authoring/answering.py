"""Questions that a claim answers, or to which a finding speaks: where it is named there, and taken out again."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from synopsis.authoring.desk import Data, Desk
from synopsis.register.enums import PartKind
from synopsis.register.model import Claim, Finding, Question, Register, name_of
from synopsis.register.problems import Location, Problem, Refused, Rule, quoted

Target: TypeAlias = tuple[Question, str]
"""A question, and the id of one of its points, or nothing."""


def targets(register: Register, names: Iterable[str], command: str) -> list[Target]:
    """Find questions, each with one of its points, as QUESTION or QUESTION/POINT; refused where there is none."""
    found = []
    for name in names:
        id_, _, point = name.partition("/")
        question = register.questions.get(id_)
        if question is None:
            _refuse(Location(command), f"question must be in the register, not {quoted(id_)}")
        elif point and point not in {one.id for one in question.points}:
            known = ", ".join(one.id for one in question.points) or "none"
            _refuse(question.at("points"), f"point must be one of {id_}, which has {known}; not {quoted(point)}")
        else:
            found.append((question, point))
    return found


def answer(desk: Desk, record: Claim | Finding, target: Target) -> None:
    """Name a claim or finding in a question, and in one of its points."""
    question, _ = target
    home = desk.register.home(record.id) if isinstance(record, Claim) else None
    if home:
        answer_from(desk, record.id, home[0].id, home[1], target)
    elif isinstance(record, Finding):
        _put(desk.data(record), "questions", question.id)
        speak_to(desk, record.id, target)


def answer_from(desk: Desk, claim: str, article: str, part: PartKind, target: Target) -> None:
    """Name a claim, which may be new, of a part of an article in a question, and in one of its points."""
    question, point = target
    data = desk.data(question)
    if part is PartKind.COMMENTS:
        _put(data, "comments", claim)
        return
    side = data["sides"].get(article, {})
    side.pop("silent", None)
    if "claims" not in side:
        data["sides"][article] = side = {"claims": [], **side}
    _put(side, "claims", claim)
    for row in data.get("points", []) if point else []:
        if row["id"] == point:
            _put(row, "claims", claim)
        else:  # a claim stands in one point of a question alone
            _take(row, "claims", claim)


def speak_to(desk: Desk, finding: str, target: Target) -> None:
    """Name a finding, which may be new, in a point of a question."""
    question, point = target
    for row in desk.data(question).get("points", []):
        if row["id"] == point:
            _put(row, "findings", finding)


def unanswer(desk: Desk, record: Claim | Finding, question: Question) -> None:
    """Take a claim or a finding out of a question and of its points; refused where it is not there."""
    data = desk.data(question)
    holders = (data, *data["sides"].values(), *data.get("points", []))
    fields = ("claims", "comments") if isinstance(record, Claim) else ("findings",)
    taken = [_take(holder, field, record.id) for holder in holders for field in fields]
    if isinstance(record, Finding) and question.id in record.questions:
        taken.append(_take(desk.data(record), "questions", question.id))
    if not any(taken):
        _refuse(question.at("id"), f"question must name {name_of(record)} for it to be taken out")


def _put(holder: Data, field: str, name: str) -> None:
    """Put a name behind those of a list, unless it is there."""
    if name not in holder.get(field, []):
        holder[field] = [*holder.get(field, []), name]


def _take(holder: Data, field: str, name: str) -> bool:
    """Take a name out of a list, and the list where it was the last; tell whether it was there."""
    if name not in holder.get(field, []):
        return False
    holder[field] = [one for one in holder[field] if one != name]
    if not holder[field]:
        del holder[field]
    return True


def _refuse(location: Location, message: str) -> None:
    raise Refused([Problem(location, Rule.UNKNOWN_REFERENCE, message)])

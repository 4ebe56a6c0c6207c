"""Rules on the points of questions, which are the rows of their pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from synopsis.register.model import Question, Register
from synopsis.register.problems import Problem, Rule, quoted
from synopsis.register.text import words

FEWEST_TITLE_WORDS = 2
MOST_TITLE_WORDS = 6


def points_cover_their_question(register: Register) -> Iterator[Problem]:
    """The points of a question hold each claim of its sides once, each of its findings, nothing else; none is empty."""
    findings: dict[str, list[str]] = defaultdict(list)
    for finding in register.findings.values():
        for question_id in finding.questions:
            findings[question_id].append(finding.id)
    for question in register.questions.values():
        if question.points:
            yield from _each_is_something(question)
            yield from _claims_stand_once(question, register)
            yield from _findings_stand(question, register, findings[question.id])


def _each_is_something(question: Question) -> Iterator[Problem]:
    seen: set[str] = set()
    for number, point in enumerate(question.points):
        if point.id in seen:
            message = f"id must be used once in a question, not {quoted(point.id)} again"
            yield Problem(question.at("points", number, "id"), Rule.POINTS_COVER, message)
        seen.add(point.id)
        if not point.claims and not point.findings:
            message = f"point {quoted(point.id)} must have claims or findings, not neither"
            yield Problem(question.at("points", number), Rule.POINTS_COVER, message)


def _claims_stand_once(question: Question, register: Register) -> Iterator[Problem]:
    own = [name for side in question.sides.values() for name in side.claims]
    homes: dict[str, str] = {}
    for number, point in enumerate(question.points):
        for place, name in enumerate(point.claims):
            where = question.at("points", number, "claims", place)
            if name not in own and name in register.claims:
                message = f"claims must be of the sides of {question.id}, not {quoted(name)}"
                yield Problem(where, Rule.POINTS_COVER, message)
            elif homes.setdefault(name, point.id) != point.id:
                message = f"claim must stand in one point, not {quoted(name)} as in {homes[name]}"
                yield Problem(where, Rule.POINTS_COVER, message)
    yield from _missing(question, "claim", own, homes)


def _findings_stand(question: Question, register: Register, own: list[str]) -> Iterator[Problem]:
    homes: dict[str, str] = {}
    for number, point in enumerate(question.points):
        for place, name in enumerate(point.findings):
            homes[name] = point.id
            if name not in own and name in register.findings:
                message = f"findings must be of {question.id}, not {quoted(name)}"
                yield Problem(question.at("points", number, "findings", place), Rule.POINTS_COVER, message)
    yield from _missing(question, "finding", own, homes)


def _missing(question: Question, what: str, own: list[str], homes: Mapping[str, str]) -> Iterator[Problem]:
    for name in own:
        if name not in homes:
            message = f"points must have each {what} of the question, not {quoted(name)} in none"
            yield Problem(question.at("points"), Rule.POINTS_COVER, message)


def titles_of_points_are_short(register: Register) -> Iterator[Problem]:
    """The title of a point has 2 to 6 words."""
    for question in register.questions.values():
        for number, point in enumerate(question.points):
            count = len(words(point.title))
            if not FEWEST_TITLE_WORDS <= count <= MOST_TITLE_WORDS:
                message = f"title must be {FEWEST_TITLE_WORDS} to {MOST_TITLE_WORDS} words, not {count} words"
                yield Problem(question.at("points", number, "title"), Rule.POINT_TITLE, message)

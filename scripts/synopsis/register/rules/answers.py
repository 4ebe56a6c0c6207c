"""Rules on the answers to questions."""

from __future__ import annotations

from collections.abc import Iterator

from synopsis.register.enums import DifferenceKind, PartKind
from synopsis.register.model import Question, Register
from synopsis.register.problems import Problem, Rule, quoted


def claims_answer_questions(register: Register) -> Iterator[Problem]:
    """Each claim that a question names stands on its article's side, or among the comments if it is one."""
    for question in register.questions.values():
        for article_id, side in question.sides.items():
            for number, claim_id in enumerate(side.claims):
                home = register.home(claim_id)
                if home and (home[0].id, home[1]) != (article_id, PartKind.ARTICLE):
                    message = f"claims must be of {article_id} itself, not {quoted(claim_id)}"
                    yield Problem(question.at("sides", article_id, "claims", number), Rule.CLAIM_PART, message)
        for number, claim_id in enumerate(question.comments):
            home = register.home(claim_id)
            if home and home[1] is not PartKind.COMMENTS:
                message = f"comments must name claims of comments, not {quoted(claim_id)}"
                yield Problem(question.at("comments", number), Rule.CLAIM_PART, message)


def claims_stand_in_questions(register: Register) -> Iterator[Problem]:
    """Each claim stands in a question."""
    answered: set[str] = set()
    for question in register.questions.values():
        answered.update(question.comments, *(side.claims for side in question.sides.values()))
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

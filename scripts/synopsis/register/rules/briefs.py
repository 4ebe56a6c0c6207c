"""Rules on briefs, the answers that are read in ten seconds."""

from __future__ import annotations

from collections.abc import Iterator

from synopsis.register.model import Question, Register
from synopsis.register.problems import Path, Problem, Rule, quoted
from synopsis.register.text import words

MOST_WORDS_OF_A_SIDE = 14
MOST_WORDS_OF_THE_RECORD = 22


def briefs_of(question: Question) -> Iterator[tuple[Path, str]]:
    """Yield each brief of a question with its path, that of the record last."""
    for article_id, side in question.sides.items():
        yield ("sides", article_id, "brief"), side.brief
    yield ("record", "brief"), question.record.brief


def briefs_are_brief(register: Register) -> Iterator[Problem]:
    """The brief of a side has at most 14 words, that of the record at most 22."""
    for question in register.questions.values():
        for path, brief in briefs_of(question):
            most = MOST_WORDS_OF_THE_RECORD if path[0] == "record" else MOST_WORDS_OF_A_SIDE
            count = len(words(brief))
            if count > most:
                message = f"brief must be at most {most} words, not {count} words"
                yield Problem(question.at(*path), Rule.BRIEF_LENGTH, message)


def records_are_brief_where_found(register: Register) -> Iterator[Problem]:
    """The record of a question has a brief where findings speak to it, and none is typed where nothing was found."""
    spoken_to = {question_id for finding in register.findings.values() for question_id in finding.questions}
    for question in register.questions.values():
        brief = question.record.brief
        if question.id in spoken_to and not brief:
            message = "brief must say what the findings say, not ''"
            yield Problem(question.at("record"), Rule.RECORD_BRIEF, message)
        elif brief and question.id not in spoken_to:
            message = f"brief must be left out where no finding speaks to the question, not {quoted(brief)}"
            yield Problem(question.at("record", "brief"), Rule.RECORD_BRIEF, message)

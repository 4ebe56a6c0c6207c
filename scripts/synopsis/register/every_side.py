"""What a draft shows in the place of what nobody has written yet."""

from __future__ import annotations

from dataclasses import replace

from synopsis.register.model import Question, Register, Side

TO_DO = "To do"
_SIDE = Side.model_construct(claims=(), silent=False, short=f"{TO_DO}.", brief=TO_DO)


def with_every_side(register: Register) -> Register:
    """Return the register with a side for every article in every question."""
    return replace(register, questions={name: _completed(item, register) for name, item in register.questions.items()})


def _completed(question: Question, register: Register) -> Question:
    missing = {article: _SIDE for article in register.articles if article not in question.sides}
    return question.model_copy(update={"sides": {**question.sides, **missing}}) if missing else question

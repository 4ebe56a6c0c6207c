"""Rules on figures, and on numbers in paraphrases."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from synopsis.register.problems import Problem, Rule, quoted
from synopsis.register.rules.wording import Names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from synopsis.register.model import Register

NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def figures_are_ranges(register: Register) -> Iterator[Problem]:
    """A figure has a value, or an end of a range, and its lower end is not above its upper one."""
    for claim in register.claims.values():
        for number, figure in enumerate(claim.figures):
            if figure.value is not None and (figure.min is not None or figure.max is not None):
                message = f"figure must have a value or the ends of a range, not {quoted(figure.value)} with an end"
                yield Problem(claim.at("figures", number), Rule.FIGURE_RANGE, message)
            elif figure.min is not None and figure.max is not None and figure.min > figure.max:
                message = f"min must not be above max, not {quoted(figure.min)} above {quoted(figure.max)}"
                yield Problem(claim.at("figures", number, "min"), Rule.FIGURE_RANGE, message)


def numbers_are_listed(register: Register) -> Iterator[Problem]:
    """Every number in a paraphrase stands in a figure or a date as printed, or in a name."""
    names = Names(register)
    for claim in register.claims.values():
        printed = [figure.as_printed for figure in claim.figures] + [date.as_printed for date in claim.dates]
        listed = {number for text in printed for number in NUMBER.findall(text)}
        if not NUMBER.search(claim.says):
            continue
        for number in NUMBER.findall(names.taken_out_of(claim.says)):
            if number not in listed:
                message = f"says must give only numbers that a figure or date has as_printed, not {quoted(number)}"
                yield Problem(claim.at("says"), Rule.UNLISTED_NUMBER, message)

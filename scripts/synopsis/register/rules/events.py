"""Rules on dated events."""

from __future__ import annotations

from collections.abc import Iterator

from synopsis.register.enums import PartKind
from synopsis.register.model import Event, OtherDate, Register
from synopsis.register.problems import Problem, Rule, quoted


def other_dates_are_given(register: Register) -> Iterator[Problem]:
    """An event is of year 1 or later; claims of articles or findings that stand under it give another date of it."""
    for event in register.events.values():
        if event.date.is_before_year_1:
            message = f"date must be of year 1 or later, as the timeline has it, not {quoted(event.date)}"
            yield Problem(event.at("date"), Rule.EVENT_DATE, message)
        for number, other in enumerate(event.other_dates):
            if other.edtf.is_before_year_1:
                message = f"edtf must be of year 1 or later, as the timeline has it, not {quoted(other.edtf)}"
                yield Problem(event.at("other_dates", number, "edtf"), Rule.EVENT_DATE, message)
            if str(other.edtf) == str(event.date):
                message = f"edtf must be another date than that of the event, not {quoted(other.edtf)} again"
                yield Problem(event.at("other_dates", number, "edtf"), Rule.EVENT_DATE, message)
            if not other.claims and not other.findings:
                message = "other date must have the claims or findings that give it; found neither"
                yield Problem(event.at("other_dates", number), Rule.EVENT_DATE, message)
            yield from _givers(register, event, number, other)


def _givers(register: Register, event: Event, number: int, other: OtherDate) -> Iterator[Problem]:
    for place, name in enumerate(other.claims):
        claim, home = register.claims.get(name), register.home(name)
        if claim is None or home is None:
            continue
        gives = str(other.edtf) in {str(given.edtf) for given in claim.dates}
        if name not in event.claims or home[1] is PartKind.COMMENTS or not gives:
            message = f"claims must name claims of articles under the event that give this date, not {quoted(name)}"
            yield Problem(event.at("other_dates", number, "claims", place), Rule.EVENT_DATE, message)
    for place, name in enumerate(other.findings):
        if name in register.findings and name not in event.findings:
            message = f"findings must name findings of the event, not {quoted(name)}"
            yield Problem(event.at("other_dates", number, "findings", place), Rule.EVENT_DATE, message)

"""The rule on names of people who were redacted.

Nothing keeps such a name: the record is gone or reads otherwise, its corrections have lost their words, and the ledger
has sums alone, which it closes. What is left is the id, which stays in the address and is made of the name as a rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from synopsis.register.lifecycle import leads_to, redacted_names
from synopsis.register.lookalikes import Disguises
from synopsis.register.model import KINDS, Correction, Record, Register
from synopsis.register.problems import Path, Problem, Rule, quoted
from synopsis.register.rules.corrections import REMOVED
from synopsis.register.text import normalise

BETWEEN = "(?:,? |[-_+.]|%20)"
"""What stands between the words of a name: in a text, in a list of names, in an address."""


def redacted_people_are_not_named(register: Register) -> Iterator[Problem]:
    """No text has the name of a person who was redacted, as far as the words of an id tell it."""
    told = told_by_ids(register)
    if not told:
        return
    redacted = redacted_names(register)
    for kind in KINDS:
        for record in register.records(kind.folder).values():
            if isinstance(record, Correction) and not redacted.isdisjoint(leads_to(register, record.record)):
                continue  # it must lose every word anyhow
            for path, text in _texts(record.model_dump(mode="json", by_alias=True, exclude_defaults=True), ()):
                for words, name in told.items():
                    if form := written(words, text):
                        field = next(step for step in reversed(path) if isinstance(step, str))
                        message = (
                            f"{field} must not have the name of {name}, which was redacted, not {quoted(form)}; "
                            f"{_mended(record)}"
                        )
                        yield Problem(record.at(*path), Rule.REDACTION, message)


def _mended(record: Record) -> str:
    if not isinstance(record, Correction):
        return "say it without the name"
    return (
        f"write {quoted(REMOVED)} in place of the text, and, where it was published, add a correction with record: "
        f"{record.record}, the day and kind: redacted"
    )


def told_by_ids(register: Register) -> dict[str, str]:
    """Give the words of every id that a redacted person has had, and the record; of one word alone no name is told.

    Whoever still stands in the register under such a name is no secret.
    """
    redacted = redacted_names(register)
    told: dict[str, str] = {}
    for correction in register.corrections.values():
        kind, _, id_ = correction.record.partition("/")
        if kind == "person" and "-" in id_ and not redacted.isdisjoint(leads_to(register, correction.record)):
            told[id_.replace("-", " ")] = correction.record
    names = [person.name for person in register.people.values()]
    return {words: record for words, record in told.items() if not any(written(words, name) for name in names)}


def written(words: str, text: str) -> str:
    """Give the form in which a name stands in `text`: with capitals as names have, or in disguise; else nothing."""
    plain = normalise(text)
    for match in _in_any_order(words).finditer(plain):
        form = match.group()
        if not (form[0].islower() or re.split(BETWEEN, form)[-1][0].islower()):
            return form
    disguises = _disguises(words)
    return disguises.found(plain) or disguises.found(re.sub(rf"(?<=\w){BETWEEN}(?=\w)", " ", plain))


def _orders(words: str) -> Iterator[list[str]]:
    """Yield the words of a name in every order in which lists have it: "Ana Maria Vik", "Vik Ana Maria"."""
    given = words.split()
    for first in range(len(given)):
        yield given[first:] + given[:first]


@lru_cache(maxsize=256)
def _in_any_order(words: str) -> re.Pattern[str]:
    forms = "|".join(BETWEEN.join(map(re.escape, order)) for order in _orders(words))
    return re.compile(rf"(?<![^\W_])(?:{forms})(?![^\W_])", re.IGNORECASE)


@lru_cache(maxsize=256)
def _disguises(words: str) -> Disguises:
    return Disguises(tuple(" ".join(order) for order in _orders(words)))


def _texts(value: object, path: Path) -> Iterator[tuple[Path, str]]:
    """Yield every text of a record with its place."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, Mapping):
        if {"family", "given"} <= value.keys():  # which are printed as one name
            yield (*path, "family"), f"{value['given']} {value['family']}"
        for key, item in value.items():
            yield from _texts(item, (*path, key))
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from _texts(item, (*path, number))

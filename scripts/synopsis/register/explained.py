"""What each rule asks for, in words and by example."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from synopsis.register.plain_file import of_the_package
from synopsis.register.problems import Rule

_FILE = Path(__file__).with_name("explained.yml")


@dataclass(frozen=True, slots=True)
class Explanation:
    """A rule, with what breaks it and what holds it."""

    rule: Rule
    says: str
    bad: str
    good: str
    of: str
    """The record or kind of record to which the examples belong; empty where they are in words."""
    held: str
    """The test that has the examples, where none is made of them."""


@cache
def explained() -> Mapping[Rule, Explanation]:
    """Return every rule, in the order in which it is looked at."""
    read = of_the_package(_FILE)
    fields = ("says", "bad", "good", "of", "held")
    return {rule: Explanation(rule, *(read[rule].get(name, "") for name in fields)) for rule in Rule}

"""Under which letter a text stands in a list from A to Z."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from synopsis.languages.interface import ENGLISH, Interface
from synopsis.pages.search_metadata import plain

_MARKS = "[(“”\"'‘’«…"  # noqa: RUF001 - what a title may begin with


@dataclass(frozen=True, slots=True, order=True)
class Letter:
    """A letter, or the letters of another script, under which entries stand."""

    rank: tuple[int, str]
    id: str
    label: str


def letter_of(text: str, interface: Interface = ENGLISH) -> Letter:
    """Return where `text` stands: under its letter, under figures, or under the name of its script."""
    first = plain(text.lstrip(_MARKS) or "0")[0]
    if first.isascii() and first.isalpha():
        return Letter((1, first.upper()), f"letter-{first.lower()}", first.upper())
    if not first.isalpha():
        return Letter((0, ""), "figures", interface.say("Figures"))
    script = unicodedata.name(first).split()[0]
    if script == interface.script != "LATIN":
        return Letter((1, first), f"letter-{ord(first):x}", first)
    if script == "LATIN":
        return Letter((2, ""), "latin", interface.say("Other Latin letters"))
    label = interface.say("{script} letters", script=interface.name_of_script(script.capitalize()))
    return Letter((3, script), f"script-{script.lower()}", label)


def filed_under(text: str) -> str:
    """Return what decides the order under a letter; marks on letters and before words do not count."""
    return plain(text.lstrip(_MARKS)).casefold()

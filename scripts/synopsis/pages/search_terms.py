"""What the search must know of a register beside its pages: kinds in their order, names that mean the same, places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from typing import NamedTuple

from synopsis.languages.interface import message
from synopsis.pages.search_metadata import ARTICLE, CLAIM, COMMENT, DOCUMENT, PEOPLE, QUESTION, TOPIC
from synopsis.register.enums import NameKind
from synopsis.register.index import Index

EVENT = message("Event")
NAME = message("Name")
RANKS: Mapping[str, int] = {
    PEOPLE: 0,
    **dict.fromkeys((TOPIC, QUESTION, ARTICLE), 1),
    CLAIM: 2,
    DOCUMENT: 3,
    **dict.fromkeys((EVENT, NAME), 5),
    COMMENT: 6,
}
"""What kind of page each is for the search, whose script says how much before others each stands."""
RANK_OF_OTHERS = 4
NUMBERED = frozenset({CLAIM, COMMENT})
"""Kinds of page that are found by their number: their titles are no help."""

_IN_BRACKETS = re.compile(r"\s*\([^)]*\)")
_LIKE = 0.6
"""How like a word of a name another must be in order to be a spelling of it."""


class Place(NamedTuple):
    """Something that is found although it has no page of its own."""

    kind: str
    title: str
    path: str
    """From the root of the site, with its anchor."""
    says: str = ""
    also: tuple[str, ...] = ()


def places(index: Index) -> Iterator[Place]:
    """Yield what happened when, and what has more than one name."""
    register, say = index.register, index.interface.say
    for event in register.events.values():
        yield Place(say(EVENT), event.title, f"timeline/#{event.id}")
    for name in register.names.values():
        forms = tuple(form.form for form in name.forms) if name.kind is NameKind.EVENT else ()  # others are synonyms
        yield Place(say(NAME), name.label, f"names/#{name.id}", also=forms)


def synonyms(index: Index) -> list[tuple[str, str]]:
    """Return other forms of names, each with the one that our sentences use; names of events are words of their own."""
    pairs: dict[str, str] = {}
    for name in index.register.names.values():
        if name.kind is not NameKind.EVENT:
            label = _IN_BRACKETS.sub("", name.label)
            pairs |= dict.fromkeys((*(form.form for form in name.forms), *name.also), label)
    people = index.register.people.values()
    for person in people:
        for form in (*(spelling.form for spelling in person.spellings), *person.also):
            pairs |= dict(_aligned(form, person.name))
    names = {word.casefold() for person in people for word in person.name.split()}  # one's spelling is another's name
    return sorted((form, ours) for form, ours in pairs.items() if form.casefold() not in {*names, ours.casefold()})


def _aligned(form: str, name: str) -> Iterator[tuple[str, str]]:
    """Yield each word of a spelling with that of the name."""
    spelt, named = form.split(), name.split()
    if len(spelt) == len(named):
        yield from zip(spelt, named, strict=True)
    elif len(spelt) == 1:
        likeness, nearest = max((SequenceMatcher(None, form, word).ratio(), word) for word in named)
        if likeness >= _LIKE:
            yield form, nearest
        elif form.isupper():  # initials
            yield form, name

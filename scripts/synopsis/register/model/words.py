"""The words that records use: those of every register, and what one register calls otherwise or adds."""

from __future__ import annotations

from functools import cache, cached_property
from pathlib import Path

from synopsis.languages.interface import Interface
from synopsis.register.enums import GuardedKind
from synopsis.register.model.base import Flag, Id, Line, OptionalLine, Record, Value
from synopsis.register.plain_file import of_the_package

_OF_EVERY_REGISTER = Path(__file__).with_name("vocabularies.yml")


class Term(Value):
    """One word of a list."""

    id: Id
    label: Line
    """What pages print."""
    says: Line
    """What it means."""


class Vocabulary(Value):
    """A list of words, defined for readers."""

    id: Id
    label: Line
    says: Line
    terms: tuple[Term, ...]


class OwnTerm(Value):
    """What a register calls otherwise, or adds, in a list."""

    id: Id
    label: OptionalLine = ""
    """What pages print; left out where it is as in every register."""
    says: OptionalLine = ""
    """What it means; left out where it is as in every register."""


class OwnList(Value):
    """A list in which a register calls something otherwise, or to which it adds."""

    id: Id
    label: OptionalLine = ""
    says: OptionalLine = ""
    terms: tuple[OwnTerm, ...] = ()
    """An added word stands behind the one that it follows here, without one at the end."""


class GuardedWord(Value):
    """A word that may not stand freely in our own sentences."""

    id: Id
    kind: GuardedKind
    accuses: Flag = False
    """Whether, said of a person, it accuses of a crime, of lying or of bad faith."""
    forms: tuple[Line, ...]
    """Its written forms, lower case; matched as whole words."""
    says: Line
    """Why it is guarded."""


class Vocabularies(Record):
    """The register's own words beside those of every register."""

    id: Id = "vocabularies"
    lists: tuple[OwnList, ...] = ()
    """What is called otherwise than in every register, and what is added."""
    guarded: tuple[GuardedWord, ...]

    @cached_property
    def whole(self) -> tuple[Vocabulary, ...]:
        """Every list as this register has it: readers' glossary and checker's lists in one."""
        own = {given.id: given for given in reversed(self.lists)}
        return tuple(_joined(known, own[known.id]) if known.id in own else known for known in of_every_register())

    def said_in(self, interface: Interface) -> tuple[Vocabulary, ...]:
        """Return every list as this register has it, what it does not call itself in the language of the interface."""
        own = {given.id: given for given in reversed(self.lists)}
        said = (_said(known, interface) for known in of_every_register())
        return tuple(_joined(known, own[known.id]) if known.id in own else known for known in said)

    def words_of(self, list_id: str) -> tuple[str, ...]:
        """Return the words of a list in their order."""
        return self._words.get(list_id, ())

    @cached_property
    def _words(self) -> dict[str, tuple[str, ...]]:
        return {known.id: tuple(term.id for term in known.terms) for known in self.whole}


@cache
def of_every_register() -> tuple[Vocabulary, ...]:
    """Return the lists that come with the generator."""
    read = of_the_package(_OF_EVERY_REGISTER)
    return tuple(Vocabulary.model_validate(given) for given in read["lists"])


def _said(known: Vocabulary, interface: Interface) -> Vocabulary:
    """Return a list that comes with the generator in the language of the interface."""
    say, at = interface.say, known.id
    terms = tuple(Term(id=term.id, label=say(term.label, at), says=say(term.says, at)) for term in known.terms)
    return Vocabulary(id=at, label=say(known.label, at), says=say(known.says, at), terms=terms)


def _joined(known: Vocabulary, own: OwnList) -> Vocabulary:
    """Return a list as a register has it; an added word without label or meaning has been told as a fault."""
    terms = {term.id: term for term in known.terms}
    behind: dict[str, list[Term]] = {}  # what is added, by the word behind which it stands
    before = next(reversed(terms), "")
    for given in own.terms:
        if term := terms.get(given.id):
            terms[given.id] = Term(id=term.id, label=given.label or term.label, says=given.says or term.says)
            before = given.id
        else:
            behind.setdefault(before, []).append(
                Term(id=given.id, label=given.label or given.id, says=given.says or given.id)
            )
    joined = [*behind.get("", ()), *(one for term in terms.values() for one in (term, *behind.get(term.id, ())))]
    return Vocabulary(id=known.id, label=own.label or known.label, says=own.says or known.says, terms=tuple(joined))

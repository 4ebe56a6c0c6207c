"""Who speaks, what happened when, what things are called."""

from __future__ import annotations

from synopsis.register.edtf import Edtf
from synopsis.register.enums import Living, NameKind, PersonKind
from synopsis.register.model.base import Flag, Id, Language, Line, OptionalLine, Record, Value, Wikidata


class Spelling(Value):
    """One written form of a name."""

    form: Line
    lang: Language
    """BCP 47 tag of the form, such as `en`, `sr-Cyrl`, `ar`."""
    used_by: tuple[Id, ...] = ()
    """The articles that print it."""


class Person(Record):
    """A person, organisation or outlet that speaks in an article or a document."""

    name: Line
    kind: PersonKind
    role: OptionalLine = ""
    """What the person was at the time spoken of, with the date."""
    living: Living
    spellings: tuple[Spelling, ...] = ()
    also: tuple[Line, ...] = ()
    """Other spellings, initials and words that readers search by; never shown."""
    wikidata: Wikidata = ""
    """Its item in Wikidata, if that is certainly the same person or body."""
    note: OptionalLine = ""


class OtherDate(Value):
    """A date that articles or documents give an event in place of the one under which it stands."""

    edtf: Edtf
    claims: tuple[Id, ...] = ()
    """Those of the event's claims that give it."""
    findings: tuple[Id, ...] = ()
    """Those of the event's findings whose documents give it."""


class Event(Record):
    """A dated event that articles or documents speak of."""

    title: Line
    date: Edtf
    says: OptionalLine = ""
    """What happened, as far as all agree; otherwise only what it is called."""
    claims: tuple[Id, ...] = ()
    """What the articles and comments say of it."""
    findings: tuple[Id, ...] = ()
    """What the record says of it."""
    other_dates: tuple[OtherDate, ...] = ()
    """Who gives it another date, and which."""
    wikidata: Wikidata = ""
    """Its item in Wikidata, if that is certainly the same event."""


class ContestedName(Record):
    """A thing that has more than one name."""

    label: Line
    """The form that our own sentences use."""
    kind: NameKind
    established: Flag = False
    """Whether its forms may stand in our sentences although they hold a guarded word."""
    forms: tuple[Spelling, ...]
    also: tuple[Line, ...] = ()
    """Other spellings and initials that readers search by; never shown."""
    wikidata: Wikidata = ""
    """The item in Wikidata of what it names, if that is certainly the same."""
    note: OptionalLine = ""

"""How the register is kept: publisher, reviews, corrections."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import AfterValidator, StringConstraints

from synopsis.register.edtf import Edtf
from synopsis.register.enums import CorrectionKind, ReviewerKind, ReviewState
from synopsis.register.model.base import Day, Id, Language, Line, OptionalLine, Prose, Record, Value, WebAddress
from synopsis.register.patterns import DOI, SHORT_SHA256

FIRST_ISSUE, LAST_ISSUE = date(1970, 1, 1), date(2106, 2, 6)


def _days(window: Edtf) -> Edtf:
    first, last = window.start, window.end
    if window.is_doubtful or not (first and last and first.day and last.day and first.first() < last.first()):
        msg = "must be an interval of two days in their order, such as 1868-03-01/1868-06-30"
        raise ValueError(msg)
    return window


def _in_seconds(day: date) -> date:
    # the date of every file of the site, in the seconds that archives and gzip can count
    if not FIRST_ISSUE <= day <= LAST_ISSUE:
        msg = f"must be a day from {FIRST_ISSUE} to {LAST_ISSUE}"
        raise ValueError(msg)
    return day


class Site(Record):
    """Who publishes the site, and what stands at its door."""

    id: Id = "site"
    publisher: Line
    publisher_place: OptionalLine = ""
    editors: Line
    """Their names, or that they are not yet named."""
    contact: OptionalLine = ""
    """How to reach them; without it, by the repository from which the site is built, where that is known."""
    contact_url: WebAddress = ""
    """Where to write to them, or to report a mistake."""
    repository: WebAddress = ""
    """Where the sources of the site are kept; without it, the repository from which it is built."""
    licence: Line
    licence_url: WebAddress
    published: WebAddress = ""
    """The address at which the site is published, as `site_url` has it; nothing before it is."""
    moved_from: tuple[WebAddress, ...] = ()
    """Addresses at which it was published before it moved for good, the first first; entries of feeds keep its name."""
    doi: Annotated[str, StringConstraints(pattern=DOI.whole)] = ""
    """The DOI of all editions together, where a host keeps them under one: `10.5281/zenodo.42`."""
    issued: Annotated[Day, AfterValidator(_in_seconds)]
    """When the register was issued as it is; the date of every page that has no later one."""
    language: Language = "en"
    introduction: Prose
    """What this is, in three sentences."""
    content_note: Prose
    """What the pages contain, said in advance."""
    subject: Line
    """What the accounts are about, as our own voice calls it."""
    home_figures: Id | None = None
    """The word of the list `figure-group` whose numbers the first page draws; without it, none."""
    timeline_window: Annotated[Edtf, AfterValidator(_days)] | None = None
    """The days that the timeline draws one by one, beside its drawing by years: an EDTF interval of two days."""


class Reading(Value):
    """That somebody wrote or read something."""

    role: Line
    """Who, by role: no name is claimed that is not there."""
    kind: ReviewerKind
    on: Day


class Review(Record):
    """Who wrote and who second-read a group of records."""

    covers: tuple[Line, ...]
    """Paths of files or folders below the sources folder."""
    state: ReviewState
    wrote: Reading
    read: tuple[Reading, ...] = ()
    note: OptionalLine = ""


class Correction(Record):
    """A dated, public change to something published."""

    record: Line
    """What changed, as kind and id: `claim/m14`."""
    on: Day
    kind: CorrectionKind
    title: OptionalLine = ""
    """What a withdrawn record was called, where it had a title: the question, the name of the topic or document."""
    before: OptionalLine = ""
    after: OptionalLine = ""
    reason: OptionalLine = ""
    successors: tuple[Line, ...] = ()
    """What took its place, as kind and id, when it was renamed, merged or split."""
    replaces: Annotated[str, StringConstraints(pattern=SHORT_SHA256.whole)] = ""
    """Which published state it corrects: the first 12 characters of its fingerprint, as `check` prints them."""

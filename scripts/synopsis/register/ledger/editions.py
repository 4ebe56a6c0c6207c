"""Publications as editions: what each has changed, and which a later redaction takes down."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from synopsis.languages.interface import message
from synopsis.register.ledger.chain import Ledger
from synopsis.register.ledger.publication import Publication
from synopsis.register.urls import correction_at, path_named, record_at

TAG = "edition-{}"
"""How an edition is called where a name has no spaces: its place on its page, its release."""
OFFERED = {
    "offline.zip": message("the site as one file, which opens without a server"),
    "data.zip": message("the data"),
    "sums.txt": message("the sums of both"),
}
"""What is kept of an edition, by the end of each name behind its tag, with what it is."""
_SHORTENED = 8
"""How many characters of a digest tell apart what shares a number."""


@dataclass(slots=True)
class Listed:
    """A publication as an edition; records are named by kind and id (`claim/m14`), corrections by id."""

    publication: Publication
    shares_number: bool
    """Whether another one has its number, since two ran beside each other."""
    new: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    redacted: list[str] = field(default_factory=list)
    corrections: list[str] = field(default_factory=list)
    """Those that were published with it."""
    taken_down: date | None = None
    """The day of the first publication that redacts something which stood in it."""

    @property
    def tag(self) -> str:
        """Its name among all editions."""
        plain = TAG.format(self.publication.number)
        return f"{plain}-{self.publication.digest[:_SHORTENED]}" if self.shares_number else plain


def listed(ledger: Ledger) -> tuple[Listed, ...]:
    """Return every publication of a ledger as an edition, the first first."""
    numbers = Counter(one.number for one in ledger.publications)
    editions = tuple(Listed(one, numbers[one.number] > 1) for one in ledger.publications)
    first: dict[str, int] = {}
    for place, edition in enumerate(editions):
        for entry in edition.publication.entries:
            if entry.redacts:
                _take_down(editions[first[entry.path] : place], edition.publication.on)
            _note(edition, entry.path, redacts=entry.redacts, is_new=entry.path not in first)
            first.setdefault(entry.path, place)
    return editions


def _take_down(editions: Iterable[Listed], on: date) -> None:
    for edition in editions:
        edition.taken_down = edition.taken_down or on


def _note(edition: Listed, path: str, *, redacts: bool, is_new: bool) -> None:
    """Note what a publication says of a path, where it is the page of a record, or a correction."""
    if correction := correction_at(path):
        if is_new:
            edition.corrections.append(correction)
    elif (name := record_at(path)) and path_named(name) == path:
        (edition.redacted if redacts else edition.new if is_new else edition.changed).append(name)

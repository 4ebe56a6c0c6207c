"""One publication of the site: what it found, what it follows, and the digest by which the next one names it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256

NONE = "-"
"""What stands in place of a fingerprint where the path has none, and of what a first publication follows."""
REDACTED = "redacted"
"""The mark of an entry before which every sum of its path is closed, because what they were of was redacted."""
LOST = "lost:"
"""What stands before the digest of a publication of which no copy is left, where a new ledger begins after it."""
_CLOSED = f"{REDACTED}:"


@dataclass(frozen=True, slots=True)
class Entry:
    """What a publication says of one path: that it is new, or what it has become."""

    path: str
    """From the root of the site: `/claims/m14/`, `/data/claims.csv`, `/corrections/#correction-c1`."""
    fingerprint: str = ""
    """Of the material fields or of the correction; empty where there is none, or where it was closed."""
    redacts: bool = False
    """Whether the sums that earlier publications had of this path are closed."""
    closed: str = ""
    """The commitment to the entry as it was written, which alone is left of one that was closed."""
    line: int = field(default=0, compare=False)
    """Where it stands in the file; 0 before it was written."""

    @property
    def text(self) -> str:
        """The line of the file."""
        if self.closed:
            return f"{self.path}\t{_CLOSED}{self.closed}"
        mark = f"\t{REDACTED}" if self.redacts else ""
        return f"{self.path}\t{self.fingerprint or NONE}{mark}"

    @property
    def commitment(self) -> str:
        """SHA-256 of the line as it was first written; it stays when the sum goes."""
        return self.closed or sha256(self.text.encode()).hexdigest()

    @property
    def is_open(self) -> bool:
        """Whether a sum stands here that a redaction would close."""
        return bool(self.fingerprint)

    def shut(self) -> Entry:
        """Return the entry without its sum."""
        return replace(self, fingerprint="", redacts=False, closed=self.commitment) if self.is_open else self


@dataclass(frozen=True, slots=True)
class Occasion:
    """When and where something is published."""

    on: date
    site_url: str
    lost: str = ""
    """The digest of the last publication there, where no copy of its ledger is left and a new one begins after it."""
    commit: str = ""
    """The commit of the sources of which the site was built; empty where the site does not say."""
    manifest: str = ""
    """SHA-256 of the site's `manifest.json`, by which a copy of this edition is known; empty where the commit is."""


@dataclass(frozen=True, slots=True)
class Publication:
    """One publication, with its entries in the order of their paths."""

    number: int
    """One more than the highest of those that it follows."""
    on: date
    site_url: str
    follows: tuple[str, ...]
    """The digests of those that it follows, in order: none for a first one, several where it joins.

    Of a ledger that was begun anew the first one follows what is `lost:`.
    """
    entries: tuple[Entry, ...]
    commit: str = ""
    """As of its occasion; empty where the site was an unpublished build."""
    manifest: str = ""
    """The same."""
    digest: str = ""
    """SHA-256 of its head and of the commitments of its entries; empty before it was summed."""
    line: int = field(default=0, compare=False)

    @property
    def place(self) -> tuple[int, str]:
        """Its place in the order of publications."""
        return self.number, self.digest

    @property
    def lines(self) -> Iterable[str]:
        """The lines of the file."""
        yield "\t".join(["publication", str(self.number), self.digest, *self._head])
        for entry in self.entries:
            yield entry.text

    @property
    def summed(self) -> str:
        """The digest that it must have."""
        summed = sha256("\t".join([str(self.number), *self._head]).encode())
        for entry in self.entries:
            summed.update(f"\n{entry.path}\t{entry.commitment}".encode())
        return summed.hexdigest()

    @property
    def _head(self) -> tuple[str, ...]:
        """What its line says behind number and digest."""
        source = self.commit or NONE, self.manifest or NONE
        return self.on.isoformat(), self.site_url, *source, " ".join(self.follows) or NONE

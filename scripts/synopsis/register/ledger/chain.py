"""All publications of a site: a set in which each names what it follows, so that none can be lost from between."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from synopsis.register.ledger.publication import LOST, Entry, Occasion, Publication
from synopsis.register.lifecycle import Published
from synopsis.register.problems import Location, Problem
from synopsis.register.urls import correction_at, record_at


@dataclass(frozen=True, slots=True)
class Standing:
    """How a path stands after all publications."""

    entry: Entry
    """The last that was said of it."""
    first: date
    """The day on which it was first published."""
    open_sums: frozenset[str]
    """Every sum of it that stands anywhere in the ledger."""


@dataclass(frozen=True)
class Ledger:
    """What was published, with what is wrong with the file."""

    publications: tuple[Publication, ...] = ()
    """In their order: by number, then by digest."""
    problems: tuple[Problem, ...] = ()
    shown: str = ""
    """How messages call the file."""
    standing: Mapping[str, Standing] = field(default_factory=dict)
    """The state now, by path: what all publications say, one after another."""

    @cached_property
    def lines(self) -> tuple[Published, ...]:
        """The state as the rules know it, in the order of paths."""
        return tuple(
            Published(
                path,
                here.entry.fingerprint,
                record_at(path),
                Location(self.shown, here.entry.line, 1),
                correction_at(path),
            )
            for path, here in sorted(self.standing.items())
        )

    @property
    def paths(self) -> tuple[str, ...]:
        """Every path that was promised; places of corrections are none."""
        return tuple(path for path in sorted(self.standing) if not correction_at(path))

    @property
    def first_days(self) -> Mapping[str, date]:
        """The day on which each path was first published."""
        return {path: here.first for path, here in self.standing.items()}

    @cached_property
    def digests(self) -> frozenset[str]:
        """The digest of every publication, those among them of which no copy is left."""
        lost = {digest.removeprefix(LOST) for one in self.publications for digest in one.follows if LOST in digest}
        return frozenset(publication.digest for publication in self.publications) | lost

    @cached_property
    def heads(self) -> tuple[Publication, ...]:
        """The publications that none follows: one, or as many as ran beside each other."""
        followed = {digest for publication in self.publications for digest in publication.follows}
        return tuple(publication for publication in self.publications if publication.digest not in followed)

    @property
    def next_number(self) -> int:
        """The number of a publication that follows all heads."""
        return 1 + max((head.number for head in self.heads), default=0)

    def published_of(self, commit: str, site_url: str) -> Publication | None:
        """Return the last publication, where it is of this very commit at this address: what is built of it is that."""
        match self.heads:
            case (head,) if commit and (head.commit, head.site_url) == (commit, site_url):
                return head
        return None

    @property
    def addresses(self) -> tuple[str, ...]:
        """Every address at which the site was published, the first first."""
        return tuple(dict.fromkeys(publication.site_url for publication in self.publications))

    @property
    def text(self) -> str:
        """The file."""
        return "".join(f"{line}\n" for publication in self.publications for line in publication.lines)


def ledger_of(publications: Iterable[Publication], problems: Iterable[Problem] = (), shown: str = "") -> Ledger:
    """Put publications in order, close what was redacted, and say how each path stands after them."""
    ordered = closed(sorted(publications, key=lambda one: one.place))
    standing: dict[str, Standing] = {}
    for publication in ordered:
        _stand(standing, publication)
    return Ledger(ordered, tuple(problems), shown, standing)


def closed(publications: Iterable[Publication]) -> tuple[Publication, ...]:
    """Close every sum before the last redaction of its path."""
    ordered = list(publications)
    redacted: set[str] = set()
    for place in range(len(ordered) - 1, -1, -1):
        here = ordered[place]
        if redacted and any(entry.is_open and entry.path in redacted for entry in here.entries):
            entries = tuple(entry.shut() if entry.path in redacted else entry for entry in here.entries)
            ordered[place] = replace(here, entries=entries)
        redacted |= {entry.path for entry in here.entries if entry.redacts}
    return tuple(ordered)


def _stand(standing: dict[str, Standing], publication: Publication) -> None:
    """Let a publication count after those that came before it."""
    for entry in publication.entries:
        before = standing.get(entry.path)
        own = frozenset({entry.fingerprint} if entry.is_open else ())
        earlier = before.open_sums if before and not entry.redacts else frozenset[str]()
        first = min(before.first, publication.on) if before else publication.on
        standing[entry.path] = Standing(entry, first, earlier | own)


def joined(one: Ledger, other: Ledger) -> Ledger:
    """Return the union of two ledgers; what either has closed is closed."""
    found = {publication.digest: publication for publication in one.publications}
    for theirs in other.publications:
        mine = found.get(theirs.digest, theirs)
        both = zip(mine.entries, theirs.entries, strict=True)
        found[theirs.digest] = replace(mine, entries=tuple(own if own.closed else their for own, their in both))
    return ledger_of(found.values(), {*one.problems, *other.problems}, one.shown or other.shown)


def appended(
    ledger: Ledger, fingerprints: Mapping[str, str], occasion: Occasion, redacted: Collection[str] = ()
) -> Ledger:
    """Return the ledger with one more publication, which follows all heads; the same where it would say nothing.

    `fingerprints` are of every path that is published now, empty where it has none; `redacted` are the paths whose
    earlier sums must go.
    """
    entries = tuple(_entries(ledger, fingerprints, redacted))
    heads = ledger.heads
    source = occasion.site_url, occasion.commit
    if not entries and len(heads) == 1 and (heads[0].site_url, heads[0].commit) == source:
        return ledger
    publication = Publication(
        number=ledger.next_number,
        on=occasion.on,
        site_url=occasion.site_url,
        follows=tuple(sorted(head.digest for head in heads)) or ((f"{LOST}{occasion.lost}",) if occasion.lost else ()),
        entries=entries,
        commit=occasion.commit,
        manifest=occasion.manifest,
    )
    publication = replace(publication, digest=publication.summed)
    publications = (*ledger.publications, publication)
    if any(entry.redacts for entry in entries):
        publications = closed(publications)
    standing = dict(ledger.standing)
    _stand(standing, publication)
    return Ledger(publications, ledger.problems, ledger.shown, standing)


def _entries(ledger: Ledger, fingerprints: Mapping[str, str], redacted: Collection[str]) -> Iterable[Entry]:
    """Yield what is new: paths, and sums that are no more as they stand."""
    for path in sorted({*ledger.standing, *fingerprints}):
        now = fingerprints.get(path, "")
        before = ledger.standing.get(path)
        redacts = before is not None and path in redacted and bool(before.open_sums - {now})
        if before is None or before.entry.fingerprint != now or redacts:
            yield Entry(path, now, redacts)

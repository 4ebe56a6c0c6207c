"""Lists that grow: on one page while they are short, else on several, by letter, time or number.

The pages among which a list is divided are its shelves. Each is named by what stands on it (`b`, `1992`), so that its
address stays when the list grows; a shelf that grows too long is divided again, and its page leads to the new ones.
What was once published divided stays divided.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from synopsis.languages.interface import ENGLISH, Interface
from synopsis.pages.letters import filed_under, letter_of
from synopsis.register.edtf import Point
from synopsis.register.patterns import RESERVED
from synopsis.register.spoken_dates import point_in_words

T = TypeVar("T")

RANGES = (100_000, 10_000, 1_000, 100)
"""How many numbers stand on one shelf, before it is divided again."""
_FURTHEST = 12
"""So many letters name a shelf; what begins alike with more stands together."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step on the way to an entry: the name of a shelf."""

    id: str
    """As it stands in the address."""
    label: str


@dataclass(frozen=True, slots=True)
class Shelf(Generic[T]):
    """One page of a list: entries, and the shelves on which the others stand."""

    path: str
    label: str
    """Empty for the list itself."""
    entries: tuple[T, ...]
    shelves: tuple[Shelf[T], ...] = ()

    @property
    def total(self) -> int:
        """How many entries stand on it and on the shelves below it."""
        return len(self.entries) + sum(shelf.total for shelf in self.shelves)

    def with_all_below(self) -> Iterator[Shelf[T]]:
        """Yield it and every shelf below it."""
        yield self
        for shelf in self.shelves:
            yield from shelf.with_all_below()


@dataclass(frozen=True, slots=True)
class Shelving(Generic[T]):
    """How a list is divided."""

    path: str
    """Of the list."""
    below: str
    """Where its shelves stand."""
    steps: Callable[[T], Iterable[Step]]
    """The way to an entry, its first letter before its second."""
    anchors: Callable[[T], Iterable[str]]
    """By what fragments an entry is, or was, found in the list: its own, that of its letter."""
    most: int
    """What one page may hold, in the measure of `size`."""
    size: Callable[[T], int] = lambda _: 1
    beside: int = 0
    """How much else stands on the page of a list that is not divided."""

    def divided(self, entries: Sequence[T], published: Collection[str]) -> Shelf[T]:
        """Put entries, which stand in their order, on shelves; `published` are the paths that the ledger knows."""
        return self._shelf(entries, published, self.path, "", 0)

    def _shelf(self, entries: Sequence[T], published: Collection[str], path: str, label: str, depth: int) -> Shelf[T]:
        here: list[T] = []
        groups: dict[Step, list[T]] = {}
        for entry in entries:
            way = tuple(self.steps(entry))
            (groups.setdefault(way[depth], []) if depth < len(way) else here).append(entry)
        stays_divided = any(self._path(step) in published for step in groups)
        room = self.most - (self.beside if path == self.path else 0)
        if not groups or (sum(map(self.size, entries)) <= room and not stays_divided):
            return Shelf(path, label, tuple(entries))
        if len(groups) == 1 and not here and not stays_divided:  # nothing is divided by this step
            return self._shelf(entries, published, path, label, depth + 1)
        shelves = (
            self._shelf(group, published, self._path(step), step.label, depth + 1) for step, group in groups.items()
        )
        return Shelf(path, label, tuple(here), tuple(shelves))

    def _path(self, step: Step) -> str:
        return f"{self.below}{step.id}/"

    def places(self, shelf: Shelf[T]) -> Mapping[str, str]:
        """Return where each fragment of a list, or of a shelf that is divided, stands now: the path of its page."""
        found: dict[str, str] = {}
        for below in (one for one in shelf.with_all_below() if one is not shelf):
            for anchor in (anchor for entry in below.entries for anchor in self.anchors(entry)):
                found.setdefault(anchor, below.path)
        return found

    def emptied(self, shelf: Shelf[T], published: Collection[str]) -> Iterator[Shelf[T]]:
        """Yield the shelves that were published and on which nothing stands any more."""
        made = {one.path for one in shelf.with_all_below()}
        for path in published:
            name = path.removeprefix(self.below).rstrip("/")
            if path.startswith(self.below) and path.endswith("/") and path not in made and name and "/" not in name:
                yield Shelf(path, name, ())


def by_letter(text: str, before: str = "", interface: Interface = ENGLISH) -> Iterator[Step]:
    """Yield the way to a text: its letter, then its first two, and so on; names of shelves begin with `before`."""
    letter, signs = letter_of(text, interface), "".join(filter(str.isalnum, filed_under(text)))
    is_plain = len(letter.label) == 1 and letter.label.isascii()
    alone = letter.label.lower() if is_plain else f"of-{letter.id}"
    yield Step(before + alone, letter.label)
    for length in range(2, min(len(signs), _FURTHEST) + 1):
        first = signs[:length]
        written = first if first.isascii() else first.encode().hex()
        is_free = is_plain and first.isascii() and not RESERVED.fullmatch(first)
        yield Step(before + (first if is_free else f"{alone}-{written}"), first.capitalize())


def by_time(point: Point, interface: Interface) -> Iterator[Step]:
    """Yield the way to a date: its decade, its year, its month and its day, as far as they are known."""
    if not point.is_before_year_1:
        yield _in_time(Point.parse(point.year if point.is_rough else f"{point.year[:-1]}X"), interface)
    if not point.is_rough:
        yield _in_time(Point(point.year, 0, 0, ""), interface)
    if point.month:
        yield _in_time(Point(point.year, point.month, 0, ""), interface)
    if point.day:
        yield _in_time(Point(point.year, point.month, point.day, ""), interface)


def _in_time(point: Point, interface: Interface) -> Step:
    year = Point(point.year, 0, 0, "").years.lower().replace(" ", "-")
    return Step(
        "-".join([year, *(f"{part:02}" for part in (point.month, point.day) if part)]), point_in_words(point, interface)
    )


def by_number(letters: str, number: int, interface: Interface) -> Iterator[Step]:
    """Yield the way to a claim by its number: the hundred thousand in which it stands, and so on to the hundred."""
    for length in RANGES:
        first = number // length * length
        first, last = max(first, 1), first + length - 1
        label = interface.say("{start} to {end}", start=f"{letters}{first}", end=f"{letters}{last}")
        yield Step(f"{letters}{first}-{last}", label)

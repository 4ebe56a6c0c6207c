"""Reference lines that are written when a page asks for them, and kept while the work stays the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from markupsafe import Markup

from synopsis.exports.bibliography.pandoc import reference_lines
from synopsis.exports.bibliography.works import Work, all_works, work_named, work_of, works_of_articles
from synopsis.register.edition import Edition
from synopsis.register.index import Index

_AT_ONCE = 250
"""Works for one run of pandoc, which takes as long to start as for a hundred of them."""


@dataclass
class RememberedLines:
    """What pandoc wrote of each work, by its key."""

    _kept: dict[str, tuple[Work, Markup]] = field(default_factory=dict)

    def of(self, index: Index, edition: Edition) -> Mapping[str, Markup]:
        """Return the lines of all works that the pages of a register may ask for."""
        return _Lines(self, index, edition)

    def line(self, work: Work, others: Iterable[Work]) -> Markup:
        """Return the line of a work; where it is not known, some of `others` are written in the same run."""
        if not self._knows(work):
            wanted = [work, *(other for other in others if not self._knows(other) and other.id != work.id)][:_AT_ONCE]
            lines = reference_lines(wanted)
            self._kept |= {one.id: (one, lines[one.id]) for one in wanted}
        return self._kept[work.id][1]

    def _knows(self, work: Work) -> bool:
        return work.id in self._kept and self._kept[work.id][0] == work


@dataclass(frozen=True)
class _Lines(Mapping[str, Markup]):
    """The lines of one register."""

    memory: RememberedLines
    index: Index
    edition: Edition

    def __getitem__(self, key: str) -> Markup:
        work = work_named(self.index, key, self.edition)
        if work is None:
            raise KeyError(key)
        return self.memory.line(work, self._others(work))

    def _others(self, work: Work) -> Iterable[Work]:
        """Yield what is asked for next as a rule: a page of ours alone, the bibliography whole."""
        if work.ours:
            return ()
        if work.id in self.index.register.documents:
            return (work_of(document, self.index.interface) for document in self.index.documents)
        return works_of_articles(self.index)

    def __iter__(self) -> Iterator[str]:
        return iter(all_works(self.index, self.edition))

    def __len__(self) -> int:
        return len(all_works(self.index, self.edition))

"""The worked example of a new site: invented accounts of a footbridge that was never built."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from synopsis.register.text import fingerprint, words

_AUTHORS = (
    *("Ada Lindqvist", "Bram Okoro", "Clara Reyes", "Dario Ilves", "Edith Morrow", "Farid Nasser"),
    *("Greta Holm", "Hugo Tanaka", "Ines Duarte", "Jonas Weber", "Kira Novak", "Liam Osei"),
)
_PREFIXES = "abdefghijklm"  # no c, which stands in the ids of comments
_FIRST_YEAR, _YEARS_BETWEEN = 1911, 9
_OPENED = (1904, 1906)
_METRES = (12, 14)


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of the example."""

    id: str
    text: str

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(words(self.text))

    @property
    def sha256(self) -> str:
        """The fingerprint of its text."""
        return fingerprint(self.text)


@dataclass(frozen=True, slots=True)
class Account:
    """One article of the example."""

    number: int

    @property
    def id(self) -> str:
        """Its id."""
        return f"example-{self.number}"

    @property
    def prefix(self) -> str:
        """How the ids of its claims begin."""
        return _PREFIXES[self.number - 1]

    @property
    def author(self) -> str:
        """Who wrote it."""
        return _AUTHORS[self.number - 1]

    @property
    def family(self) -> str:
        """The author's second name."""
        return self.author.split()[1]

    @property
    def given(self) -> str:
        """The author's first name."""
        return self.author.split()[0]

    @property
    def voice(self) -> str:
        """The id of the author."""
        return self.author.lower().replace(" ", "-")

    @property
    def issued(self) -> int:
        """The year in which it appeared."""
        return _FIRST_YEAR + _YEARS_BETWEEN * (self.number - 1)

    @property
    def opened(self) -> int:
        """The year of which it says that the bridge was opened."""
        return _OPENED[(self.number - 1) % 2]

    @property
    def metres(self) -> int:
        """How long it says that the bridge is; the first alone says nothing of the planks."""
        return _METRES[(self.number - 1) % 2]

    @property
    def speaks_of_planks(self) -> bool:
        """Whether it answers the last question."""
        return self.number == 1

    @property
    def passages(self) -> Sequence[Passage]:
        """Its sentences in order: title, opening, length, and in one account the planks."""
        found = [
            Passage("t1", f"The Footbridge, as {self.family} Tells It"),
            Passage(
                "p1s1", f"The footbridge at Aldermoor was opened in {self.opened}, with the whole village on the bank."
            ),
            Passage("p1s2", f"It is {self.metres} metres long from bank to bank, and carries one walker at a time."),
        ]
        planks = Passage("p2s1", "Its planks were cut from one oak that had stood beside the mill.")
        return [*found, planks] if self.speaks_of_planks else found

    @property
    def text(self) -> str:
        """The whole of it, a paragraph a line."""
        title, opened, length, *more = (passage.text for passage in self.passages)
        return "\n\n".join([title, f"{opened} {length}", *more]) + "\n"

    @property
    def sha256(self) -> str:
        """The fingerprint of the whole."""
        return fingerprint(self.text)


def accounts(count: int) -> list[Account]:
    """Return so many accounts."""
    return [Account(number) for number in range(1, count + 1)]

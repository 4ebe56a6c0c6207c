"""Which edition of a register is made, and how it is named wherever it is cited."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from synopsis.languages.interface import Interface
from synopsis.register.ledger.editions import TAG
from synopsis.register.model import Site
from synopsis.register.spoken_dates import in_words

PAGE = "/editions/"
"""The page on which all editions are listed."""
DOI = "https://doi.org/{}"


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition of a register, and where it is published."""

    site_name: str
    site_url: str
    number: int = 0
    """Which publication it is; 0 for an unpublished build."""
    commit: str = ""
    """The commit of the sources that it is built from; empty for an unpublished build."""
    on: date | None = None
    """The day of its publication; None for an unpublished build."""
    doi: str = ""
    """The DOI of all editions together, where there is one."""

    @property
    def note(self) -> str:
        """What every citation says of it."""
        which = f"Edition {self.number}." if self.number else "Unpublished build."
        return f"{which} {DOI.format(self.doi)}" if self.doi else which

    @property
    def path(self) -> str:
        """Where it is told of, from the root of the site."""
        return f"{PAGE}#{TAG.format(self.number)}" if self.number else PAGE

    def called(self, site: Site, interface: Interface) -> str:
        """Call it as the foot of a page does."""
        if self.on:
            return interface.say("edition {number}, {date}", number=self.number, date=in_words(self.on, interface))
        return interface.say("unpublished build; register of {date}", date=in_words(site.issued, interface))

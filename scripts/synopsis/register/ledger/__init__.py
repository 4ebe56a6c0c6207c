"""The ledger: what was published, when, at which address; `sources/permalinks.txt`."""

from synopsis.register.ledger.chain import Ledger, Standing, appended, joined
from synopsis.register.ledger.publication import Entry, Occasion, Publication
from synopsis.register.ledger.recorded import recorded
from synopsis.register.ledger.written import MEND, read, read_ledger

__all__ = (
    "MEND",
    "Entry",
    "Ledger",
    "Occasion",
    "Publication",
    "Standing",
    "appended",
    "joined",
    "read",
    "read_ledger",
    "recorded",
)

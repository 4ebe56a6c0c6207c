"""Ids that are free: those withdrawn, redacted and published are known to corrections and ledger."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

from synopsis.register.ledger import Ledger
from synopsis.register.model import Article, Register
from synopsis.register.numbered_ids import letters_of, next_free
from synopsis.register.patterns import LONGEST_ID
from synopsis.register.urls import record_at


def taken(register: Register, ledger: Ledger, kind: str, folder: str) -> frozenset[str]:
    """Return every id of a kind that is in use or ever was."""
    gone = {name for item in register.corrections.values() for name in (item.record, *item.successors)}
    published = {record_at(path) for path in ledger.standing}
    names = {name.partition("/")[2] for name in gone | published if name.startswith(f"{kind}/")}
    if kind == "correction":
        names |= {line.correction for line in ledger.lines}
    return frozenset(names | register.records(folder).keys()) - {""}


def next_claim(register: Register, ledger: Ledger, article: Article, *, in_comments: bool) -> str:
    """Return the next id of a claim of an article, or of a comment below it."""
    return next_free(
        f"{article.prefix}c" if in_comments else article.prefix, taken(register, ledger, "claim", "claims")
    )


def next_numbered(used: Iterable[str], otherwise: str) -> str:
    """Return the next id that is letters and a number, as most of those in use are, else with the letters given."""
    names = list(used)
    letters = Counter(filter(None, map(letters_of, names)))
    return next_free(letters.most_common(1)[0][0] if letters else otherwise, names)


def slug(words: str, used: Iterable[str]) -> str:
    """Make an id of words: `elias-thorn`; with a number where that is taken."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    parts = re.findall(r"[a-z0-9]+", plain)
    while parts and not parts[0][0].isalpha():
        parts.append(parts.pop(0)) if any(part[0].isalpha() for part in parts) else parts.clear()
    name = "-".join(parts)[: LONGEST_ID - 4].strip("-") or "unnamed"
    names = frozenset(used)
    return next(one for one in (name, *(f"{name}-{number}" for number in range(2, 1000))) if one not in names)

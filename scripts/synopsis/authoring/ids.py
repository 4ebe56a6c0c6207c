"""Ids that are free: those withdrawn, redacted and published are known to corrections and ledger."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

from synopsis.register.ledger import Ledger
from synopsis.register.model import Article, Register
from synopsis.register.patterns import LONGEST_ID
from synopsis.register.urls import record_at

_NUMBERED = re.compile(r"([a-z]+-?)([0-9]+)")


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
    prefix = f"{article.prefix}c" if in_comments else article.prefix
    return _next(prefix, taken(register, ledger, "claim", "claims"))


def next_numbered(used: Iterable[str], otherwise: str) -> str:
    """Return the next id that is letters and a number, as most of those in use are, else with the letters given."""
    names = list(used)
    letters = Counter(match[1] for name in names if (match := _NUMBERED.fullmatch(name)))
    prefix = letters.most_common(1)[0][0] if letters else otherwise
    return _next(prefix, names)


def _next(prefix: str, used: Iterable[str]) -> str:
    found = [match for name in used if (match := re.fullmatch(rf"{re.escape(prefix)}([0-9]+)", name))]
    highest = max((int(match[1]) for match in found), default=0)
    width = max((len(match[1]) for match in found if match[1].startswith("0")), default=1)
    return f"{prefix}{highest + 1:0{width}}"


def slug(words: str, used: Iterable[str]) -> str:
    """Make an id of words: `elias-thorn`; with a number where that is taken."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    parts = re.findall(r"[a-z0-9]+", plain)
    while parts and not parts[0][0].isalpha():
        parts.append(parts.pop(0)) if any(part[0].isalpha() for part in parts) else parts.clear()
    name = "-".join(parts)[: LONGEST_ID - 4].strip("-") or "unnamed"
    names = frozenset(used)
    return next(one for one in (name, *(f"{name}-{number}" for number in range(2, 1000))) if one not in names)

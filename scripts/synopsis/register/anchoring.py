"""Words looked for in a text: where they stand, what comes nearest, what tells two places apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

NEAR_ENOUGH = 70
MOST_CONTEXT = 3
"""How many words of context may stand before and behind an anchor."""


@dataclass(frozen=True, slots=True)
class Context:
    """The words around an anchor that tell it from others like it."""

    prefix: str = ""
    suffix: str = ""
    crosses: bool = False
    """Whether they stand in another paragraph."""


def occurrences(words: str, text: str, flags: re.RegexFlag = re.NOFLAG) -> list[int]:
    """Return where `words` begin in `text`, as whole words."""
    return [match.start() for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text, flags)]


def nearest(exact: str, text: str) -> str:
    """Return the whole words of `text` that come nearest to `exact`; nothing where none come near."""
    there = text.split()
    count = len(exact.split())
    outer = re.compile(r"^\W+|\W+$" if exact[:1].isalnum() and exact[-1:].isalnum() else r"(?!)")
    runs = (
        outer.sub("", " ".join(there[start : start + length]))
        for length in range(max(count - 1, 1), count + 2)
        for start in range(len(there) - length + 1)
    )
    score, found = max(((fuzz.ratio(exact, run), run) for run in runs), default=(0, ""))
    return found if score >= NEAR_ENOUGH else ""


def deciding(exact: str, lines: Sequence[str], place: int) -> Context | None:
    """Return the shortest context that tells the words at `place` of the joined `lines` from all others like them.

    Words of the same paragraph come first, because a link can reach no others.
    """
    text = " ".join(lines)
    start = place
    end = place + len(exact)
    line_start = max(offset for offset in _starts(lines) if offset <= place)
    line_end = min((offset - 1 for offset in _starts(lines) if offset > place), default=len(text))
    for first, last in ((line_start, line_end), (0, len(text))):
        for context in _contexts(text[first:start].split(), text[end:last].split()):
            whole = " ".join(filter(None, (context.prefix, exact, context.suffix)))
            if len(occurrences(whole, text, re.IGNORECASE)) == 1:
                return Context(context.prefix, context.suffix, (first, last) != (line_start, line_end))
    return None


def _starts(lines: Sequence[str]) -> list[int]:
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    return starts[:-1]


def _contexts(before: list[str], behind: list[str]) -> Iterator[Context]:
    yield Context()
    for count in range(1, MOST_CONTEXT + 1):
        if len(before) >= count:
            yield Context(prefix=" ".join(before[-count:]))
        if len(behind) >= count:
            yield Context(suffix=" ".join(behind[:count]))
    for count in range(1, MOST_CONTEXT + 1):
        if len(before) >= count and len(behind) >= count:
            yield Context(" ".join(before[-count:]), " ".join(behind[:count]))

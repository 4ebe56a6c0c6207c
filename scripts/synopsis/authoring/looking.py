"""Where words stand: in texts at hand, anchors, and whatever a record says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from synopsis.authoring.printed import Printed
from synopsis.register.model import KINDS, Record, Register, name_of
from synopsis.register.problems import Location, Path
from synopsis.register.text import normalise

_AROUND = 60
"""How many characters before and behind the words are shown."""
_SUMS = frozenset({"sha256", "text_sha256", "digest", "replaces"})


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where the words stand."""

    name: str
    """The record: `claim/m14`; of a sentence `mott-1911 p2s3`."""
    location: Location
    field: str
    """Where in the record: `quote.exact`."""
    excerpt: str


def pattern_of(phrases: Iterable[str]) -> list[re.Pattern[str]]:
    """Compile what finds each phrase whatever its case, its last word whatever its ending."""
    return [re.compile(rf"(?<!\w){re.escape(normalise(phrase))}", re.IGNORECASE) for phrase in phrases]


def hits(
    register: Register, phrases: Iterable[str], texts: Mapping[str, Printed], kinds: Iterable[str]
) -> Iterator[Hit]:
    """Yield every text that has all `phrases`, those of articles first; with `kinds` those of such records alone."""
    patterns = pattern_of(phrases)
    wanted = frozenset(kinds)
    if not wanted:
        for article, sentences in texts.items():
            for name, text in sentences.items():
                if excerpt := _excerpt(text, patterns):
                    yield Hit(f"{article} {name}", register.sentences[f"{article}/{name}"].at("id"), "", excerpt)
    for kind in KINDS:
        if wanted and kind.name not in wanted:
            continue
        for record in register.records(kind.folder).values():
            yield from _in_record(record, patterns)


def _in_record(record: Record, patterns: list[re.Pattern[str]]) -> Iterator[Hit]:
    for path, text in _texts(record, ()):
        if excerpt := _excerpt(text, patterns):
            field = ".".join(map(str, path))
            yield Hit(name_of(record), record.at(*path), field, excerpt)


def _texts(value: Any, path: Path) -> Iterator[tuple[Path, str]]:  # noqa: ANN401 -- walks any field
    """Yield every text of a record by its path, sums left out."""
    if isinstance(value, BaseModel):
        for name, field in type(value).model_fields.items():
            if name not in _SUMS:
                yield from _texts(getattr(value, name), (*path, field.alias or name))
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _texts(inner, (*path, name))
    elif isinstance(value, tuple):
        for number, inner in enumerate(value):
            yield from _texts(inner, (*path, number))
    elif isinstance(value, str):
        yield path, value


def _excerpt(text: str, patterns: list[re.Pattern[str]]) -> str:
    """Show the first of the phrases among the words around it; nothing where one of them is not there."""
    plain = normalise(text)
    found = [pattern.search(plain) for pattern in patterns]
    if not all(found) or found[0] is None:
        return ""
    start, end = max(found[0].start() - _AROUND, 0), min(found[0].end() + _AROUND, len(plain))
    before = plain[start : found[0].start()]
    after = plain[found[0].end() : end]
    if start:
        before = "…" + before.partition(" ")[2]
    if end < len(plain):
        after = after.rpartition(" ")[0] + "…"
    return f"{before}{found[0][0]}{after}"

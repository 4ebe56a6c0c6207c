"""A bibliographic record out of a file of CSL-JSON, BibTeX or RIS, by pandoc."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pypandoc

from synopsis.authoring.adding import in_order
from synopsis.authoring.desk import Data
from synopsis.register.model import Csl
from synopsis.register.model.reference import CSL_TYPES
from synopsis.register.plain_file import text_of
from synopsis.register.problems import Location, Problem, Refused, Rule, quoted

_FORMATS = {".json": "csljson", ".bib": "biblatex", ".ris": "ris"}
"""By the end of a file's name."""
_TITLE = re.compile(r"\b(?:sub|book|main)?title\s*=\s*[{\"]", re.IGNORECASE)
_RIS_DAY = re.compile(r"^(?:DA|PY|Y1)  - (\d{4})(?:/(\d\d?))?(?:/(\d\d?))?(?:/.*)?\s*$", re.MULTILINE)
"""A date of RIS, of which pandoc reads no more than the year."""
_MARKUP = re.compile(r"</?(?:span|i|b|sub|sup)\b[^>]*>")
_NAMES = frozenset({"author", "editor", "interviewer"})
_FIELDS = [field.alias or name for name, field in Csl.model_fields.items()]
_OTHERWISE = {
    "article": "document",
    "post-weblog": "post-weblog",
    "software": "document",
    "paper-conference": "chapter",
}


def csl_of(file: Path) -> Data:
    """Read the one item of a file, with the fields that documents have; refused where it has none, or more."""
    form = _FORMATS.get(file.suffix.lower())
    if form is None:
        _refuse(file, f"name must end in {', '.join(_FORMATS)}; not {quoted(file.suffix or file.name)}")
    try:
        text = text_of(file)
        written = _with_capitals(text) if form == "biblatex" else text
        items = json.loads(pypandoc.convert_text(written, "csljson", format=form or ""))
    except (OSError, ValueError, RuntimeError) as error:
        _refuse(file, f"file must be {form} in UTF-8, not {quoted(error, 200)}")
    if len(items) != 1:
        _refuse(file, f"file must have one item, not {len(items)}")
    if form == "ris" and (days := _RIS_DAY.findall(text)):
        items[0]["issued"] = {"date-parts": [[part for part in max(days, key=_parts_of) if part]]}
    return in_order(Csl, dict(_fields(items[0])))


def _with_capitals(bibtex: str) -> str:
    """Put titles in braces, without which pandoc takes their capitals for those of a headline and drops them."""
    parts, at = [], 0
    while match := _TITLE.search(bibtex, at):
        end = _closing(bibtex, match.end() - 1)
        parts += [bibtex[at : match.end()], "{", bibtex[match.end() : end], "}"]
        at = end
    return "".join([*parts, bibtex[at:]])


def _closing(text: str, opening: int) -> int:
    """Return where what opens at an offset, a brace or a quotation mark, is closed."""
    depth = 0
    for offset in range(opening + 1, len(text)):
        if depth == 0 and text[offset] == {"{": "}", '"': '"'}[text[opening]]:
            return offset
        depth += {"{": 1, "}": -1}.get(text[offset], 0)
    return len(text)


def _fields(item: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    kind = item.get("type", "")
    yield "type", kind if kind in CSL_TYPES.split("|") else _OTHERWISE.get(kind, "document")
    for name in item.keys() & set(_FIELDS) - {"type"}:
        value = item[name]
        if name in _NAMES:
            names = [_name(one) for one in value]
            yield name, [one for one in names if one]
        elif name == "issued":
            if day := _edtf(value):
                yield name, day
        elif isinstance(value, str | int):
            yield name, " ".join(_MARKUP.sub("", str(value)).split())


def _name(name: Mapping[str, str]) -> Data:
    family = " ".join(filter(None, (name.get("non-dropping-particle"), name.get("family"))))
    found = {"family": family, "given": name.get("given", ""), "literal": name.get("literal", "")}
    return {part: text for part, text in found.items() if text}


def _parts_of(day: tuple[str, ...]) -> int:
    return sum(map(bool, day))


def _edtf(issued: Mapping[str, Any]) -> str:
    """Write a date in EDTF, of a range its two ends; nothing where pandoc has found no date in what stood there."""
    about = "~" if issued.get("circa") else ""
    return "/".join(f"{_day(parts)}{about}" for parts in issued.get("date-parts") or () if parts)


def _day(parts: Sequence[str | int]) -> str:
    year, *rest = map(int, parts)
    before_christ = year < 0  # without a year 0, which EDTF has
    return "-".join([f"-{-year - 1:04}" if before_christ else f"{year:04}", *(f"{part:02}" for part in rest)])


def _refuse(file: Path, message: str) -> None:
    raise Refused([Problem(Location(file.as_posix()), Rule.UNREADABLE, message)])

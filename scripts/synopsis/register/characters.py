"""Characters that no reader can see, refused wherever they stand."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice

from synopsis.register.problems import Location, Problem, Rule, quoted

MOST_PROBLEMS = 20
"""How many characters are named in one file; the rest follow when these are gone."""

BIDIRECTIONAL = "\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069"
LINE_SEPARATORS = "\\x85\\u2028\\u2029"
PRIVATE_USE = "\\ue000-\\uf8ff\\U000f0000-\\U0010ffff"
NONCHARACTERS = "\\ufdd0-\\ufdef" + "".join(f"\\U{plane:04x}fffe\\U{plane:04x}ffff" for plane in range(17))
UNSEEN = f"\\x00-\\x09\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\ufeff\\ud800-\\udfff{LINE_SEPARATORS}{BIDIRECTIONAL}"
IN_FILE = re.compile(f"[{UNSEEN}{PRIVATE_USE}{NONCHARACTERS}]|\\r(?!\\n)")
IN_VALUE = re.compile(f"[\\r{UNSEEN}{PRIVATE_USE}{NONCHARACTERS}]")

KINDS = tuple(
    (name, re.compile(f"[{members}]"))
    for name, members in (
        ("tab", "\\t"),
        ("lone carriage return", "\\r"),
        ("byte order mark", "\\ufeff"),
        ("line separator", LINE_SEPARATORS),
        ("bidirectional control", BIDIRECTIONAL),
        ("surrogate", "\\ud800-\\udfff"),
        ("noncharacter", NONCHARACTERS),
        ("private-use character", PRIVATE_USE),
        ("control character", "\\x00-\\x9f"),
    )
)


def in_file(text: str, file: str) -> Iterator[Problem]:
    """Find what must not stand in a file as it was typed."""
    # nearly every file passes here, at a tenth of the pattern's price
    if text.replace("\n", "").isprintable():
        return
    for match in islice(IN_FILE.finditer(text), MOST_PROBLEMS):
        line = text.count("\n", 0, match.start()) + 1
        column = match.start() - text.rfind("\n", 0, match.start())
        yield _problem(match[0], Location(file, line, column))


def in_value(value: str, location: Location) -> Iterator[Problem]:
    """Find what YAML's escapes brought into a value or key."""
    for match in islice(IN_VALUE.finditer(value), MOST_PROBLEMS):
        yield _problem(match[0], location)


def without(text: str) -> str:
    """Put a visible sign for each such character, so that the rest can be read with lines and columns unchanged."""
    return IN_FILE.sub(lambda match: " " if match[0] in "\t\r" else "\ufffd", text)


def _problem(char: str, location: Location) -> Problem:
    name = next((name for name, members in KINDS if members.match(char)), unicodedata.category(char))
    return Problem(location, Rule.CHARACTER, f"text must be made of visible characters, not the {name} {quoted(char)}")

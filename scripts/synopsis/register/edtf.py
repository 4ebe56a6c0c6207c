"""EDTF dates in words."""

from __future__ import annotations

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
DASH = "\u2013"
"""Stands between the ends of a range."""
QUALIFIERS = {"~": "about ", "?": "perhaps ", "%": "perhaps about "}


def in_words(edtf: object) -> str:
    """Write an EDTF date, or a day, for readers: `1992-02-26` as 26 February 1992, `1988/1994` as 1988 to 1994."""
    start, slash, end = str(edtf).partition("/")
    if not slash:
        return _point(start)
    if start == "..":
        return f"until {_point(end)}"
    if end in {"", ".."}:
        return f"since {_point(start)}"
    return f"{_point(start)} to {_point(end)}"


def _point(point: str) -> str:
    known = point.rstrip("".join(QUALIFIERS))
    doubt = QUALIFIERS.get(point[len(known) :], "")
    if known.endswith("XX"):
        return f"{doubt}the {known[:2]}00s"
    if known.endswith("X"):
        return f"{doubt}the {known[:3]}0s"
    year, *rest = known.split("-")
    parts = [*([str(int(rest[1]))] if len(rest) > 1 else []), *([MONTHS[int(rest[0]) - 1]] if rest else []), year]
    return doubt + " ".join(parts)

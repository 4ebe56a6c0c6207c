"""Which characters nobody can see, by Unicode's own properties."""

from __future__ import annotations

import unicodedata

import regex

BIDIRECTIONAL = r"\p{Bidi_Control}"
LINE_SEPARATORS = r"\x85\u2028\u2029"
PRIVATE_USE = r"\p{Co}"
NONCHARACTERS = r"\p{Noncharacter_Code_Point}"
IGNORABLE = r"\p{Default_Ignorable_Code_Point}\ufff9-\ufffb\U00013430-\U0001343f"
"""What shows nothing by itself: soft hyphens, joiners, variation selectors, tags, fillers; marks of notation."""
BLANK = r"\u2800\ufffc\U00016fe4\U0001d159"
"""Signs and letters whose picture is empty."""
SPACES = r"\u1680\u2000-\u200a\u202f\u205f"
"""Spaces of odd widths, some too thin to part two words; those of a letter's width or more may stand."""

KINDS = tuple(
    (name, regex.compile(f"[{members}]"))
    for name, members in (
        ("tab", r"\t"),
        ("lone carriage return", r"\r"),
        ("byte order mark", r"\ufeff"),
        ("line separator", LINE_SEPARATORS),
        ("bidirectional control", BIDIRECTIONAL),
        ("surrogate", r"\p{Cs}"),
        ("noncharacter", NONCHARACTERS),
        ("private-use character", PRIVATE_USE),
        ("control character", r"\p{Cc}"),
        ("invisible character", IGNORABLE),
        ("blank sign", BLANK),
        ("space of an odd width", SPACES),
    )
)
ANY = regex.compile(
    rf"[\p{{Cc}}\p{{Cs}}{LINE_SEPARATORS}{BIDIRECTIONAL}{PRIVATE_USE}{NONCHARACTERS}{IGNORABLE}{BLANK}{SPACES}]"
)
AT_WORK = regex.compile(
    r"""
    (?<=[\p{Joining_Type=Dual_Joining}\p{Joining_Type=Left_Joining}]\p{Joining_Type=Transparent}{0,4})
        \u200c(?=\p{Joining_Type=Transparent}{0,4}[\p{Joining_Type=Dual_Joining}\p{Joining_Type=Right_Joining}])
    | (?<=\p{Canonical_Combining_Class=9})[\u200c\u200d](?=\p{L})
    | (?<=\p{Script=Han})[\ufe00-\ufe02\U000e0100-\U000e01ef]
    | (?<=\p{Script=Mongolian})[\u180b-\u180d\u180f](?=[\p{Script=Mongolian}\s]|$)
    """,
    regex.VERBOSE,
)
"""Where such a character changes what is seen: joiners where letters join (as IDNA has it), forms of ideographs."""


def kind_of(char: str) -> str:
    """Say in a word or two what is unseen about a character."""
    return next(name for name, members in KINDS if members.match(char))


def named(char: str) -> str:
    """Name a character by its number and, where it has one, its name."""
    return f"U+{ord(char):04X} {unicodedata.name(char, '')}".rstrip()

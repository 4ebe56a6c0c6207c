"""Languages by their tags, in words."""

from __future__ import annotations

from functools import cache

from babel import Locale, UnknownLocaleError


@cache
def language_of(tag: str) -> str:
    """Return the name of a language, and of the script that its tag names; the tag where we have none."""
    try:
        return Locale.parse(tag, sep="-").get_display_name("en") or tag
    except (UnknownLocaleError, ValueError):
        return tag

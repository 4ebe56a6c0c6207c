"""Which languages there are, by the names that Unicode's CLDR has for them."""

from __future__ import annotations

from difflib import get_close_matches
from functools import cache

from babel import Locale
from babel.core import get_global


@cache  # a register has few languages, each many times
def known_language(tag: str) -> str:
    """Return a language tag if its language is known; `ValueError` says what it must be, with what it may mean."""
    code = tag.partition("-")[0]
    known = Locale("en").languages
    if code in known:
        return tag
    # a country's code, such as jp, stands for the language that most of it speaks
    of_country = get_global("likely_subtags").get(f"und_{code.upper()}", "").partition("_")[0]
    near = [of_country] if of_country in known else get_close_matches(code, known, n=3)
    hint = f" (did you mean {' or '.join(near)}?)" if near else ""
    msg = f"must begin with the code of a language that Unicode names, such as en, de or ar{hint}"
    raise ValueError(msg)

"""Addresses of other sites as numbered notes, for paper: a number at the link, one list at the end of the page."""

from __future__ import annotations

import re
from html import unescape

_LINK = re.compile(
    r'(<a\b(?! class="addressed")(?=[^>]* rel="external")[^>]*? href="([^"]*)"[^>]*)>(.*?)</a>', re.DOTALL
)
_WORDS = re.compile(r"#?:~:.*", re.DOTALL)
"""The part of an address that leads to words of the text, which nobody types."""


def with_notes(text: str) -> tuple[str, tuple[str, ...]]:
    """Number the links of a page to other sites; return it with their addresses, each once, in the order of numbers.

    A link that shows its own address needs no note, nor does one of a list that has it printed behind it.
    """
    numbers: dict[str, int] = {}

    def numbered(link: re.Match[str]) -> str:
        begun, href, words = link.groups()
        address = _WORDS.sub("", unescape(href))
        if unescape(words) == address:
            return link[0]
        number = numbers.setdefault(address, len(numbers) + 1)
        return f'{begun} data-note="{number}">{words}</a>'

    return _LINK.sub(numbered, text), tuple(numbers)

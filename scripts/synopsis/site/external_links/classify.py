"""The class of a link by the answer to it."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from html import unescape
from http import HTTPStatus
from urllib.parse import urlsplit

from synopsis.site.external_links.reader import Answer, NoAnswer


class LinkState(StrEnum):
    """What became of a link."""

    OK = "ok"
    """It leads to what it should, as far as a program can see."""
    MOVED = "moved"
    """It leads there, and says that the address is another one for good."""
    BLOCKED = "blocked"
    """The server kept its answer from this program: refused, asks for a human being, silent, out of order."""
    GONE = "gone"
    """The server says that it is not there, or there is no such host."""
    CHANGED = "changed"
    """It leads somewhere else: to the home page, or to a page without the words of the title."""


GONE = frozenset({HTTPStatus.NOT_FOUND, HTTPStatus.GONE})
SHARE = 1 / 3
"""The part of a title's words that must stand on the page."""
_WORD = re.compile(r"[^\W\d_]{4,}")
_ROBOTS = re.compile(
    r"captcha|are you (?:a )?(?:human|robot)|you are (?:a )?(?:human|not a robot)|checking your browser|just a moment"
    r"|unusual traffic|access denied|enable javascript and cookies",
    re.IGNORECASE,
)
_APART = frozenset({"script", "style", "title"})
_COMMENT = "!--"
_CONTENT = re.compile(r"""\bcontent\s*=\s*["']([^"']*)""", re.IGNORECASE)
_NO_CHARACTER = re.compile(r"&#[0-9]{8,};?")
_NOT_FOUND = re.compile(r"\b404\b|\b(?:page )?not found\b", re.IGNORECASE)


def classify(url: str, titles: tuple[str, ...], answer: Answer | NoAnswer) -> tuple[LinkState, str]:
    """Say what became of the link to `url`, where something with one of `titles` should be, and why."""
    if isinstance(answer, NoAnswer):
        return (LinkState.GONE if answer.no_host else LinkState.BLOCKED), answer.why
    if not HTTPStatus.OK <= answer.status < HTTPStatus.MULTIPLE_CHOICES:
        return (LinkState.GONE if answer.status in GONE else LinkState.BLOCKED), f"answered {answer.status}"
    if _is_home(answer.url) and not _is_home(url):
        return LinkState.CHANGED, "leads to the home page"
    if fault := _other_page(titles, answer.text):
        return fault
    return (LinkState.MOVED, f"for good to {answer.url}") if answer.for_good else (LinkState.OK, "")


def _is_home(url: str) -> bool:
    parts = urlsplit(url)
    return not parts.path.strip("/") and not parts.query


def _other_page(titles: tuple[str, ...], page: str) -> tuple[LinkState, str] | None:
    """Say that a page is another one than expected, or keeps itself from programs."""
    text, title = words_of_page(page)
    shown = title_words(text)
    wanted = [words for words in map(title_words, titles) if words]
    if not shown or any(len(words & shown) >= SHARE * len(words) for words in wanted):
        return None
    if _ROBOTS.search(text):
        return LinkState.BLOCKED, "asks whether a human being reads it"
    if _NOT_FOUND.search(title):
        return LinkState.CHANGED, "a page that says that nothing was found"
    return (LinkState.CHANGED, "without the words of the title") if wanted else None


def title_words(text: str) -> frozenset[str]:
    """Give the words of four letters and more, without case and accents."""
    # letter by letter, because to put the marks of one letter in order takes the square of their number
    letters = text if text.isascii() else "".join(unicodedata.normalize("NFKD", letter) for letter in text)
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return frozenset(_WORD.findall(plain.casefold()))


def words_of_page(page: str) -> tuple[str, str]:
    """Give the text that a page shows, and its title.

    A page of a stranger may be anything: it is divided at its brackets once, so that the time is that of its length,
    and what is no HTML is taken for text. The parser of the standard library fails on some, and on others takes the
    square of their length.
    """
    shown: list[str] = []
    title: list[str] = []
    inside = ""
    for piece in f">{page}".split("<"):
        if inside == _COMMENT or piece.startswith(_COMMENT):
            _, ended, text = piece.partition("-->")
            inside = "" if ended else _COMMENT
        else:
            tag, _, text = piece.partition(">")
            name = tag.partition(" ")[0].strip().lower()
            if name == f"/{inside}":
                inside = ""
            elif not inside and name in _APART:
                inside = name
            elif name == "meta" and (content := _CONTENT.search(tag)):
                shown.append(content[1])
        if inside not in {_COMMENT, "script", "style"}:
            shown.append(text)
        if inside == "title":
            title.append(text)
    return _as_read(shown), _as_read(title)


def _as_read(pieces: list[str]) -> str:
    # of a reference with many digits no character comes, but Python refuses to read the number
    return unescape(_NO_CHARACTER.sub(" ", " ".join(pieces)))

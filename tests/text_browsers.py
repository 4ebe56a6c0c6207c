"""What browsers without pictures and scripts print of pages: all that is said, in the order of the page."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable
from pathlib import Path

import lxml.html

BROWSERS = {
    "w3m": ["w3m", "-dump", "-T", "text/html", "-I", "UTF-8", "-O", "UTF-8", "-cols", "1000"],
    "lynx": ["lynx", "-dump", "-nolist", "-assume_charset=utf-8", "-display_charset=utf-8", "-width=1000", "-stdin"],
}
"""Each reads a page from standard input; in wide lines, because only what breaks a line differs in narrow ones."""
_BLOCKS = ("p", "li", "dd", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "summary")
_MAIN = "//article[contains(concat(' ', @class, ' '), ' md-content__inner ')]"
_OTHERS = "//*[self::script or self::svg or self::form or self::template or self::table or self::button or @hidden]"
_MARKS = re.compile(r"\[(?:DEL|INS): ?| ?:(?:DEL|INS)\]")
"""How such browsers print what was taken out and put in."""
_FOLDED = re.compile(r"[\s\u200b]+")


def said(page: Path, *left_out: str) -> list[str]:
    """Give the text of every smallest block of a page, without white space and without what `left_out` selects (XPath).

    Tables are left out: their cells stand beside each other.
    """
    (main,) = lxml.html.fromstring(page.read_text(encoding="utf-8")).xpath(_MAIN)
    for path in (_OTHERS, *left_out):
        for other in main.xpath(f".{path}"):
            other.drop_tree()
    smallest = (block for block in main.iter(*_BLOCKS) if next(block.iterdescendants(*_BLOCKS), None) is None)
    return [text for block in smallest if (text := _plain(block.text_content()))]


def missing(browser: str, page: Path, texts: Iterable[str]) -> str | None:
    """Give the first of `texts` that a browser does not print after those before it; None where it prints all."""
    ran = subprocess.run(BROWSERS[browser], input=page.read_bytes(), capture_output=True, check=True)
    printed, place = _plain(_MARKS.sub("", ran.stdout.decode())), 0
    for text in texts:
        if (at := printed.find(text, place)) < 0:
            return text
        place = at + len(text)
    return None


def lost(browser: str, pages: Iterable[Path]) -> tuple[int, dict[str, str]]:
    """Count what pages say, and give of each page the first thing that is not in its place in the text."""
    texts = {page: said(page) for page in pages}
    found = {page.parent.as_posix(): missing(browser, page, said_there) for page, said_there in texts.items()}
    return sum(map(len, texts.values())), {path: text for path, text in found.items() if text is not None}


def _plain(text: str) -> str:
    return _FOLDED.sub("", text)

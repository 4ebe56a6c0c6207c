"""An extension of Python-Markdown that reads no HTML twice: what a generated page has finished is put aside as it is.

MkDocs and Python-Markdown would each parse every element anew, which is half of a build. A page asks for it by its
first line; in such a page text never has `<` or `>` but in tags, so that an element ends where its tags are even.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from markdown import Markdown
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor

from synopsis.markdown import FINISHED

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)[^>]*?(/?)>")
_ID = re.compile(r'<[^>]*\sid="([^"]*)"')
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
_OF_MKDOCS = "mkdocs_raw_html"
"""The part of MkDocs that notes which ids the HTML of a page has, so that a link to one is no warning."""


class _Aside(Preprocessor):
    """Puts elements that begin a block aside, before anybody reads them."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self.ids: set[str] = set()

    def run(self, lines: list[str]) -> list[str]:
        self.ids = set()
        first = next((number for number, line in enumerate(lines) if line), None)
        if first is None or lines[first] != FINISHED:
            return lines
        return list(self._read(lines[first + 1 :]))

    def _read(self, lines: list[str]) -> Iterator[str]:
        element: list[str] = []
        depth, begins = 0, True
        for line in lines:
            if not element and not (begins and self._is_block(line)):
                yield line
                begins = not line
                continue
            element.append(line)
            depth += _opened(line)
            if depth <= 0:
                yield from ("", self._kept("\n".join(element)), "")
                element, depth, begins = [], 0, True
        yield from element  # never closed: for Markdown to read, and for the checks of the site to find

    def _is_block(self, line: str) -> bool:
        tag = _TAG.match(line)
        return bool(tag and not tag[1] and self.md.is_block_level(tag[2]))

    def _kept(self, element: str) -> str:
        self.ids.update(unescape(name) for name in _ID.findall(element))
        return self.md.htmlStash.store(element)


def _opened(line: str) -> int:
    """Return how many elements a line opens that it does not close."""
    return sum(-1 if close else 1 for close, tag, empty in _TAG.findall(line) if not empty and tag not in _VOID)


class _Ids(Postprocessor):
    """Tells MkDocs the ids of what it has not read."""

    def __init__(self, md: Markdown, aside: _Aside) -> None:
        super().__init__(md)
        self.aside = aside

    def run(self, text: str) -> str:
        if _OF_MKDOCS in self.md.preprocessors:
            vars(self.md.preprocessors[_OF_MKDOCS])["present_anchor_ids"].update(self.aside.ids)
        return text


class FinishedHtml(Extension):
    """`synopsis.site.finished_html` in `markdown_extensions`."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 -- the name that Python-Markdown calls
        """Stand behind the putting right of white space (30), before MkDocs (21) and Python-Markdown (20) read HTML."""
        aside = _Aside(md)
        md.preprocessors.register(aside, "synopsis_finished_html", 25)
        md.postprocessors.register(_Ids(md, aside), "synopsis_finished_ids", 5)


def makeExtension(**settings: object) -> FinishedHtml:  # noqa: N802 -- the name that Python-Markdown calls
    """Make the extension."""
    return FinishedHtml(**settings)

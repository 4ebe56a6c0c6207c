"""An extension of Python-Markdown: finished HTML of generated pages goes through Markdown unread.

`mkdocs.yml` names it. It works in any engine that reads that file; without it the pages are the same, later.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement

from markdown import Extension, Markdown
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from synopsis.page import FINISHED

_BLANK = re.compile(r"\n\n+")
_OPENED = re.compile(r"<([a-z][a-z0-9]*)[\s>]")
_VOID = re.compile(r"<(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)\b[^>]*(?<!/)>")
_ID = re.compile(r'\sid="([^"&]+)"')


class FinishedHtml(Extension):
    """Puts aside the blocks of HTML of a page whose first line is `FINISHED`; every other page is left as it is."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name that Markdown calls
        """Come after the normalisation of line ends (30), and before MkDocs (21) and Markdown (20) read HTML."""
        aside = _PutAside(md)
        md.preprocessors.register(aside, "finished_html", 25)
        # around the readers of ids (5), after the last that changes white space (10)
        md.treeprocessors.register(_ShowIds(aside), "finished_html_ids", 6)
        md.treeprocessors.register(_HideIds(aside), "finished_html_no_ids", 4)


class _PutAside(Preprocessor):
    """Leaves a placeholder for each run of finished blocks."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self.ids: list[str] = []
        """The ids in what was put aside, which links in Markdown may lead to."""
        self.shown: Element | None = None

    def run(self, lines: list[str]) -> list[str]:
        """Replace the finished blocks of a marked page."""
        self.ids = []
        text = "\n".join(lines)
        marked = text.lstrip("\n")
        if not marked.startswith(f"{FINISHED}\n"):
            return lines
        return "\n\n".join(self._replaced(marked.removeprefix(FINISHED).strip("\n"))).split("\n")

    def _replaced(self, text: str) -> Iterator[str]:
        aside: list[str] = []
        for block, finished in self._blocks(text):
            if finished:
                aside.append(block)
                continue
            if aside:
                yield self._stored("\n\n".join(aside) + "\n")  # the blank line below it is kept, as Markdown does
                aside = []
            yield block
        if aside:
            yield self._stored("\n\n".join(aside) + "\n")

    def _stored(self, html: str) -> str:
        self.ids += _ID.findall(html)
        return self.md.htmlStash.store(html)

    def _blocks(self, text: str) -> Iterator[tuple[str, bool]]:
        """Divide `text` at the blank lines outside of elements; each block with whether it is one of finished HTML."""
        start, open_, opened = 0, 0, False
        place = 0
        for blank in [*_BLANK.finditer(text), None]:
            end = blank.start() if blank else len(text)
            if place == start:
                tag = _OPENED.match(text, start)
                opened = bool(tag and self.md.is_block_level(tag[1]))
                open_ = 0
            if opened:
                open_ += _still_open(text[place:end])
            if not opened or open_ == 0 or blank is None:
                yield text[start:end], opened and open_ == 0 and text[end - 1] == ">"
                start = blank.end() if blank else end
            place = blank.end() if blank else end


def _still_open(html: str) -> int:
    """Count the elements that are opened and not closed; text of ours has no `<` of its own."""
    return html.count("<") - 2 * html.count("</") - html.count("/>") - len(_VOID.findall(html))


class _ShowIds(Treeprocessor):
    """Lets whoever collects the ids of a page see those of what was put aside."""

    def __init__(self, aside: _PutAside) -> None:
        super().__init__(aside.md)
        self._aside = aside

    def run(self, root: Element) -> None:
        """Add an element with an element for each id."""
        if self._aside.ids:
            self._aside.shown = SubElement(root, "div")
            for id_ in self._aside.ids:
                SubElement(self._aside.shown, "div", id=id_)


class _HideIds(Treeprocessor):
    """Takes away again what `_ShowIds` has added."""

    def __init__(self, aside: _PutAside) -> None:
        super().__init__(aside.md)
        self._aside = aside

    def run(self, root: Element) -> None:
        """Remove the element."""
        if self._aside.shown is not None:
            root.remove(self._aside.shown)
            self._aside.shown = None


def makeExtension() -> Extension:  # noqa: N802 - the name that Markdown calls
    """Give the extension."""
    return FinishedHtml()

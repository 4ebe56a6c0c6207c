"""An extension of Python-Markdown: finished HTML of generated pages goes through Markdown unread.

`mkdocs.yml` names it. It works in any engine that reads that file; without it the pages are the same, later.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement

from markdown import Extension, Markdown
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from synopsis.page import FINISHED

_BLANK = re.compile(r"\n\n+")
_OPENED = re.compile(r"<([a-z][a-z0-9]*)[\s>]")
_VOID = re.compile(r"<(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)\b[^>]*(?<!/)>")
_ID = re.compile(r'\sid="([^"&]+)"')
_PLAIN = r"[^&#`\\*_\[\]!<>{}\s]|&#\d+;"
_HEADING = re.compile(
    rf"(#{{1,6}}) ((?:{_PLAIN}| )*(?:{_PLAIN})) \{{ #([a-z0-9-]+)((?: data-pagefind-[a-z]+=\"[a-z]+\")?) \}}"
)
"""A heading in which Markdown has nothing to read but its level and its attributes."""
_MAY_HEAD = re.compile(r"^ {0,3}(?:#|[=-]+\s*$)", re.MULTILINE)
"""Where Markdown may see a heading that it has to read."""


class FinishedHtml(Extension):
    """Puts aside the blocks of HTML of a page whose first line is `FINISHED`; every other page is left as it is."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name that Markdown calls
        """Come after the normalisation of line ends (30), and before MkDocs (21) and Markdown (20) read HTML."""
        aside = _PutAside(md)
        md.preprocessors.register(aside, "finished_html", 25)
        # around the readers of ids (5), after the last that changes white space (10)
        md.treeprocessors.register(_ShowIds(aside), "finished_html_ids", 6)
        md.treeprocessors.register(_HideIds(aside), "finished_html_no_ids", 4)


@dataclass(frozen=True, slots=True)
class _Named:
    """What stands aside and has an id, to which links in Markdown may lead."""

    tag: str
    """Of a heading, which stands in the table of contents; of all else it says nothing."""
    id: str
    text: str = ""


class _PutAside(Preprocessor):
    """Leaves a placeholder for each run of finished blocks and headings."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self.named: list[_Named] = []
        self.shown: Element | None = None

    def run(self, lines: list[str]) -> list[str]:
        """Replace the finished blocks of a marked page."""
        self.named = []
        text = "\n".join(lines)
        marked = text.lstrip("\n")
        if not marked.startswith(f"{FINISHED}\n"):
            return lines
        return "\n\n".join(self._replaced(marked.removeprefix(FINISHED).strip("\n"))).split("\n")

    def _replaced(self, text: str) -> Iterator[str]:
        blocks = [
            (block, finished, None if finished else _HEADING.fullmatch(block)) for block, finished in self._blocks(text)
        ]
        # headings are told in their order, all of them or none
        in_order = not any(
            _MAY_HEAD.search(block) for block, finished, heading in blocks if not finished and not heading
        )
        aside = ""
        for block, finished, heading in blocks:
            if finished:
                self.named += (_Named("div", id_) for id_ in _ID.findall(block))
                aside += f"{block}\n\n"  # the blank line below it is kept, as Markdown does
            elif heading and in_order:
                aside += f"{self._heading(heading)}\n"
            else:
                if aside:
                    yield self.md.htmlStash.store(aside[:-1])
                    aside = ""
                yield block
        if aside:
            yield self.md.htmlStash.store(aside[:-1])

    def _heading(self, found: re.Match[str]) -> str:
        marks, text, id_, more = found.groups()
        tag = f"h{len(marks)}"
        self.named.append(_Named(tag, id_, text))
        return f'<{tag}{more} id="{id_}">{text}</{tag}>'

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
    """Lets whoever collects the ids and headings of a page see those of what was put aside."""

    def __init__(self, aside: _PutAside) -> None:
        super().__init__(aside.md)
        self._aside = aside

    def run(self, root: Element) -> None:
        """Add an element with an element for each of them."""
        if self._aside.named:
            self._aside.shown = SubElement(root, "div")
            for one in self._aside.named:
                SubElement(self._aside.shown, one.tag, id=one.id).text = one.text


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

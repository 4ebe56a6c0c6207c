"""An extension of Python-Markdown: finished HTML of generated pages goes through Markdown unread.

`mkdocs.yml` names it. It works in any engine that reads that file; without it the pages are the same, later.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, SubElement

from markdown import Extension, Markdown
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import BLOCK_LEVEL_ELEMENTS

from synopsis.page import FINISHED

_BLANK = re.compile(r"\n\n+")
_OPENED = re.compile(r"<([a-z][a-z0-9]*)[\s>]")
_VOID = re.compile(r"<(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)\b[^>]*(?<!/)>")
_ID = re.compile(r'id="(?<=\sid=")([^"&]+)"')  # what is rare comes first: it is looked for at once
_PLAIN = r"[^&#`\\*_\[\]!<>{}\s]|&#\d+;"
_HEADING = re.compile(
    rf"(#{{1,6}}) ((?:{_PLAIN}| )*(?:{_PLAIN})) \{{ #([a-z0-9-]+)((?: data-pagefind-[a-z]+=\"[a-z]+\")?) \}}"
)
"""A heading in which Markdown has nothing to read but its level and its attributes."""
_MAY_HEAD = re.compile(r"^ {0,3}(?:#|[=-]+\s*$)", re.MULTILINE)
"""Where Markdown may see a heading that it has to read."""
_MARK = f"{FINISHED}\n"
_NORMALISED = "\t\r\x02\x03"
_EMPTIED = re.compile(r"\n +\n")
"""What Markdown writes in another way before it reads a page: these characters, and lines of spaces."""
_BLOCK_LEVEL = frozenset(BLOCK_LEVEL_ELEMENTS)


@dataclass(frozen=True, slots=True)
class Named:
    """What stands aside and has an id, to which links in Markdown may lead."""

    tag: str
    """Of a heading, which stands in the table of contents; of all else it says nothing."""
    id: str
    text: str = ""


@dataclass(slots=True)
class Aside:
    """HTML that is as it is to be."""

    html: str = ""
    named: list[Named] = field(default_factory=list)

    def add(self, html: str) -> None:
        """Add a block; the blank line below it is kept, as Markdown does."""
        self.named += (Named("div", id_) for id_ in _ID.findall(html))
        self.html += f"{html}\n\n"

    def add_heading(self, found: re.Match[str]) -> None:
        """Add a heading that was written in Markdown."""
        marks, text, id_, more = found.groups()
        tag = f"h{len(marks)}"
        self.named.append(Named(tag, id_, text))
        self.html += f'<{tag}{more} id="{id_}">{text}</{tag}>\n'


def finished(page: str) -> Aside | None:
    """Give the HTML of a page in which nothing is left of Markdown but headings; None where it has to be read."""
    if not page.startswith(_MARK) or any(one in page for one in _NORMALISED) or _EMPTIED.search(page):
        return None
    first, *others = [*_divided(page.removeprefix(_MARK).strip("\n"))] or [""]
    return first if isinstance(first, Aside) and not others else None


def _divided(text: str) -> Iterator[Aside | str]:
    """Divide a page into what is finished and what Markdown has to read."""
    blocks = [(block, is_done, None if is_done else _HEADING.fullmatch(block)) for block, is_done in _blocks(text)]
    # headings are told in their order, all of them or none
    in_order = not any(_MAY_HEAD.search(block) for block, is_done, heading in blocks if not is_done and not heading)
    aside = Aside()
    for block, is_done, heading in blocks:
        if is_done:
            aside.add(block)
        elif heading and in_order:
            aside.add_heading(heading)
        else:
            if aside.html:
                yield aside
                aside = Aside()
            yield block
    if aside.html:
        yield aside


def _blocks(text: str) -> Iterator[tuple[str, bool]]:
    """Divide `text` at the blank lines outside of elements; each block with whether it is one of finished HTML."""
    start, open_, opened = 0, 0, False
    place = 0
    for blank in [*_BLANK.finditer(text), None]:
        end = blank.start() if blank else len(text)
        if place == start:
            tag = _OPENED.match(text, start)
            opened = bool(tag and tag[1] in _BLOCK_LEVEL)
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
    """Leaves a placeholder for each run of finished blocks and headings."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self.named: list[Named] = []
        self.shown: Element | None = None

    def run(self, lines: list[str]) -> list[str]:
        """Replace the finished blocks of a marked page."""
        self.named = []
        marked = "\n".join(lines).lstrip("\n")
        if not marked.startswith(_MARK):
            return lines
        return "\n\n".join(map(self._replaced, _divided(marked.removeprefix(_MARK).strip("\n")))).split("\n")

    def _replaced(self, part: Aside | str) -> str:
        if isinstance(part, str):
            return part
        self.named += part.named
        return self.md.htmlStash.store(part.html[:-1])


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

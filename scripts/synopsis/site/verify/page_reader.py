"""What one built page holds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from html.parser import HTMLParser
from typing import NamedTuple

from synopsis.register.problems import Location

Attributes = list[tuple[str, str | None]]
Place = tuple[int, int]
"""Line from 1 and offset from 0, as the parser counts; a `Location` for each of 100 000 tags would cost seconds."""


class Use(StrEnum):
    """What happens with an address of a page."""

    FOLLOW = "follow"
    """The reader may go there; it may be another site."""
    FETCH = "fetch"
    """The browser fetches it by itself, sends there or goes there: a third party would learn of the reader."""
    NAME = "name"
    """Programs read it: a `link` that says something about the page."""


class Address(NamedTuple):
    """A URL as it stands in a page."""

    tag: str
    attribute: str
    url: str
    use: Use
    place: Place


_LISTS_OF_FINDS = ("addresses", "repeated", "pictures", "headings", "handlers", "styles", "bases", "parts")


@dataclass(slots=True)
class Reading:
    """What the rules need to know of a page; filled while it is read."""

    path: str
    """Below the site's folder."""
    file: str
    """As it is shown."""
    addresses: list[Address] = field(default_factory=list)
    ids: dict[str, Place] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)
    """Older than ids: `<a name>`."""
    repeated: list[tuple[str, Place]] = field(default_factory=list)
    """Ids that stood before."""
    pictures: list[tuple[str, Place]] = field(default_factory=list)
    """Whole addresses of what stands for the page where somebody shares it."""
    headings: list[Place] = field(default_factory=list)
    """Every h1."""
    handlers: list[tuple[str, Place]] = field(default_factory=list)
    """Attributes that hold a script."""
    styles: list[tuple[str, Place]] = field(default_factory=list)
    """Style sheets and declarations inside the page."""
    bases: list[Place] = field(default_factory=list)
    parts: list[tuple[str, str, Place]] = field(default_factory=list)
    """Tags and addresses of scripts and style sheets."""
    language: str = ""
    title: str = ""
    packed: int = 0
    """How many bytes it has, packed in haste."""

    def add_id(self, id_: str, place: Place) -> None:
        """Take an id, which may have stood before."""
        if id_ in self.ids:
            self.repeated.append((id_, place))
        else:
            self.ids[id_] = place

    @property
    def has_more(self) -> bool:
        """Whether something was found beside ids and addresses."""
        found = self.repeated, self.pictures, self.headings, self.handlers, self.styles, self.bases, self.parts
        return any(found) or bool(self.names or self.language or self.title)

    def take(self, part: Reading) -> None:
        """Add what stands in a part of the page."""
        for id_, place in part.ids.items():
            self.add_id(id_, place)
        self.language = part.language or self.language
        self.names |= part.names
        for name in _LISTS_OF_FINDS:
            getattr(self, name).extend(getattr(part, name))

    def at(self, place: Place) -> Location:
        """Locate a tag."""
        line, offset = place
        return Location(self.file, line, offset + 1)


def read_page(path: str, html: str, shown: str) -> Reading:
    """Read the page at `path` below the folder that is called `shown`."""
    reader = _Reader(path, f"{shown}/{path}")
    reader.feed(html)
    reader.close()
    return reader.reading


_USES = {
    "src": Use.FETCH,
    "srcset": Use.FETCH,
    "imagesrcset": Use.FETCH,
    "poster": Use.FETCH,
    "background": Use.FETCH,
    "data": Use.FETCH,
    "action": Use.FETCH,
    "formaction": Use.FETCH,
    "ping": Use.FETCH,
    "href": Use.FETCH,
    "xlink:href": Use.FETCH,
    "cite": Use.NAME,
}
_LISTS = {"srcset", "imagesrcset"}
_FETCHED_LINKS = {
    *("stylesheet", "icon", "apple-touch-icon", "mask-icon", "manifest"),
    *("preload", "modulepreload", "prefetch", "prerender", "preconnect", "dns-prefetch"),
}
_PICTURES = {"og:image", "twitter:image"}
ENDS_HEAD = frozenset({"body", "svg"})
_READ = "|".join([*_USES, "id", "name", "style", "srcdoc", r"on[\w-]*"])
"""Attributes that say something by themselves."""
_READ_TAGS = (
    *("html", "body", "svg", "title", "style", "h1", "base", "meta", "link"),
    # what they hold is text, to one version of the parser or another
    *("script", "textarea", "xmp", "iframe", "noembed", "noframes", "noscript", "plaintext"),
)
_PLAIN_TAG = rf"""
    </? (?!(?:{"|".join(_READ_TAGS)})[\s/>]) [a-z][a-z0-9]*
    (?: [ \n]+ (?!(?:{_READ})[\s=/>]) [a-z][a-z0-9-]* (?: ="[^"]*" )? )* [ ]? /? >
"""
PLAIN = rf"(?x: {_PLAIN_TAG} (?: [^<]* {_PLAIN_TAG} )* )"
"""Tags in which nothing is to be read, most of a page, with the text between them."""
_PLAIN = re.compile(PLAIN)
_IS_READ = re.compile(_READ)
_REFRESH = re.compile(r"\s*[0-9.]*\s*[;,]?\s*(?:url\s*=)?\s*[\"']?([^\"']*)", re.IGNORECASE)


def is_read(tag: str, attrs: Attributes) -> bool:
    """Tell whether a tag may say something that a rule asks for."""
    return tag in _READ_TAGS or any(_IS_READ.fullmatch(name) for name, _ in attrs)


class TagReader:
    """Reads what stands in tags, one after the other."""

    def __init__(self, reading: Reading, place: Callable[[], Place]) -> None:
        """Fill `reading`; `place` gives where the tag in hand begins."""
        self._reading = reading
        self._place = place

    def read(self, tag: str, attrs: Attributes) -> None:
        """Take what a rule asks for from a tag that opens an element."""
        reading = self._reading
        for name, value in attrs:
            if name == "id":
                reading.add_id(value or "", self._place())
            elif name in _USES:
                self._add_addresses(tag, name, value or "", attrs)
            elif name.startswith("on"):
                reading.handlers.append((name, self._place()))
            elif name == "style":
                reading.styles.append((value or "", self._place()))
            elif name == "srcdoc":
                reading.handlers.append((name, self._place()))
        self._open(tag, dict(attrs))

    def _open(self, tag: str, attributes: dict[str, str | None]) -> None:
        reading = self._reading
        match tag:
            case "html":
                reading.language = (attributes.get("lang") or "").strip()
            case "h1":
                reading.headings.append(self._place())
            case "base":
                reading.bases.append(self._place())
            case "a" if name := attributes.get("name"):
                reading.names.add(name)
            case "meta" if (attributes.get("property") or attributes.get("name")) in _PICTURES:
                reading.pictures.append((attributes.get("content") or "", self._place()))
            case "meta" if (attributes.get("http-equiv") or "").lower() == "refresh":
                match = _REFRESH.match(attributes.get("content") or "")
                url = match[1].strip() if match else ""
                reading.addresses.append(Address("meta", "content", url, Use.FETCH, self._place()))

    def _add_addresses(self, tag: str, name: str, value: str, attrs: Attributes) -> None:
        if name == "data" and tag != "object":
            return
        if tag == "base":
            return
        use = _USES[name]
        relations = set((dict(attrs).get("rel") or "").lower().split()) if tag == "link" else set()
        if tag == "script" or "stylesheet" in relations:
            self._reading.parts.append((tag, value, self._place()))
        if name in {"href", "xlink:href"} and tag in {"a", "area"}:
            use = Use.FOLLOW
        elif tag == "link" and name == "href":
            use = Use.FETCH if relations & _FETCHED_LINKS else Use.NAME
        for url in _listed(value) if name in _LISTS else (value,):
            self._reading.addresses.append(Address(tag, name, url, use, self._place()))


class _Reader(HTMLParser):
    def __init__(self, path: str, file: str) -> None:
        super().__init__()
        self.reading = Reading(path, file)
        self._tags = TagReader(self.reading, self.getpos)
        self._in_head = True  # an svg may have titles of its own
        self._text: list[str] | None = None

    def parse_starttag(self, i: int) -> int:
        """Go behind all plain tags from here at once: the parser takes many times as long for each."""
        return self._behind_plain(i) or super().parse_starttag(i)

    def parse_endtag(self, i: int) -> int:
        return self._behind_plain(i) or super().parse_endtag(i)

    def _behind_plain(self, i: int) -> int | None:
        if self._text is not None or self.cdata_elem is not None:
            return None
        plain = _PLAIN.match(self.rawdata, i)
        return plain.end() if plain else None

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        self._tags.read(tag, attrs)
        if tag in ENDS_HEAD:
            self._in_head = False
        elif tag in {"title", "style"}:
            self._text = []

    def handle_endtag(self, tag: str) -> None:
        if tag not in {"title", "style"} or self._text is None:
            return
        text = "".join(self._text)
        if tag == "style":
            self.reading.styles.append((text, self.getpos()))
        elif self._in_head:
            self.reading.title = self.reading.title or text.strip()
        self._text = None

    def handle_data(self, data: str) -> None:
        if self._text is not None:
            self._text.append(data)


def _listed(candidates: str) -> Iterator[str]:
    """Take the addresses out of a `srcset`: `a.png 1x, b.png 2x`."""
    for candidate in candidates.split(","):
        yield candidate.strip().partition(" ")[0]

"""The HTML that a page written by hand may give: whatever is not listed is refused, known to be harmful or not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from io import StringIO
from xml.etree.ElementTree import Element

import markdown
from tinyhtml5.parser import HTMLParser

from synopsis.register import characters
from synopsis.register.problems import Location, Problem, Rule, quoted

OF_THE_SETTINGS = ("attr_list", "synopsis.site.finished_html")
"""The extensions of Python-Markdown that the settings name; beside them there are those of MkDocs."""
EXTENSIONS = ("toc", "tables", "fenced_code", *OF_THE_SETTINGS)
ELEMENTS = frozenset(
    {
        *("h1", "h2", "h3", "h4", "h5", "h6", "p", "blockquote", "pre", "hr", "br", "ul", "ol", "li", "dl", "dt", "dd"),
        *("a", "abbr", "cite", "code", "em", "img", "kbd", "q", "strong", "sub", "sup"),
        *("table", "caption", "thead", "tbody", "tr", "th", "td"),
    }
)
ATTRIBUTES = {
    "": frozenset({"dir", "id", "lang", "title"}),
    "a": frozenset({"href"}),
    "img": frozenset({"alt", "src"}),
    "ol": frozenset({"start"}),
    "td": frozenset({"colspan", "rowspan"}),
    "th": frozenset({"colspan", "rowspan", "scope"}),
}
"""By element; those of the first stand in every one."""
_LANGUAGE = re.compile(r"language-[a-z0-9]+")  # what a fenced block of code says of itself
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*(?=:)", re.IGNORECASE)
_IGNORED = re.compile(r"[\x00-\x20]")  # browsers drop these
_SCHEMES = {"http", "https", "mailto"}
_WORDS = ("alt", "title")
"""Attributes that are shown."""
_ENTITY = re.compile(r"&#?\w+;")
_PICTURE = re.compile(r"[\w./-]+\.(?:png|jpe?g|webp)")
_HTML = "{http://www.w3.org/1999/xhtml}"
_AROUND = "<!doctype html><html><head><title>x</title></head><body><main>{}</main></body></html>"


def unlisted(body: str, shown: str, text: str) -> Iterator[Problem]:
    """Report what the Markdown `body` gives beside what is listed; `text` is the whole file, where it is looked for."""
    parser = HTMLParser()
    page = parser.parse(StringIO(_AROUND.format(markdown.markdown(body, extensions=[*EXTENSIONS]))))
    for _, code, facts in parser.errors[:1]:  # one leads to others
        name = str(facts.get("name", ""))
        message = f"HTML must be whole and in order, not with {quoted(f'{code} {name}'.strip())}"
        yield Problem(_place(name, shown, text), Rule.HAND_WRITTEN, message)
    around = page.find(f"{_HTML}body")
    if around is None or [child.tag for child in around] != [f"{_HTML}main"] or (around[0].tail or "").strip():
        yield Problem(Location(shown), Rule.HAND_WRITTEN, "HTML must not end what stands around the page")
        return
    for element in around[0].iter():
        if element is not around[0]:
            yield from _faults(element, shown, text)
        for words in filter(None, (element.text, element.tail, *map(element.get, _WORDS))):
            yield from characters.in_value(words, _place_of_entity(words, shown, text))


def _faults(element: Element, shown: str, text: str) -> Iterator[Problem]:
    if not isinstance(element.tag, str):
        yield Problem(_place("<!--", shown, text), Rule.HAND_WRITTEN, "a page must have no comment, which is published")
        return
    name = element.tag.removeprefix(_HTML)
    if name not in ELEMENTS:
        local = name.rpartition("}")[2]  # of SVG and MathML with their address before it
        message = f"a page must have no element {quoted(local)}, but {' '.join(sorted(ELEMENTS))}"
        yield Problem(_place(f"<{local}", shown, text), Rule.HAND_WRITTEN, message)
        return
    for attribute, value in element.attrib.items():
        if message := _fault_of_attribute(name, attribute, value):
            yield Problem(_place(attribute, shown, text), Rule.HAND_WRITTEN, message)


def _fault_of_attribute(name: str, attribute: str, value: str) -> str:
    allowed = ATTRIBUTES[""] | ATTRIBUTES.get(name, frozenset())
    if attribute == "class" and name == "code" and _LANGUAGE.fullmatch(value):
        return ""
    if attribute not in allowed:
        return f"{name} must have no attribute {quoted(attribute)}, but {' '.join(sorted(allowed))}"
    scheme = _SCHEME.match(_IGNORED.sub("", value))
    if attribute == "href" and scheme and scheme[0].lower() not in _SCHEMES:
        return f"href must be relative or begin with {' '.join(sorted(_SCHEMES))}, not {quoted(value)}"
    if attribute == "src" and not _PICTURE.fullmatch(value):
        return f"src must name a picture of the site by a relative path, not {quoted(value)}"
    return ""


def _place_of_entity(words: str, shown: str, text: str) -> Location:
    """Find the entity in the Markdown that made a sign of `words`; what was typed as it is has been read before."""
    found = (match[0] for match in _ENTITY.finditer(text) if unescape(match[0]) in words)
    return _place(next(found, ""), shown, text)


def _place(words: str, shown: str, text: str) -> Location:
    """Find where something stands in the Markdown; it may have been written in a way that is not found."""
    at = text.lower().find(words.lower()) if words else -1
    if at < 0:
        return Location(shown)
    return Location(shown, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))

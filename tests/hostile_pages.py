"""The pages of the register with hostile text in every field, beside those with plain words."""

from __future__ import annotations

import html
import json
import re
from functools import cache
from urllib.parse import unquote

import markdown
import yaml
from hypothesis import strategies as st
from lxml.html import document_fromstring

from hostile import PLAIN, everywhere, hostile
from lighthouse import EDITION
from synopsis.exports import files
from synopsis.page import FINISHED
from synopsis.pages import all_pages
from synopsis.register.index import Index

EXTENSIONS = ["attr_list", "toc", "tables", "fenced_code", "footnotes", "def_list", "admonition", "md_in_html", "abbr"]
"""What our settings name, what MkDocs adds, and what a host may add."""
FRONT_MATTER = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
ADDRESSES = {"href", "src", "action", "data", "formaction", "poster", "cite"}
SCHEME = re.compile(r"[\s\x00-\x1f]*([a-z][a-z0-9+.-]*):", re.IGNORECASE)
CITATION = {("em",), ("span",), ("span", "class"), ("p",), ("i",), ("code",), ("a", "href")}
"""What a style of citation may add."""
SHOWN = 8
"""How many letters of an injection are looked for; pages cut long titles."""
BY_TEXT = {"a-z/index.md", "documents/index.md"}
"""In the order of the alphabet, which differs with the text."""


def pages_of(register):
    """Make the pages of a register: the Markdown by path, and the data files."""
    index = Index(register)
    rendered = {page.path: page.text for page in all_pages(index, EDITION)}
    data = {page.path: page.text for page in files.data_files(index, EDITION)}
    return rendered, data


def is_reference(element):
    """Tell whether an element holds lines that a style of citation wrote, with italics and marks of its own."""
    return element.get("class") == "reference" or element.get("id", "").startswith("cite-")


def elements(element):
    """Give every element below another in order: name, attributes, text, tail, and of a citation all words as one."""
    label = ""
    for below in element:
        assert isinstance(below.tag, str), f"a comment came into the page: {below.text}"
        name = below.tag
        if is_reference(below) or (name == "dd" and label == "Stands in"):
            made = {(one.tag, *sorted(one.attrib)) for one in below.iter()} - CITATION
            assert made <= {(name, *sorted(below.attrib))}, f"a citation made {made}"
            yield name, dict(below.attrib), "".join(below.itertext()), below.tail or ""
        else:
            yield name, dict(below.attrib), below.text or "", below.tail or ""
            yield from elements(below)
        label = below.text


def read(page):
    """Read a page as Python-Markdown and a parser of HTML do: its front matter and its elements.

    Every letter of a text stands in a page as a number, which the parser written in Python takes half a minute to read.
    """
    head = FRONT_MATTER.match(page)
    body = markdown.markdown(page[head.end() :].removeprefix(FINISHED), extensions=EXTENSIONS)
    found = document_fromstring(f"<!doctype html><html><body>{body}</body></html>").find("body")
    return yaml.load(head[1], Loader=yaml.CSafeLoader), list(elements(found))


@cache
def plain_texts():
    """Make the pages of the register with plain words in every field."""
    register, problems = hostile().read(everywhere(PLAIN))
    assert problems == []
    return pages_of(register)[0]


@cache
def plain_pages():
    """Read the same."""
    return {path: read(text) for path, text in plain_texts().items()}


def bare(text):
    """Leave letters alone, whatever a style of citation did to capitals and marks."""
    return re.sub(r"[\W_]", "", html.unescape(text)).casefold()


def texts_of(value):
    """Give every text of a value of the front matter."""
    if isinstance(value, dict | list):
        for below in value.values() if isinstance(value, dict) else value:
            yield from texts_of(below)
    elif isinstance(value, str) and value.startswith('{"@context"'):
        assert "<" not in value  # it stands in a script element
        yield from texts_of(json.loads(value))
    elif isinstance(value, str):
        yield value


def unsafe(element):
    """Give every attribute of an element that would run or fetch."""
    name, attributes, *_ = element
    for attribute, value in attributes.items():
        scheme = SCHEME.match(value) if attribute in ADDRESSES else None
        acts = attribute.startswith("on") or attribute in {"style", "srcdoc"}
        if acts or (scheme and scheme[1].lower() not in {"http", "https"}):
            yield f"{name} {attribute}={value!r}"


def faults_of(path, page, text):
    """Say where a page is more, less or other than the one with plain words."""
    (plain_head, plain), (head, found) = plain_pages()[path], read(page)
    faults = [fault for element in found for fault in unsafe(element)]
    if path in BY_TEXT:
        return faults
    shapes = [[(name, *sorted(attributes)) for name, attributes, *_ in those] for those in (plain, found)]
    if shapes[0] != shapes[1]:
        at = next(number for number, pair in enumerate(zip(*shapes, strict=False)) if pair[0] != pair[1])
        return [*faults, f"{path}: element {at} is {found[at]}, not {plain[at]}"]
    shown = bare(text)[:SHOWN]
    for (name, before, *were), (_, after, *now) in zip(plain, found, strict=True):
        texts = zip([*were, *before.values()], [*now, *after.values()], strict=True)
        faults += [
            f"{path}: {name} shows {now!r}" for was, now in texts if PLAIN in was and shown not in bare(unquote(now))
        ]
    if "picture" not in head.get("head", {}):  # its words are too long for one
        plain_head = {**plain_head, "head": {**plain_head.get("head", {}), "picture": {}}}
    texts = zip(texts_of(plain_head), texts_of(head), strict=True)
    return faults + [f"{path}: head says {now!r}" for was, now in texts if PLAIN in was and shown not in bare(now)]


def faults_of_text(text):
    """Say where pages are more, less or other than those with plain words, if `text` stands in every field."""
    register, problems = hostile().read(everywhere(text))
    if problems:
        return problems
    pages, _ = pages_of(register)
    return [fault for path, page in pages.items() for fault in faults_of(path, page, text)]


SIGNS = st.lists(
    st.sampled_from(
        [*"<>&\"'`*_#[](){}!|~:;=+-^%$@\\/?.,", " ", "x", "word", "é", "رأس", "</", "<!--", "{{", "{%", "]("]
    ),
    min_size=1,
    max_size=60,
)


def faults_of_signs(signs):
    """Say what happens if signs stand in every field that is neither a refusal with a place nor the text itself."""
    text = f"hostile {' '.join(''.join(signs).split())}".strip()
    register, problems = hostile().read(everywhere(text))
    if problems:
        return [problem for problem in problems if problem.location.line == 0]
    pages, _ = pages_of(register)
    shown = {path: page for path, page in pages.items() if path.split("/")[0] in {"index.md", "topics", "names"}}
    return [fault for path, page in shown.items() for fault in faults_of(path, page, "hostile")]

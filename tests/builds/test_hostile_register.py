import html
import json
import re
from functools import cache
from urllib.parse import unquote

import markdown
import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml.html import document_fromstring

from hostile import (
    GROUPS,
    INJECTIONS,
    PLAIN,
    RULED,
    UNSEEN,
    everywhere,
    first_places,
    hostile,
    pattern_of,
    places,
    text_fields,
)
from lighthouse import SITE_NAME, SITE_URL
from synopsis.exports import files
from synopsis.page import FINISHED
from synopsis.pages import all_pages
from synopsis.register.index import Index
from synopsis.register.problems import Refused, Rule
from synopsis.site.settings import read_settings

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
    rendered = {page.path: page.text for page in all_pages(index, site_name=SITE_NAME, site_url=SITE_URL)}
    data = {page.path: page.text for page in files.data_files(index, site_name=SITE_NAME, site_url=SITE_URL)}
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


# every field of every kind


def test_every_field_is_tried():
    """Most fields take free text; each of the others is refused by its type, or by the rule that it names something."""
    names = {pattern_of(place) for place in places()}

    assert len(names) > 200
    assert RULED <= text_fields() < names
    assert len(text_fields()) > 100


@pytest.mark.parametrize("name", INJECTIONS)
def test_types_refuse(name):
    """A field that takes no words takes no injection either, and the fault has its place."""
    for field, place in first_places().items():
        if field not in text_fields():
            faults = hostile().faults(place, INJECTIONS[name])

            assert {(fault.location.file, fault.location.line > 0) for fault in faults} == {(place[0], True)}, field


@pytest.mark.parametrize("field", sorted(RULED), ids=".".join)
def test_rules_refuse(field):
    """A field that names another thing is refused by its rule, in its file."""
    place = first_places()[field]

    _, problems = hostile().read({place: INJECTIONS["script"]})

    assert place[0] in {problem.location.file for problem in problems if problem.location.line}


def test_unseen_characters_are_refused():
    """No field of any kind takes a control, a bidirectional mark, or what is no character."""
    tried = [(char, name) for char in UNSEEN.split(" ") for name in text_fields()]

    taken = [
        (ascii(char), name)
        for char, name in tried
        if not {fault.rule for fault in hostile().faults(first_places()[name], f"a{char}b") if fault.location.line}
        & {Rule.CHARACTER, Rule.INVALID_VALUE}
    ]

    assert len(tried) > 15 * 100
    assert taken == []


@pytest.mark.parametrize("text", [pytest.param("x" * 7000, id="one-word"), pytest.param("x " * 4000, id="many-words")])
def test_huge_texts_are_refused(text):
    """Every field has an end."""
    for field, place in first_places().items():
        assert hostile().faults(place, text.strip()), field


@pytest.mark.parametrize("lead", GROUPS)
def test_shown_as_the_text_it_is(lead):
    """In all fields of all records at once, injections add no element and no attribute to a page, and can be read."""
    register, problems = hostile().read(everywhere(GROUPS[lead]))
    pages, _ = pages_of(register)

    assert problems == []
    assert [fault for path, page in pages.items() for fault in faults_of(path, page, GROUPS[lead])] == []


@pytest.mark.parametrize(
    "more",
    [
        pytest.param(f"\n\n{INJECTIONS['script']}\n", id="script"),
        pytest.param("\n\n<p onclick='x'>x</p>\n", id="handler"),
        pytest.param("\n\n[x](javascript:x)\n", id="link"),
        pytest.param("\n\n# Another\n", id="heading"),
        pytest.param("\n{: .hostile }\n", id="attribute"),
    ],
)
def test_what_is_not_text_is_seen(more):
    """The comparison of pages sees an injection that was not made text."""
    topic = "topics/size/index.md"
    page = plain_texts()[topic]

    assert faults_of(topic, page, PLAIN) == []
    assert faults_of(topic, page.replace('<p class="print-foot"', f'{more}\n<p class="print-foot"', 1), PLAIN)


SIGNS = st.sampled_from(
    [*"<>&\"'`*_#[](){}!|~:;=+-^%$@\\/?.,", " ", "x", "word", "é", "رأس", "</", "<!--", "{{", "{%", "]("]
)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(SIGNS, min_size=1, max_size=60))
def test_any_signs(signs):
    """Whatever signs are written into all fields at once: they are refused with their place, or shown as text."""
    text = f"hostile {' '.join(''.join(signs).split())}".strip()

    register, problems = hostile().read(everywhere(text))

    assert [problem for problem in problems if problem.location.line == 0] == []
    if not problems:
        pages, _ = pages_of(register)
        shown = {path: page for path, page in pages.items() if path.split("/")[0] in {"index.md", "topics", "names"}}
        assert [fault for path, page in shown.items() for fault in faults_of(path, page, "hostile")] == []


# names in the settings


@pytest.mark.parametrize("setting", ["site_name", "site_description"])
@pytest.mark.parametrize("name", [*INJECTIONS, "bidirectional"])
def test_names_in_the_settings(name, setting, tmp_path):
    """A name or description in the settings that a theme would take for markup is refused with its place."""
    text = "a\u202eb" if name == "bidirectional" else INJECTIONS[name]
    given_ = {"site_name": "Lights", "site_url": SITE_URL, setting: text}
    (tmp_path / "mkdocs.yml").write_text(yaml.safe_dump(given_), encoding="utf-8")

    try:
        read_settings(tmp_path / "mkdocs.yml", {})
        found = []
    except Refused as refused:
        found = refused.problems

    assert bool(found) is bool(re.search(r"[<>\"\u202e]|&[#\w]", text))
    assert {problem.location.file for problem in found} <= {"mkdocs.yml"}
    assert all(problem.location.line for problem in found)

"""Lists that are divided among several pages: nothing is lost, and every fragment leads to where its entry stands."""

import html
import itertools
import json
import posixpath
import re
from datetime import date

import pytest

from lighthouse import EDITION, an_index
from synopsis.exports.bibliography.pandoc import reference_lines
from synopsis.exports.bibliography.works import all_works
from synopsis.languages.interface import ENGLISH, interface_of
from synopsis.pages import a_to_z, beside, citations, claims, documents, planned_pages, shelves, timeline
from synopsis.pages.renderer import PageRenderer
from synopsis.pages.shelving import Shelving, Step, by_letter, by_number, by_time
from synopsis.register.edtf import Point
from synopsis.register.index import Index


def the_pages(*, published=()):
    """Give the pages of the second register by path, some paths having been published."""
    index = Index(an_index().register, dict.fromkeys(published, date(2026, 1, 1)))
    renderer = PageRenderer(index, reference_lines(all_works(index, EDITION).values()), EDITION)
    return {page.file: html.unescape(page.make().text) for page in planned_pages(renderer)}


def ids_of(text):
    """Give the ids of a page, of its headings too."""
    return {found.group(1) for found in re.finditer(r'(?:\bid="|\{ #)([a-z0-9-]+)', text)}


WHOLE = the_pages()
LISTS = {
    "documents": (documents, "/documents/"),
    "events": (timeline, "/timeline/"),
    "entries": (a_to_z, "/a-z/"),
    "claims": (claims, "/claims/"),
    "voices": (shelves, "/voices/"),
    "names": (shelves, "/names/"),
    "terms": (shelves, "/vocabulary/"),
    "figures": (shelves, "/figures/"),
    "sentences": (shelves, "/articles/adeyemi-2007/"),
    "points": (beside, "/articles/adeyemi-2007/beside/"),
    "citations": (citations, "/method/citations/"),
}

OF_THE_WHOLE = re.compile(r"by-(?:day|year)\b|group-\d|names-caption")
"""Drawings of the whole list, and parts of it that are only numbered: no entry is named by them."""


@pytest.mark.parametrize("name", LISTS)
def test_no_fragment_is_lost(name, monkeypatch):
    """Each id that the whole list has is on its page still, or leads to the page that has it."""
    module, path = LISTS[name]
    if module is shelves:
        monkeypatch.setitem(shelves.MOST, name, 1)
    else:
        monkeypatch.setattr(module, "MOST", 1)

    made = the_pages()

    file = f"{path.strip('/')}/index.md"
    kept, moved = ids_of(made[file]), json.loads(made[f"{path.strip('/')}/anchors.json"])
    for anchor in itertools.filterfalse(OF_THE_WHOLE.match, ids_of(WHOLE[file]) - kept):
        (page,) = [page for page, anchors in moved.items() if anchor in anchors]
        target = posixpath.normpath(posixpath.join(path, page))
        assert anchor in ids_of(made[f"{target.strip('/')}/index.md"])
    assert len(made.keys() - WHOLE.keys()) > 2
    assert 'data-anchors="anchors.json"' in made[file]


def a_list(most, entries, published=()):
    """Divide words by their letters."""
    shelving = Shelving("/words/", "/a-z/words/", by_letter, lambda word: [word], most)
    return shelving, shelving.divided(sorted(entries), published)


def test_divided_as_far_as_needed():
    """A short list stands whole; a long one by letter, and where a letter is long by its first two."""
    words = ["apple", "azure", "bat", "beetle", "bee", "bold"]

    assert a_list(6, words)[1].entries == tuple(sorted(words))
    _, whole = a_list(3, words)
    assert [(shelf.path, shelf.label, shelf.total) for shelf in whole.with_all_below()] == [
        ("/words/", "", 6),
        ("/a-z/words/a/", "A", 2),
        ("/a-z/words/b/", "B", 4),
        ("/a-z/words/ba/", "Ba", 1),
        ("/a-z/words/be/", "Be", 2),
        ("/a-z/words/bo/", "Bo", 1),
    ]


def test_addresses_stay():
    """What was published divided stays so when it grows shorter, and a shelf on which nothing is left stays a page."""
    published = ["/words/", "/a-z/words/a/", "/a-z/words/b/", "/a-z/words/c/", "/a-z/words/c/anchors.json"]

    shelving, whole = a_list(100, ["apple", "bat"], published)

    assert [shelf.path for shelf in whole.shelves] == ["/a-z/words/a/", "/a-z/words/b/"]
    assert [shelf.path for shelf in shelving.emptied(whole, published)] == ["/a-z/words/c/"]
    made = the_pages(published=["/documents/", "/a-z/documents/q/"])
    assert "a-z/documents/q/index.md" in made
    assert "documents/anchors.json" not in made


def test_what_cannot_be_divided_stands_together():
    """Entries whose way ends stand on the page where it ends, however many they are."""
    shelving = Shelving("/", "/in/", lambda item: [Step("a", "A")] if item else [], lambda item: [str(item)], 1)

    whole = shelving.divided([0, 0, 0, 1, 1], ())

    assert whole.entries == (0, 0, 0)
    assert [shelf.entries for shelf in whole.shelves] == [(1, 1)]


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        ("“On Oak”", ["o", "on", "ono", "onoa", "onoak"]),
        ("1992, a year", ["of-figures", "of-figures-19"]),
        ("Con", ["c", "co", "c-con"]),
        ("Дом", ["of-script-cyrillic", "of-script-cyrillic-d0b4d0be"]),
    ],
)
def test_names_of_letters(text, ways):
    """A shelf is named by how what stands on it begins, with no name that a system keeps or another shelf has."""
    assert [step.id for step in by_letter(text)][: len(ways)] == ways


@pytest.mark.parametrize(
    ("edtf", "ways"),
    [
        ("1992-02-26", ["1990s", "1992", "1992-02", "1992-02-26"]),
        ("199X", ["1990s"]),
        ("-0043", ["44-bc"]),
        ("1868-22", ["1860s", "1868", "1868-22"]),
    ],
)
def test_names_of_times(edtf, ways):
    """A shelf of dates is named by its decade, year, month or day."""
    assert [step.id for step in by_time(Point.parse(edtf), ENGLISH)] == ways


def test_shelves_are_called_in_the_language_of_the_site():
    """What a reader sees of a shelf is said in the language of the site; its address is the same in all."""
    german = interface_of("de")
    way = [*by_time(Point.parse("1992-02-26"), german)][2:], [*by_number("m", 1234, german)][3:]

    assert [(step.id, step.label) for steps in way for step in steps] == [
        ("1992-02", "Februar 1992"),
        ("1992-02-26", "26. Februar 1992"),
        ("m1200-1299", "m1200 bis m1299"),
    ]


def test_names_of_numbers():
    """A shelf of claims is named by the first and the last number that it may hold."""
    assert [step.id for step in by_number("m", 1234, ENGLISH)] == ["m1-99999", "m1-9999", "m1000-1999", "m1200-1299"]


def test_long_sections_are_divided_by_paragraph(monkeypatch):
    """A section that is too long by itself stands on pages of so many paragraphs, not of so many sentences."""
    monkeypatch.setitem(shelves.MOST, "sentences", 1)
    article = an_index().register.articles["adeyemi-2007"]

    shelf = shelves.Shelves(an_index()).sentences(article).whole

    entries = {one.path.rpartition("/sentences/")[2]: one.entries for one in shelf.with_all_below()}
    assert [sentence.id for sentence in entries["top-p1-99999/"]] == ["p1s1", "p1s2"]
    assert [sentence.id for sentence in entries["c1/"]] == ["c1p1s1"]

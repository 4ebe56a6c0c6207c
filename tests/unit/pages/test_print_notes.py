import re
from html import unescape

import pytest

from lighthouse import the_pages
from synopsis.pages.print_notes import with_notes

LINK = re.compile(r'<a\b([^>]*)\brel="external"([^>]*)>(.*?)</a>', re.DOTALL)
LIST = re.compile(r'<div class="print-notes" hidden.*?</div>', re.DOTALL)


def a_link(href, words="open", more=""):
    """Write a link to another site."""
    return f'<a{more} href="{href}" rel="external">{words}</a>'


def test_an_address_has_one_number():
    """Links to one address share a number, whatever words of the text they lead to; the list has each once."""
    hrefs = ("https://a.example/x#:~:text=one", "https&#58;//b.example/?a=1&amp;b=2", "https://a.example/x#:~:text=two")

    text, notes = with_notes(" ".join(map(a_link, hrefs)))

    assert re.findall(r'data-note="(\d+)"', text) == ["1", "2", "1"]
    assert notes == ("https://a.example/x", "https://b.example/?a=1&b=2")
    assert re.findall(r'href="([^"]*)"', text) == list(hrefs)


@pytest.mark.parametrize(
    ("link", "notes"),
    [
        pytest.param(a_link("https://a.example/"), ("https://a.example/",), id="words"),
        pytest.param(a_link("https://a.example/#p1:~:text=x"), ("https://a.example/#p1",), id="place-and-words"),
        pytest.param(a_link("https://a.example/", more=' class="x"'), ("https://a.example/",), id="other-attributes"),
        pytest.param(a_link("https&#58;//a.example/", "https://a&#46;example/"), (), id="shows-its-address"),
        pytest.param(a_link("https://a.example/", more=' class="addressed"'), (), id="printed-behind-it"),
        pytest.param('<a href="../">up</a>', (), id="inside"),
        pytest.param('<a href="https://a.example/">https://a.example/</a>', (), id="of-a-citation"),
    ],
)
def test_which_links_have_a_number(link, notes):
    """Links to other sites have one, unless they are their own address."""
    text, found = with_notes(f"<p>{link}</p>")

    assert found == notes
    assert ("data-note" in text) == bool(notes)


def test_every_page_lists_its_addresses():
    """On every page each link to another site shows its address, there or on paper, or has its number in the list."""
    wrong, numbered = [], 0
    for path, text in the_pages().items():
        listed = [unescape(item) for found in LIST.findall(text) for item in re.findall(r"<li>(.*?)</li>", found)]
        for attributes in LINK.findall(text):
            address = re.sub("#?:~:.*", "", unescape(re.search(r'href="([^"]*)"', "".join(attributes))[1]))
            note = re.search(r'data-note="(\d+)"', "".join(attributes))
            numbered += bool(note)
            if 'class="addressed"' in attributes[0]:  # has its address printed behind it, and no number
                wrong += [(path, address)] if note else []
            elif unescape(attributes[2]) != address and (not note or listed[int(note[1]) - 1] != address):
                wrong.append((path, address))
        assert len(set(listed)) == len(listed), path

    assert wrong == []
    assert numbered > 10

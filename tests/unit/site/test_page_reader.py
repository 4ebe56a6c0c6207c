from itertools import product

import pytest

from synopsis.site.verify.page_reader import read_page

PLAIN = ("", "<p>", '<p class="a>b" data-x>\n', "é</b><br /></p>", "<x-y z='1'>", "a &lt; b < c", "<!-- <p> -->")
FOUND = (
    '<i id="u">',
    "<I ID=u>",
    '<p class="v"\tid="u">',
    '<p a="1"id="u">',
    '<p a = "1" id = "u">',
    '<p a="1", id="u">',
    "<p/id=u>",
    '<br id="u"/>',
)


@pytest.mark.parametrize("tag", FOUND)
def test_nothing_is_passed_over(tag):
    """Behind any plain tags, an id is found at its line and offset."""
    for before in map("".join, product(PLAIN, repeat=2)):
        lines = before.split("\n")

        found = read_page("index.html", f"{before}{tag}<p>x</p>", "site").ids

        assert found == {"u": (len(lines), len(lines[-1]))}, before


@pytest.mark.parametrize("name", ["style", "title", "script"])
def test_plain_tags_within_text_are_text(name):
    """What looks like tags in a style, a title or a script is its text."""
    page = read_page("index.html", f"<p></p><{name}>a</p><b class='x'>c</{name}><p></p><i id='u'></i>", "site")

    assert page.ids.keys() == {"u"}
    assert [text for text, _ in page.styles] == ["a</p><b class='x'>c"] * (name == "style")

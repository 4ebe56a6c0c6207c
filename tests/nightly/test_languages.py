"""The second register with its interface in another language, from left to right and from right to left."""

import html
import re

import pytest
from babel import Locale
from interface_words import all_messages

from lighthouse import KINDS, copied, copied_settings, edit, synopsis
from synopsis.languages.catalogues import TEMPLATE, known_languages
from synopsis.languages.interface import interface_of

WIDTHS = (320, 390, 768, 1280, 1680)
OF_A_SENTENCE = 5
"""So many words, and no place in between, make a message that no record says by chance."""
IN_ENGLISH = re.compile(r'<(tr|ol|ul|dd)[^>]* lang="en"[^>]*>.*?</\1>', re.DOTALL)
BY_HAND = ("about", "accessibility", "cite", "method")


UNKNOWN_TO_THE_THEME = "mt"


@pytest.fixture(scope="module", params=[*sorted(known_languages()), UNKNOWN_TO_THE_THEME])
def spoken(request, tmp_path_factory):
    """Build the register with its interface in a language, our own or the site's; give that, and the site."""
    folder = copied(tmp_path_factory.mktemp(request.param))
    if request.param == UNKNOWN_TO_THE_THEME:
        words = (
            TEMPLATE.with_name("de.po")
            .read_text(encoding="utf-8")
            .replace("Language: de", f"Language: {request.param}")
        )
        (folder / "sources/language.po").write_text(words, encoding="utf-8")
    edit(folder / "sources" / "site.yml", "language: en", f"language: {request.param}")
    settings = copied_settings(folder)
    ran = synopsis("build", "--config", settings, SITE_URL="https://lights.example.org/halma/")
    assert ran.returncode == 0, ran.stderr
    return request.param, folder / "site"


def test_no_sentence_of_the_interface_is_left_in_english(spoken):
    """Whatever the generator says of its own stands in the language of the site, but for what is marked as English."""
    tag, site = spoken
    own = site.parent / "sources/language.po"
    say = interface_of(tag, own.read_bytes() if own.is_file() else b"").say
    long = {said for said, at, _ in all_messages() if len(said.split()) >= OF_A_SENTENCE and say(said, at) != said}
    sentences = [re.sub(r"\s+", " ", said) for said in long if not re.search(r"[{<`\[*\0]", said)]

    for file in sorted(site.rglob("*.html")):
        if file.relative_to(site).parts[0] in BY_HAND and len(file.relative_to(site).parts) == len(("a", "index.html")):
            continue
        text = html.unescape(IN_ENGLISH.sub(" ", file.read_text(encoding="utf-8")))
        assert [said for said in sentences if said in text] == [], file.relative_to(site)


def test_pages_run_in_the_direction_of_their_language(spoken, browser):
    """Every kind of page says its language, runs in its direction, and scrolls to no side at any width."""
    tag, site = spoken
    found = {}
    with browser.new_page() as page:
        for path in KINDS.values():
            page.goto((site / path / "index.html").as_uri())
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 800})
                found[path, width] = page.evaluate(
                    "[document.documentElement.lang, getComputedStyle(document.querySelector('h1')).direction,"
                    " document.documentElement.scrollWidth <= innerWidth]"
                )

    assert {name: seen for name, seen in found.items() if seen != [tag, Locale(tag).text_direction, True]} == {}

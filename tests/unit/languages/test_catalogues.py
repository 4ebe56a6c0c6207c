import re

import pytest
from babel import Locale
from interface_words import lacking, template

from synopsis.languages.catalogues import FOLDER, TEMPLATE, read
from synopsis.languages.interface import interface_of

LANGUAGES = sorted(FOLDER.glob("*.po"))
PLACE = re.compile(r"\{\w+\}|</?[a-z][a-z0-9-]*>")
SAMPLES = range(130)


def forms(message):
    """Give all that a language says for a message: one text, or one for each sort of number."""
    return [message.string] if isinstance(message.string, str) else list(message.string)


def test_english_is_complete():
    """The template for translators has every message of the interface, and no other."""
    assert TEMPLATE.read_bytes() == template(), "run scripts/dev/interface_words.py"


def test_there_are_two_directions():
    """One language at least is written from left to right, and one from right to left."""
    assert {interface_of(file.stem).direction for file in LANGUAGES} == {"ltr", "rtl"}


@pytest.mark.parametrize("file", LANGUAGES, ids=lambda file: file.stem)
def test_a_language_is_complete(file):
    """It says every message, and nothing that nobody says; who has read it stands at its head."""
    known = {(str(one.id), one.context) for one in read(TEMPLATE.read_bytes()) if one.id}

    assert lacking(file) == []
    assert {(str(one.id), one.context) for one in read(file.read_bytes()) if one.id} - known == set()
    assert re.search(r"read it yet|Read by", file.read_text(encoding="utf-8").partition("msgid")[0])


@pytest.mark.parametrize("file", LANGUAGES, ids=lambda file: file.stem)
def test_a_translation_has_the_places_of_its_message(file):
    """What stands in a sentence stands in its translation: values, links. Numbers may be said in words."""
    for one in read(file.read_bytes()):
        asked = {place for text in ([one.id] if isinstance(one.id, str) else one.id) for place in PLACE.findall(text)}
        for said in forms(one) if one.id else ():
            assert {*PLACE.findall(said)} | ({"{number}"} & asked) == asked, one.id
            assert '"' not in said, one.id


@pytest.mark.parametrize("file", LANGUAGES, ids=lambda file: file.stem)
def test_the_sorts_of_numbers_are_those_of_unicode(file):
    """Two numbers have one form of a noun only where Unicode's CLDR has them in one category."""
    interface, rule = interface_of(file.stem), Locale(file.stem).plural_form
    said = {number: interface.counted(number, "claim").replace(str(number), "") for number in SAMPLES}

    assert len({(rule(number), said[number]) for number in SAMPLES}) == len({rule(number) for number in SAMPLES})

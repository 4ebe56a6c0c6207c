from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synopsis.register.text import fingerprint, form_pattern, normalise, paragraphs, parts_its_words, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("\u201ca\u201d \u201eb\u201f \u2033", '"a" "b" "', id="double-quotes"),
        pytest.param("don\u2019t \u2018a\u2019 \u201ab\u201b \u2032 \u02bc", "don't 'a' 'b' ' '", id="single-quotes"),
        pytest.param("1\u20132 \u2014 \u2212 \u2010 \u2011 \u2015", "1-2 - - - - -", id="dashes"),
        pytest.param("  a\n\tb\u00a0c\u2003d  ", "a b c d", id="white-space"),
        pytest.param("e\u0301", "é", id="composed"),
        pytest.param("Old OLD", "Old OLD", id="case-is-kept"),
        pytest.param("a… (b), c!", "a… (b), c!", id="other-marks-are-kept"),
        pytest.param(" \n ", "", id="nothing"),
    ],
)
def test_normalise(text, expected):
    """Quotation marks, dashes and white space have one form each, characters one composition."""
    assert normalise(text) == expected


@given(st.text())
def test_normalising_twice_changes_nothing(text):
    """Text that is normalised stays as it is."""
    assert normalise(normalise(text)) == normalise(text)


def test_words():
    """A word is a run without white space, marks and all."""
    assert words("It\u2019s 1,200 metres\u2014long \u2013 or so.") == ["It's", "1,200", "metres-long", "-", "or", "so."]


def test_fingerprint():
    """The fingerprint is the sum of the normalised text, so that copies that differ in typography have the same."""
    assert fingerprint("the \u201cold\u201d\n bridge") == sha256(b'the "old" bridge').hexdigest()
    assert fingerprint("the Old bridge") != fingerprint("the old bridge")


def test_paragraphs():
    """Each line is a paragraph, told in sentences; blank lines are none."""
    text = "A Title\n\nIt is long. Is it old? It is.\n \nMr. Reed measured it.\n"

    assert list(paragraphs(text)) == [["A Title"], ["It is long.", "Is it old?", "It is."], ["Mr. Reed measured it."]]


def test_sentences_in_armenian():
    """The full stop of Armenian ends a sentence, and stays the mark that it is."""
    first, second = "Կամուրջը հին եղավ\u0589", "Այն երկար չեղավ\u0589"

    assert list(paragraphs(f"{first} {second}")) == [[first, second]]


@pytest.mark.parametrize("text", ["It ended.Then it began.", "Yes!No?Maybe", "one.Two three", "***"])
def test_a_sentence_holds_whole_words(text):
    """A sentence neither begins nor ends inside a word."""
    (sentences,) = paragraphs(text)

    assert [word for sentence in sentences for word in words(sentence)] == words(text)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.sampled_from(["Old.", "a", "Mr.", "\u201cB\u201d", "3.5", "\n", "e\u0301x!", "—", "Who?Me", "…"])))
def test_sentences_cover_the_text(parts):
    """All sentences together have the words of the text, in order."""
    text = " ".join(parts)

    found = [word for sentences in paragraphs(text) for sentence in sentences for word in words(sentence)]

    assert found == words(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("a Marvel", ["Marvel"], id="any-case"),
        pytest.param("marvellous", [], id="longer-word"),
        pytest.param("a marvel, marvel!", ["marvel", "marvel"], id="every-one"),
        pytest.param("so-called marvels", ["so-called", "marvels"], id="longest-form"),
        pytest.param("the old one's", ["old one's"], id="form-of-two-words"),
        pytest.param("_marvel_x xmarvel marvel1", ["marvel"], id="part-of-a-word"),
        pytest.param("half-marvel", ["marvel"], id="after-a-hyphen"),
    ],
)
def test_form_pattern(text, expected):
    """Forms are found as whole words, whatever their case."""
    assert form_pattern(("marvel", "marvels", "so-called", "old one\u2019s")).findall(text) == expected


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        pytest.param("The old bridge.", True, id="english"),
        pytest.param("\u041c\u043e\u0441\u0442 \u0434\u043b\u0438\u043d\u043d\u044b\u0439", True, id="russian"),
        pytest.param("\u0539\u0565 \u0570\u056b\u0576", True, id="armenian"),
        pytest.param("\u062c\u0633\u0631 \u0642\u062f\u06cc\u0645\u06cc", True, id="persian"),
        pytest.param("\ub2e4\ub9ac\ub294 \uae38\ub2e4", True, id="korean"),
        pytest.param("The bridge of \u6771\u4eac is long.", True, id="a-name-in-ideographs"),
        pytest.param("1998 \u2014 120", True, id="no-letters"),
        pytest.param("\u5317\u4eac\u5927\u5b66\u3002", False, id="chinese"),
        pytest.param("\u6a4b\u306f\u9577\u3044\u3002", False, id="japanese"),
        pytest.param("\u0e2a\u0e30\u0e1e\u0e32\u0e19\u0e22\u0e32\u0e27", False, id="thai"),
        pytest.param("\u179f\u17d2\u1796\u17b6\u1793", False, id="khmer"),
    ],
)
def test_scripts_that_part_their_words(text, parts):
    """Words can be counted by spaces where the script of a text has spaces between them."""
    assert parts_its_words(text) is parts

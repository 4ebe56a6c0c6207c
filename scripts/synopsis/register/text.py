"""Article text as the register sees it: normalised, in words, by fingerprint."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from hashlib import sha256

import regex

from synopsis.register.abbreviations import ends_no_sentence

SINGLE_QUOTES = "\u2018\u2019\u201a\u201b\u2032\u02bc"
DOUBLE_QUOTES = "\u201c\u201d\u201e\u201f\u2033"
DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
PLAIN = str.maketrans(
    dict.fromkeys(SINGLE_QUOTES, "'") | dict.fromkeys(DOUBLE_QUOTES, '"') | dict.fromkeys(DASHES, "-")
)


LETTERS = regex.compile(r"\p{L}")
UNPARTED = regex.compile(
    r"(?=\p{L})[\p{Line_Break=Complex_Context}\p{Line_Break=Ideographic}\p{Script=Katakana}\p{Script=Hiragana}]"
)
MUST_PART_WORDS = "must be in a script that parts words by spaces, for words are counted by them"
"""What is said where texts of other scripts would be measured."""


def normalise(text: str) -> str:
    """Bring `text` to the form that is fingerprinted.

    Unicode normal form C, straight quotation marks, `-` for every dash, one space for white space; case is kept.
    """
    return " ".join(unicodedata.normalize("NFC", text).translate(PLAIN).split())


def words(text: str) -> list[str]:
    """Split `text` into words: runs without white space, normalised."""
    return normalise(text).split()


def parts_its_words(text: str) -> bool:
    """Tell whether most letters of `text` are of scripts that part words by spaces, as `words` takes them.

    Chinese, Japanese, Thai, Lao, Khmer and Burmese do not: only a dictionary finds their words.
    """
    return text.isascii() or 2 * len(UNPARTED.findall(text)) <= len(LETTERS.findall(text))


def fingerprint(text: str) -> str:
    """SHA-256 of the normalised `text`, in hexadecimal."""
    return sha256(normalise(text).encode()).hexdigest()


def paragraphs(text: str, language: str = "") -> Iterator[list[str]]:
    """Yield each line of `text` that is not blank, as its sentences.

    Sentence boundaries are an authoring aid: what counts afterwards is what the register says. The full stop U+0589,
    which the splitter does not know, is shown to it as the one that it knows.
    """
    from syntok import segmenter  # noqa: PLC0415 -- slow to import, and only drafts of articles need it

    for line in filter(None, map(str.strip, text.splitlines())):
        shown = line.replace("\u0589", ".")
        starts = [sentence[0].offset for block in segmenter.analyze(shown) for sentence in block if sentence]
        inner: list[int] = []
        for start in starts[1:]:
            before = line[inner[-1] if inner else 0 : start]
            # no sentence begins inside a word, or the words of all sentences would be more than those of the text
            if before[-1:].isspace() and not ends_no_sentence(before, language):
                inner.append(start)
        yield [line[start:end].strip() for start, end in zip([0, *inner], [*inner, len(line)], strict=True)]


@lru_cache(maxsize=1024)  # the same words are looked for in every sentence
def form_pattern(forms: tuple[str, ...]) -> re.Pattern[str]:
    """Compile a pattern that finds any of `forms` as whole words, whatever their case; `_` is no letter."""
    alternatives = "|".join(re.escape(normalise(form)) for form in sorted(forms, key=len, reverse=True))
    return re.compile(rf"(?<![^\W_])(?:{alternatives})(?![^\W_])", re.IGNORECASE)

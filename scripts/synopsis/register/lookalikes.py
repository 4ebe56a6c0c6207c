"""Text as a reader's eye takes it, so that no guarded word hides behind letters that look like its own."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

import regex
from disarm import skeleton_key

from synopsis.register.text import form_pattern

WORD = re.compile(r"[^\W_]+")
"""Letters and digits; `_` is neither."""
SEPARATORS = regex.compile(r"(?<=\p{L})[\p{P}\p{S}]+(?=\p{L})")
"""What stands between two letters without a space."""
SPACED = regex.compile(r"(?<!\w)\p{L}(?:[ \p{P}]\p{L}){3,}+(?!\w)")
"""A word of which each letter stands alone."""
FEWEST_SPACED = 4
MARKS = regex.compile(r"\p{M}+")


def to_the_eye(text: str) -> str:
    """Bring `text` to the letters that it looks like: Unicode's confusables and compatibility forms, without marks.

    Whoever compares two texts so must bring both to this form, which is made for nothing else.
    """
    plain = text if text.isascii() else MARKS.sub("", unicodedata.normalize("NFD", text))
    return str(skeleton_key(plain, digit_policy="tr39"))


def unbroken(text: str) -> str:
    """Close up the words of `text` that marks or spaces take apart letter by letter."""
    words = text.split(" ")
    if sum(len(word) == 1 for word in words) >= FEWEST_SPACED:
        words = SPACED.sub(_joined, text).split(" ")
    return " ".join(word if word.isalpha() else SEPARATORS.sub("", word) for word in words)


def _joined(spaced: regex.Match[str]) -> str:
    letters = "".join(filter(str.isalpha, spaced[0]))
    # the first may be a word of its own: an article, "I"
    return f"{letters} {letters[1:]}"


class Disguises:
    """The disguises of words: each of `forms` in letters that look like its own, or taken apart."""

    def __init__(self, forms: tuple[str, ...]) -> None:
        self._forms = forms
        self._views = (tuple(map(to_the_eye, forms)), tuple(to_the_eye(unbroken(form)) for form in forms))
        self._words = [{word for form in view for word in WORD.findall(form)} for view in self._views]

    def found(self, text: str) -> str:
        """Give the first word that is hidden in `text`, as the eye takes it; empty where none is hidden."""
        for (view, changed), forms, words in zip(_views(text), self._views, self._words, strict=True):
            # nearly every text shows no word of any form where it looks other than it is written
            if not words.isdisjoint(changed):
                hidden = form_pattern(forms).findall(view)
                if len(hidden) > len(form_pattern(self._forms).findall(text)):
                    return str(hidden[0])
        return ""


@lru_cache(maxsize=8)  # one text is held to all words
def _views(text: str) -> list[tuple[str, list[str]]]:
    """Give both views of a text, each with the words that are other in it than as they are written."""
    written = set(text.casefold().split())
    seen = to_the_eye(text)
    closed = to_the_eye(apart) if (apart := unbroken(text)) != text else seen
    return [(view, WORD.findall(" ".join(set(view.split()) - written))) for view in (seen, closed)]

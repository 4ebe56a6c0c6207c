"""Words that mean nothing in place of those of a register: as long, as frequent and as capital as they were."""

from __future__ import annotations

import hashlib
import random
import unicodedata
from collections.abc import Iterable
from functools import cache
from itertools import count

import regex

from synopsis.register.rules.wording import NO_NAMES, NO_NAMES_EITHER, PRONOUNS

WORD = regex.compile(r"\p{L}[\p{L}\p{M}]*")
LATIN = regex.compile(r"\p{Latin}+")
GRAMMAR = (
    PRONOUNS
    | NO_NAMES
    | NO_NAMES_EITHER
    | {"that", "and", "in", "to", "on", "as", "for", "was", "by", "at", "or", "not", "from", "with", "is", "be"}
)
"""Words that carry no subject, and those by which the rules tell a verb of speech: they stay."""
GUARDED_END = "esk"
"""What guarded words end with, and no other: where none stood, none stands."""
NAME_BEGINS = "z"
"""What names begin with, and no other word: of many, one would be a word of other texts too, and be taken out there."""
_ONSETS = ("b", "br", "d", "dr", "f", "g", "gl", "h", "k", "l", "m", "n", "p", "pl", "r", "s", "st", "t", "tr", "v")
FEW = 20
"""After so many tries for a name that is free it grows by a letter."""
_CODAS = ("", "", "l", "m", "n", "r", "s")


class InventedWords:
    """Replaces words, the same always by the same; a copy of a register has words of its own beside those of all."""

    def __init__(self, seed: int, guarded: Iterable[str]) -> None:
        self._seed = seed
        self._names: dict[str, str] = {}
        """Whose each name is that was invented."""
        plain = sorted({word for form in guarded for word in WORD.findall(form.casefold())})
        self._guarded = {word: f"{_numbered(number)}{GUARDED_END}" for number, word in enumerate(plain)}

    def reworded(self, text: str, copy: int) -> str:
        """Replace every word of `text`; numbers, signs and white space stay."""
        return str(WORD.sub(lambda match: self._word(match.group(), copy), text))

    def _word(self, word: str, copy: int) -> str:
        plain = word.casefold()
        if plain in GRAMMAR:
            return word
        if plain in self._guarded:
            made = self._guarded[plain]
        elif LATIN.fullmatch(word):
            # half of the words are those of every text, as words are; a name is of its copy alone
            own = copy if word[:1].isupper() or _drawn(plain, 2) else 0
            key = f"{self._seed}/{own}/{plain}"
            made = self._name(key, len(word)) if word[:1].isupper() else _invented(key, len(word))
        else:
            return _other_script(f"{self._seed}/{copy}/{plain}", word)
        return made.upper() if word.isupper() and len(word) > 1 else made.capitalize() if word[0].isupper() else made

    def _name(self, key: str, length: int) -> str:
        """Invent a name that no other word has, and that begins as none does."""
        for tried in count():
            own = key + "+" * tried
            made = NAME_BEGINS + _invented(own, length + tried // FEW)
            if self._names.setdefault(made, own) == own:
                return made
        raise AssertionError  # there is always a longer one


def _drawn(text: str, below: int) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest()) % below


def _numbered(number: int) -> str:
    """Give a syllable or more of its own to each number."""
    more, one = divmod(number, len(_ONSETS))
    return (_numbered(more) if more else "") + _ONSETS[one] + "aeiou"[one % 5]


@cache
def _invented(name: str, length: int) -> str:
    chance = random.Random(name)  # noqa: S311 -- words, not secrets
    made = ""
    while len(made) < length:
        made += chance.choice(_ONSETS) + chance.choice("aeiou") + chance.choice(_CODAS)
    made = made[:length]
    return f"{made}o" if made.endswith(GUARDED_END) or made in GRAMMAR else made


@cache
def _other_script(name: str, word: str) -> str:
    """Move each letter to another near it, so that the script stays and the word does not."""
    chance = random.Random(name)  # noqa: S311 -- words, not secrets
    return "".join(_near(letter, chance) for letter in word)


def _near(letter: str, chance: random.Random) -> str:
    near = [chr(code) for code in range(ord(letter) - 8, ord(letter) + 9)]
    alike = [one for one in near if one != letter and _kind(one) == _kind(letter)]
    return chance.choice(alike) if alike else letter


def _kind(letter: str) -> tuple[str, str]:
    """Give script and case of a letter."""
    return unicodedata.name(letter, "").partition(" ")[0], unicodedata.category(letter)

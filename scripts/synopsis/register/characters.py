"""Characters that no reader can see, and words that are not what they seem, refused wherever they stand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from itertools import islice

import regex
from babel import Locale

from synopsis.register import unseen
from synopsis.register.problems import Location, Problem, Rule, quoted

MOST_PROBLEMS = 20
"""How many characters are named in one file; the rest follow when these are gone."""

OTHER_LETTERS = regex.compile(r"[^\p{Script=Latin}\P{L}][\p{M}[^\p{Script=Latin}\P{L}]]*+", regex.VERSION1)
"""Letters one after the other of which none is Latin."""
TOGETHER = tuple(
    frozenset({"Latin", "Han", *others}) for others in (("Hiragana", "Katakana"), ("Hangul",), ("Bopomofo",))
)
"""Scripts that stand in one word: what UTS #39 calls highly restrictive."""
UNNAMED = "a script that has no name yet"
_OF_ONE = regex.compile(r"[\p{L}--[\p{Script=Common}\p{Script=Inherited}]]", regex.VERSION1)
_IN_WORD = regex.compile(r"[\p{L}\p{M}]")
_USUAL = frozenset({"Latn", "Cyrl", "Armn", "Arab", "Hebr", "Hani", "Hira", "Kana", "Hang"})


def in_file(text: str, file: str) -> Iterator[Problem]:
    """Find what must not stand in a file as it was typed."""

    def at(start: int) -> Location:
        return Location(file, text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start))

    # nearly every file passes here, at a tenth of the pattern's price
    if not (text.isascii() and text.replace("\n", "").isprintable()):
        yield from islice(_problems(text, _in_file(text), at), MOST_PROBLEMS)


def in_value(value: str, location: Location) -> Iterator[Problem]:
    """Find what YAML's escapes brought into a value or key."""
    if not (value.isascii() and value.isprintable()):
        yield from islice(_problems(value, _unseen(value.replace("\n", " ")), lambda _: location), MOST_PROBLEMS)


def without(text: str) -> str:
    """Put a visible sign for each such character, so that the rest can be read with lines and columns unchanged."""
    chars = list(text)
    for start in _in_file(text):
        chars[start] = " " if text[start] in "\t\r" else "\ufffd"
    return "".join(chars)


def _in_file(text: str) -> Iterator[int]:
    # line ends are of the file; blanked, so that the places stay
    return _unseen(text.replace("\r\n", "  ").replace("\n", " "))


def _unseen(text: str) -> Iterator[int]:
    """Find each character that nobody sees and that does not do its work there."""
    # a text has few different characters
    if unseen.ANY.search("".join(set(text))):
        at_work = {match.start() for match in unseen.AT_WORK.finditer(text)}
        for match in unseen.ANY.finditer(text):
            if match.start() not in at_work:
                yield match.start()


def _problems(text: str, starts: Iterator[int], at: Callable[[int], Location]) -> Iterator[Problem]:
    for start in starts:
        char = text[start]
        what = f"the {unseen.kind_of(char)} {unseen.named(char)}" + ("; indent by spaces" if char == "\t" else "")
        yield Problem(at(start), Rule.CHARACTER, f"text must be made of visible characters, not {what}")
    for start, word, scripts in _mixed(text):
        message = f"each word must be of one script, not {quoted(word)} of {' and '.join(scripts)}"
        yield Problem(at(start), Rule.CHARACTER, message)


def _mixed(text: str) -> Iterator[tuple[int, str, list[str]]]:
    """Find words with letters of scripts that no language writes together."""
    if not OTHER_LETTERS.search("".join(set(text))):
        return
    after = 0
    for match in OTHER_LETTERS.finditer(text):
        if match.start() < after:
            continue
        before, after = match.span()
        while before and _IN_WORD.match(text[before - 1]):
            before -= 1
        while after < len(text) and _IN_WORD.match(text[after]):
            after += 1
        word = text[before:after]
        scripts = list(dict.fromkeys(filter(None, map(script_of, word))))
        if len(scripts) > 1 and not any(together.issuperset(scripts) for together in TOGETHER):
            yield before, word, scripts


@cache  # a register has few letters, each many times
def script_of(char: str) -> str:
    """Name the script of a letter; nothing names that of a mark or sign which stands with letters of any."""
    if not _OF_ONE.match(char):
        return ""
    return next((name for name, members in _scripts() if members.match(char)), UNNAMED)


@cache
def _scripts() -> tuple[tuple[str, regex.Pattern[str]], ...]:
    """Give every script that has a name, the usual ones among them first."""
    names = sorted(Locale("en").scripts.items(), key=lambda item: item[0] not in _USUAL)
    return tuple((name, members) for code, name in names if (members := _members(code)))


def _members(code: str) -> regex.Pattern[str] | None:
    try:
        return regex.compile(rf"\p{{Script={code}}}")
    except regex.error:  # a way to write a script, or several together, which no letter has of its own
        return None

"""The sentences of a new article as records: what each line is, where sentences end, which ids they get."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise

from synopsis.authoring.desk import Data
from synopsis.register.enums import NoClaim, PartKind, SentenceKind
from synopsis.register.model import GuardedWord
from synopsis.register.proof import guarded_words
from synopsis.register.text import fingerprint, paragraphs, words

_MOST_WORDS_OF_A_HEADING = 10
_MOST_WORDS_OF_A_BYLINE = 14
_LINES_OF_A_HEAD = 4
"""Among how many lines a byline is looked for."""
_MOST_WORDS_OF_A_NAME = 8
_WORDS_SHOWN = 8
_COMMENTS = re.compile(
    r"(?:readers?['\u2019]? )?(?:letters|comments|replies|responses|"
    r"kommentare|leserbriefe|commentaires|courrier|comentarios|cartas|lettere|комментарии|письма|şərhlər|yorumlar)"
    r"\b.{0,30}",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"(?:by|von|par|por|di|автор:?|müəllif:?) \w", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Layout:
    """What the lines of a text are, by their numbers; the first one is the title, all others prose."""

    bylines: tuple[int, ...] = ()
    headings: tuple[int, ...] = ()
    comments: Mapping[int, str] = field(default_factory=dict)
    """The line with which each comment or reply begins, and its id: `c1`, `c1r1`."""
    furniture: tuple[int, ...] = ()
    """What belongs to the page and to nobody's text: "Letters to the editor"."""

    def told(self, text: str) -> Iterator[str]:
        """Say what each line is that is not prose, with its first words."""
        lines = lines_of(text)
        kinds = {**self.comments, **dict.fromkeys(self.bylines, "byline"), **dict.fromkeys(self.headings, "heading")}
        kinds |= dict.fromkeys(self.furniture, "furniture")
        for line, kind in sorted({next(iter(lines), 0): "title", **kinds}.items()):
            found = lines[line].split()
            shown = " ".join(found[:_WORDS_SHOWN]) + (" …" if len(found) > _WORDS_SHOWN else "")
            yield f"line {line} is {kind}: {shown}"
        yield "all other lines are prose"


def lines_of(text: str) -> dict[int, str]:
    """Return the lines of a text that are not blank, by number."""
    return {number: line.strip() for number, line in enumerate(text.splitlines(), start=1) if line.strip()}


def proposed(text: str, authors: Collection[str]) -> Layout:
    """Guess what the lines of a text are: an editor decides."""
    lines = lines_of(text)
    numbers = [*lines]
    bylines = tuple(n for n in numbers[1:_LINES_OF_A_HEAD] if _is_byline(lines[n], authors))
    ends = next((n for n in numbers[1:] if _COMMENTS.fullmatch(lines[n])), None)
    after = [n for n in numbers if ends and n > ends]
    headings = tuple(
        n
        for n, following in pairwise(numbers[1:])
        if n not in bylines and (ends is None or n < ends) and _is_heading(lines[n], lines[following])
    )
    comments = {n: f"c{number}" for number, n in enumerate(_comments(lines, after), start=1)}
    return Layout(bylines, headings, comments, (ends,) if ends and after else ())


def _comments(lines: Mapping[int, str], after: list[int]) -> list[int]:
    """Tell where comments begin: with the name of each writer, behind that of the one before, or with every line."""
    names = [n for n in after if len(lines[n].split()) <= _MOST_WORDS_OF_A_NAME and lines[n][-1].isalnum()]
    if not names or names[0] == after[0]:
        return names or after
    return [after[0], *(following for line, following in pairwise(after) if line in names)]


def _is_byline(line: str, authors: Collection[str]) -> bool:
    is_short = len(line.split()) <= _MOST_WORDS_OF_A_BYLINE
    return is_short and (_BYLINE.match(line) is not None or any(name in line for name in authors))


def _is_heading(line: str, following: str) -> bool:
    count = len(line.split())
    return (
        count <= _MOST_WORDS_OF_A_HEADING
        and count < len(following.split())
        and (line[-1].isalnum() or line.endswith("?"))
    )


def with_comments(layout: Layout, comments: Iterable[int], replies: Iterable[int]) -> Layout:
    """Let comments and replies begin where an editor says."""
    found: dict[int, str] = {}
    count = replies_of = 0
    starts = set(comments)
    for line in sorted({*starts, *replies}):
        if line in starts or not count:
            count, replies_of = count + 1, 0
            found[line] = f"c{count}"
        else:
            replies_of += 1
            found[line] = f"c{count}r{replies_of}"
    first = min(found, default=0)
    headings = tuple(n for n in layout.headings if not first or n < first)
    return replace(layout, comments=found, headings=headings, furniture=())


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a sentence stands, and under which id."""

    id: str
    article: str
    part: str
    section: str = ""


def drafted(text: str, article: str, layout: Layout, guarded: tuple[GuardedWord, ...], language: str) -> Iterator[Data]:
    """Yield the record of each sentence, without its text."""
    section, comment, is_below = "", "", False
    count = {"h": 0, "b": 0, "x": 0, "p": 0}
    letters = {
        **dict.fromkeys(layout.headings, "h"),
        **dict.fromkeys(layout.bylines, "b"),
        **dict.fromkeys(layout.furniture, "x"),
    }
    for place, (line, content) in enumerate(lines_of(text).items()):
        if line in layout.comments:
            section = comment = layout.comments[line]
            count["p"] = 0
        elif line in layout.furniture:
            section = ""
        is_below = is_below or bool(comment) or line in layout.furniture
        part = PartKind.COMMENTS if is_below else PartKind.ARTICLE
        if letter := letters.get(line):
            count[letter] += 1
            name = f"{letter}{count[letter]}"
            section = name if letter == "h" else section
            yield sentence(Spot(name, article, part, section), content, guarded, *_KINDS[letter])
            continue
        count["p"] += place > 0
        for number, one in enumerate(next(paragraphs(content, language)), start=1):
            name = f"{comment}p{count['p']}s{number}" if place else f"t{number}"
            kind = SentenceKind.COMMENT if comment else SentenceKind.PROSE if place else SentenceKind.TITLE
            yield sentence(Spot(name, article, part, section), one, guarded, kind, NoClaim.TO_DO)


_KINDS = {
    "h": (SentenceKind.HEADING, NoClaim.HEADING),
    "b": (SentenceKind.BYLINE, NoClaim.BYLINE),
    "x": (SentenceKind.FURNITURE, NoClaim.FURNITURE),
}
"""What a line is by the letter of its id, and why it claims nothing."""


def sentence(spot: Spot, text: str, guarded: tuple[GuardedWord, ...], kind: str, no_claim: str | None) -> Data:
    """Return the record of a sentence: what is counted of its text, and nothing of the text itself."""
    counted: Data = {"id": spot.id, "article": spot.article, "part": str(spot.part)}
    if spot.section:
        counted["section"] = spot.section
    counted |= measured(text, guarded, str(kind))
    return counted | ({"no_claim": str(no_claim)} if no_claim else {})


def measured(text: str, guarded: tuple[GuardedWord, ...], kind: str) -> Data:
    """Return what is counted of a text, in the order of a record's fields."""
    kept = guarded_words(text, guarded)
    measures: Data = {"words": len(words(text)), "sha256": fingerprint(text), "kind": kind}
    return measures | ({"keeps": kept} if kept else {})

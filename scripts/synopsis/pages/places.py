"""Where in an article a sentence stands, in words."""

from __future__ import annotations

from collections.abc import Mapping

from synopsis.languages.interface import message
from synopsis.register.enums import SENTENCE_KINDS, PartKind, SentenceKind
from synopsis.register.index import Index
from synopsis.register.model import Article, Sentence

_KIND_WORDS: Mapping[str, str] = {
    SentenceKind.TITLE: message("title"),
    SentenceKind.STANDFIRST: message("standfirst"),
    SentenceKind.HEADING: message("heading"),
    SentenceKind.CAPTION: message("caption"),
    SentenceKind.BYLINE: message("byline"),
    SentenceKind.BIOGRAPHY: message("about the author"),
    SentenceKind.PULL_QUOTE: message("pull quote"),
    SentenceKind.FURNITURE: message("page furniture"),
}
_RUNNING: frozenset[str] = frozenset({SentenceKind.PROSE, SentenceKind.COMMENT})
"""What is found by its paragraph."""


def place(index: Index, article: Article, sentence: Sentence) -> str:
    """Say where in an article a sentence stands: section and paragraph, or what it is."""
    if sentence.part is PartKind.COMMENTS:
        comments = (comment for part in article.parts for comment in part.comments)
        label = next((comment.label for comment in comments if comment.id == sentence.section), sentence.section)
        return index.interface.say("{comment}, paragraph {number}", comment=label, number=_paragraph(sentence.id))
    say = index.interface.say
    where = next((section.label for section in article.sections if section.id == sentence.section), "")
    if what := _not_running(index, sentence):
        if where and sentence.kind == SentenceKind.HEADING:
            return say("{heading} of the section {section}", heading=what, section=where)
        return _begun(what)
    number = _paragraph(sentence.id)
    if where:
        return say("Section {section}, paragraph {number}", section=where, number=number)
    return say("Paragraph {number}", number=number)


def in_short(index: Index, article: Article, sentence: Sentence) -> str:
    """Say it where many claims stand: paragraphs are counted through the whole article, so they need no section."""
    return place(index, article, sentence) if sentence.part is PartKind.COMMENTS else within_section(index, sentence)


def within_section(index: Index, sentence: Sentence) -> str:
    """Say in which paragraph a sentence stands, or what else it is, to a reader who sees the section."""
    return _begun(_not_running(index, sentence)) or index.interface.say(
        "Paragraph {number}", number=_paragraph(sentence.id)
    )


def _not_running(index: Index, sentence: Sentence) -> str:
    """Say what a sentence is that is no running text; what a register has added is called as it says."""
    if sentence.kind in _RUNNING:
        return ""
    known = _KIND_WORDS.get(sentence.kind)
    return index.interface.say(known) if known else index.term(SENTENCE_KINDS, sentence.kind).label


def _begun(words: str) -> str:
    return words[:1].upper() + words[1:]


def _paragraph(sentence_id: str) -> str:
    """Return the paragraph's number in a sentence's id: `18` of `p18s1`, `2` of `c1r1p2s1`."""
    _, _, rest = sentence_id.rpartition("p")
    return rest.partition("s")[0]

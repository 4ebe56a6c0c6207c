"""Where in an article a sentence stands, in words."""

from __future__ import annotations

from synopsis.register.enums import PartKind, SentenceKind
from synopsis.register.model import Article, Sentence

_KIND_WORDS = {
    SentenceKind.TITLE: "title",
    SentenceKind.STANDFIRST: "standfirst",
    SentenceKind.HEADING: "heading",
    SentenceKind.CAPTION: "caption",
    SentenceKind.BYLINE: "byline",
    SentenceKind.BIOGRAPHY: "about the author",
    SentenceKind.PULL_QUOTE: "pull quote",
    SentenceKind.EXERCISE: "exercise",
    SentenceKind.FURNITURE: "page furniture",
}


def place(article: Article, sentence: Sentence) -> str:
    """Say where in an article a sentence stands: section and paragraph, or what it is."""
    if sentence.part is PartKind.COMMENTS:
        comments = (comment for part in article.parts for comment in part.comments)
        label = next((comment.label for comment in comments if comment.id == sentence.section), sentence.section)
        return f"{label}, paragraph {_paragraph(sentence.id)}"
    where = next((section.label for section in article.sections if section.id == sentence.section), "")
    if sentence.kind in _KIND_WORDS:
        what = _KIND_WORDS[sentence.kind]
        return (
            f"{what} of the section {where}" if where and sentence.kind is SentenceKind.HEADING else what.capitalize()
        )
    return f"Section {where}, paragraph {_paragraph(sentence.id)}" if where else f"Paragraph {_paragraph(sentence.id)}"


def in_short(article: Article, sentence: Sentence) -> str:
    """Say it where many claims stand: paragraphs are counted through the whole article, so they need no section."""
    return place(article, sentence) if sentence.part is PartKind.COMMENTS else within_section(sentence)


def within_section(sentence: Sentence) -> str:
    """Say in which paragraph a sentence stands, or what else it is, to a reader who sees the section."""
    return _KIND_WORDS.get(sentence.kind, "").capitalize() or f"Paragraph {_paragraph(sentence.id)}"


def _paragraph(sentence_id: str) -> str:
    """Return the paragraph's number in a sentence's id: `18` of `p18s1`, `2` of `c1r1p2s1`."""
    _, _, rest = sentence_id.rpartition("p")
    return rest.partition("s")[0]

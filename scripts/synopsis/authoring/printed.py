"""Articles as they are printed, sentence by sentence: read from the texts at hand and never stored."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from synopsis.register.model import Article, Register, Sentence
from synopsis.register.text import fingerprint

Printed = Mapping[str, str]
"""The words of each sentence of an article by its id, as they are printed."""


def own_text(article: Article, texts: Iterable[str]) -> str | None:
    """Return the text of an article among `texts`, which its fingerprint tells; None where it is not there."""
    return next((text for text in texts if fingerprint(text) == article.text_sha256), None)


def printed(register: Register, texts: Iterable[str]) -> dict[str, Printed]:
    """Give the sentences of every article whose text is there, by article."""
    known = {fingerprint(text): text for text in texts}
    return {
        article.id: dict(_sentences(sentences_of(register, article.id), known[article.text_sha256]))
        for article in register.articles.values()
        if article.text_sha256 in known
    }


def sentences_of(register: Register, article: str) -> list[Sentence]:
    """Return the sentences of an article in its order."""
    return [sentence for sentence in register.sentences.values() if sentence.article == article]


def _sentences(sentences: Iterable[Sentence], text: str) -> Iterator[tuple[str, str]]:
    """Let each sentence take its words."""
    words, at = text.split(), 0
    for sentence in sentences:
        yield sentence.id, " ".join(words[at : at + sentence.words])
        at += sentence.words


def in_range(sentences: Iterable[Sentence], wanted: str) -> list[Sentence]:
    """Return the sentences that `wanted` means: `p2s3`, `p2s3..p4s1`, or `p2`, which begins the ids of a paragraph."""
    all_ = list(sentences)
    ids = [sentence.id for sentence in all_]
    first, _, last = wanted.partition("..")
    starts = [place for place, name in enumerate(ids) if _is_of(name, first)]
    ends = [place for place, name in enumerate(ids) if _is_of(name, last or first)]
    return all_[starts[0] : ends[-1] + 1] if starts and ends else []


def _is_of(name: str, wanted: str) -> bool:
    return name == wanted or re.fullmatch(rf"{re.escape(wanted)}[a-z]+[0-9]+(?:[a-z]+[0-9]+)*", name) is not None

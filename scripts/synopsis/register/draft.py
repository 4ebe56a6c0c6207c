"""The first draft of an article's sentences, for an editor to go on with."""

from __future__ import annotations

from synopsis.register.enums import NoClaim, PartKind, SentenceKind
from synopsis.register.model import GuardedWord
from synopsis.register.proof import guarded_words
from synopsis.register.text import fingerprint, paragraphs, words


def skeleton(text: str, article_id: str, guarded: tuple[GuardedWord, ...]) -> str:
    """Split and fingerprint `text` into sentence records, as YAML.

    The first line is taken for the title, everything else for prose, by paragraph; the editor says what is a
    heading, a caption or a comment, joins what was split wrongly, and replaces `to-do`. No text is kept.
    """
    lines = [
        f"# Every sentence of {article_id} without its text; text_sha256 of the article: {fingerprint(text)}",
    ]
    for number, sentences in enumerate(paragraphs(text)):
        for place, sentence in enumerate(sentences, start=1):
            title = number == 0
            name = f"t{place}" if title else f"p{number}s{place}"
            kept = guarded_words(sentence, guarded)
            lines += [
                f"- id: {name}",
                f"  article: {article_id}",
                f"  part: {PartKind.ARTICLE}",
                f"  words: {len(words(sentence))}",
                f"  sha256: {fingerprint(sentence)}",
                f"  kind: {SentenceKind.TITLE if title else SentenceKind.PROSE}",
                *([f"  keeps: [{', '.join(kept)}]"] if kept else []),
                f"  no_claim: {NoClaim.TO_DO}",
            ]
    return "\n".join(lines) + "\n"

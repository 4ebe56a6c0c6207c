"""Rules on the words that are copied from articles."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from synopsis.register.enums import PartKind, SentenceKind
from synopsis.register.model import Claim, Register, TextQuote
from synopsis.register.problems import Problem, Rule, quoted
from synopsis.register.rules.attribution import claims_at_home
from synopsis.register.text import MUST_PART_WORDS, normalise, parts_its_words, words

FEWEST_WORDS = 3
MOST_WORDS = 8
MOST_WORDS_OF_A_SENTENCE = 6
"""An anchor that is a whole sentence may be shorter than others, but not longer than this."""
MOST_CONTEXT_WORDS = 3
WORDS_PER_ANCHOR = 25
MOST_PUBLISHED_PERCENT = 25
WORDS_OF_EACH_SENTENCE = FEWEST_WORDS
"""So many may be published of each sentence of a part whose sentences are short: one anchor for each."""


def _published(quote: TextQuote) -> tuple[str, str, str]:
    return normalise(quote.prefix), normalise(quote.exact), normalise(quote.suffix)


def anchors_are_short(register: Register) -> Iterator[Problem]:
    """An anchor is 3 to 8 words, or a whole sentence of up to 6, or the title; its context 3 words at most."""
    for claim, _, _, sentence in claims_at_home(register):
        if not parts_its_words(claim.quote.exact):
            message = f"exact {MUST_PART_WORDS}, not {quoted(claim.quote.exact)}"
            yield Problem(claim.at("quote", "exact"), Rule.ANCHOR_LENGTH, message)
            continue
        count = len(words(claim.quote.exact))
        is_short = count <= MOST_WORDS_OF_A_SENTENCE or sentence.kind == SentenceKind.TITLE
        if not FEWEST_WORDS <= count <= MOST_WORDS and not (is_short and count == sentence.words):
            message = (
                f"exact must be {FEWEST_WORDS} to {MOST_WORDS} words, "
                f"or a whole sentence of up to {MOST_WORDS_OF_A_SENTENCE}, not {count} words"
            )
            yield Problem(claim.at("quote", "exact"), Rule.ANCHOR_LENGTH, message)
        for field in ("prefix", "suffix"):
            context = len(words(getattr(claim.quote, field)))
            if context > MOST_CONTEXT_WORDS:
                message = f"{field} must be at most {MOST_CONTEXT_WORDS} words, not {context} words"
                yield Problem(claim.at("quote", field), Rule.ANCHOR_LENGTH, message)


def anchors_share_their_sentence(register: Register) -> Iterator[Problem]:
    """The claims of a sentence share one anchor; each further 25 words allow one more."""
    by_sentence: dict[str, dict[tuple[str, str, str], Claim]] = defaultdict(dict)
    for claim, article, _, sentence in claims_at_home(register):
        by_sentence[f"{article.id}/{sentence.id}"].setdefault(_published(claim.quote), claim)
    for name, anchors in by_sentence.items():
        sentence = register.sentences[name]
        allowed = -(-sentence.words // WORDS_PER_ANCHOR)
        for claim in list(anchors.values())[allowed:]:
            message = (
                f"quote must be one of the {allowed} anchors that a sentence of {sentence.words} words allows, "
                f"not {quoted(claim.quote.exact)} besides them"
            )
            yield Problem(claim.at("quote"), Rule.ANCHOR_SHARE, message)


def published_words(register: Register) -> dict[tuple[str, PartKind], tuple[int, int]]:
    """Count, per article and part, the words of all different anchors and the words of the text."""
    texts: dict[tuple[str, PartKind], int] = defaultdict(int)
    for sentence in register.sentences.values():
        texts[sentence.article, sentence.part] += sentence.words
    anchors: dict[tuple[str, PartKind], set[tuple[str, str, str]]] = defaultdict(set)
    for claim in register.claims.values():
        if home := register.home(claim.id):
            anchors[home[0].id, home[1]].add(_published(claim.quote))
    return {key: (sum(len(words(" ".join(anchor))) for anchor in anchors[key]), total) for key, total in texts.items()}


def most_published(register: Register) -> dict[tuple[str, PartKind], int]:
    """Count, per article and part, how many words its anchors may have."""
    sentences = Counter((sentence.article, sentence.part) for sentence in register.sentences.values())
    return {
        key: max(total * MOST_PUBLISHED_PERCENT // 100, sentences[key] * WORDS_OF_EACH_SENTENCE)
        for key, (_, total) in published_words(register).items()
    }


def anchors_publish_little(register: Register) -> Iterator[Problem]:
    """The words of all different anchors are at most a quarter of each part, or 3 words a sentence if that is more."""
    sentences = Counter((sentence.article, sentence.part) for sentence in register.sentences.values())
    allowed = most_published(register)
    for key, (published, total) in published_words(register).items():
        article_id, part = key
        most = allowed[key]
        if published > most and article_id in register.articles:
            message = (
                f"anchors of the part {part} must hold at most {MOST_PUBLISHED_PERCENT} % of its {total} words, or "
                f"{WORDS_OF_EACH_SENTENCE} words for each of its {sentences[key]} sentences where that is more: "
                f"{most} words, not {published} words"
            )
            yield Problem(register.articles[article_id].at("id"), Rule.ANCHOR_SHARE, message)

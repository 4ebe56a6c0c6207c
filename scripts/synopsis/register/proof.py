"""Proof of sentences and anchors against the article texts, which the caller gives."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from synopsis.register.anchoring import deciding, nearest, occurrences
from synopsis.register.enums import NoClaim, PartKind
from synopsis.register.lookalikes import Disguises
from synopsis.register.model import Article, Claim, GuardedWord, Register, Sentence
from synopsis.register.problems import Location, Problem, Rule, in_order, quoted
from synopsis.register.rules.anchors import published_words
from synopsis.register.text import MUST_PART_WORDS, fingerprint, form_pattern, normalise, parts_its_words

RESYNC_WORDS = 60
"""How far a wrong word count may be off for the right one to be found."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of one part of an article the register holds."""

    article: str
    part: PartKind
    sentences: int
    homes: int
    """Sentences that are the home of a claim."""
    without: Mapping[NoClaim, int]
    """Sentences that are not, by reason."""
    claims: int
    words: int
    published: int
    """Words of all different anchors, with their context."""


@dataclass(frozen=True, slots=True)
class _Span:
    """A sentence with its place in the normalised text of its article, in characters."""

    sentence: Sentence
    start: int
    end: int


def prove(register: Register, texts: Iterable[str]) -> list[Problem]:
    """Hold the sentences and anchors of every article against its text.

    `texts` are whole texts in any order; each article finds its own by fingerprint.
    """
    known = {fingerprint(text): text for text in texts}
    problems: list[Problem] = []
    for article in register.articles.values():
        text = known.get(article.text_sha256)
        if text is None:
            message = f"text_sha256 must be that of a text given, not {quoted(article.text_sha256[:12])} of none"
            problems.append(Problem(article.at("text_sha256"), Rule.TEXT_MISSING, message))
            continue
        problems.extend(_prove_article(register, article, text))
    return in_order(problems)


def _prove_article(register: Register, article: Article, printed: str) -> Iterator[Problem]:
    if not parts_its_words(printed):
        message = f"text_sha256 {MUST_PART_WORDS}, not that of a text that does not"
        yield Problem(article.at("text_sha256"), Rule.WORD_COUNT, message)
        return
    lines = [line for line in map(normalise, printed.splitlines()) if line]
    text = " ".join(lines)
    sentences = [sentence for sentence in register.sentences.values() if sentence.article == article.id]
    spans: dict[str, _Span] = {}
    yield from _prove_sentences(sentences, text, spans, article.at("text_sha256"))
    for span in spans.values():
        yield from _prove_keeps(span, text, register.vocabularies.guarded)
    for claim in register.claims.values():
        home = register.home(claim.id)
        if home and home[0].id == article.id and claim.sentences:
            yield from _prove_anchor(claim, lines, spans)
            yield from _prove_reach(claim, lines)


def _prove_sentences(
    sentences: list[Sentence], text: str, spans: dict[str, _Span], place: Location
) -> Iterator[Problem]:
    """Walk the text word by word: each sentence takes its words, and none is left over."""
    remaining = text.split()
    offset = at = 0
    for sentence in sentences:
        count = sentence.words
        if fingerprint(" ".join(remaining[at : at + count])) != sentence.sha256:
            found = _right_count(sentence, remaining[at : at + count + RESYNC_WORDS])
            if found is None:
                message = f"sha256 must be that of the text at this place, not {quoted(sentence.sha256[:12])}"
                yield Problem(sentence.at("sha256"), Rule.FINGERPRINT, message)
            else:
                message = f"words must be {found}, as many as the sentence has, not {quoted(count)}"
                yield Problem(sentence.at("words"), Rule.WORD_COUNT, message)
                count = found
        length = len(" ".join(remaining[at : at + count]))
        spans[sentence.id] = _Span(sentence, offset, offset + length)
        offset += length + 1
        at += count
    if at != len(remaining):
        message = f"sentences must cover the {len(remaining)} words of the text, not {quoted(at)}"
        yield Problem(place, Rule.WORD_COUNT, message)


def _right_count(sentence: Sentence, ahead: list[str]) -> int | None:
    counts = (count for count in range(1, len(ahead) + 1) if fingerprint(" ".join(ahead[:count])) == sentence.sha256)
    return next(counts, None)


def _prove_keeps(span: _Span, text: str, guarded: tuple[GuardedWord, ...]) -> Iterator[Problem]:
    found = guarded_words(text[span.start : span.end], guarded)
    if sorted(found) != sorted(span.sentence.keeps):
        kept = ", ".join(span.sentence.keeps)
        message = f"keeps must be [{', '.join(found)}], the guarded words that stand there; not [{kept}]"
        yield Problem(span.sentence.at("keeps"), Rule.KEEPS, message)


def guarded_words(text: str, guarded: Iterable[GuardedWord]) -> list[str]:
    """Return the ids of the guarded words that stand in `text`, openly or in disguise, in the order of the list."""
    plain = normalise(text)
    return [word.id for word in guarded if form_pattern(word.forms).search(plain) or Disguises(word.forms).found(plain)]


def _prove_anchor(claim: Claim, lines: list[str], spans: Mapping[str, _Span]) -> Iterator[Problem]:
    """An anchor with its context stands exactly once in the text, and in the claim's home sentence."""
    span = spans.get(claim.sentences[0])
    text = " ".join(lines)
    prefix, exact = normalise(claim.quote.prefix), normalise(claim.quote.exact)
    hits = occurrences(_whole(claim), text)
    if len(hits) != 1:
        hint = _apart(claim, lines, hits, spans) if hits else _near(exact, text, span)
        message = f"quote must be found exactly once with its prefix and suffix, not {len(hits)} times{hint}"
        yield Problem(claim.at("quote"), Rule.ANCHOR_FOUND, message)
        return
    start = hits[0] + (len(prefix) + 1 if prefix else 0)
    if span and not (span.start <= start and start + len(exact) <= span.end):
        message = f"exact must stand in sentence {span.sentence.id}, the claim's home, not elsewhere in the text"
        yield Problem(claim.at("quote", "exact"), Rule.ANCHOR_FOUND, message)


def _prove_reach(claim: Claim, lines: list[str]) -> Iterator[Problem]:
    """A link to the words reaches them: they stand in one paragraph, and nowhere else whatever their case."""
    whole = _whole(claim)
    if len(occurrences(whole, " ".join(lines))) != 1:
        return
    crosses = not any(occurrences(whole, line) for line in lines)
    if crosses != claim.quote.crosses:
        because = "the words stand in more paragraphs than one" if crosses else "the words stand in one paragraph"
        message = f"crosses must be {str(crosses).lower()}, because {because}, not {quoted(claim.quote.crosses)}"
        yield Problem(claim.at("quote"), Rule.ANCHOR_FOUND, message)
    elif not crosses and (times := len(occurrences(whole, " ".join(lines), re.IGNORECASE))) != 1:
        message = f"quote must be found exactly once whatever its case, as browsers look for it, not {times} times"
        yield Problem(claim.at("quote"), Rule.ANCHOR_FOUND, message)


def _whole(claim: Claim) -> str:
    parts = (claim.quote.prefix, claim.quote.exact, claim.quote.suffix)
    return " ".join(filter(None, map(normalise, parts)))


def _near(exact: str, text: str, span: _Span | None) -> str:
    """Say which words come nearest: a suggestion to the editor, never a success."""
    found = nearest(exact, text[span.start : span.end] if span else text)
    return f"; nearest is {quoted(found)}" if found else ""


def _apart(claim: Claim, lines: list[str], hits: list[int], spans: Mapping[str, _Span]) -> str:
    """Say where an anchor stands, and which words around it would tell its place in its home from the others."""
    names = [name for name, span in spans.items() if any(span.start <= hit < span.end for hit in hits)]
    exact = normalise(claim.quote.exact)
    home = spans.get(claim.sentences[0])
    places = [hit for hit in occurrences(exact, " ".join(lines)) if home and home.start <= hit < home.end]
    context = deciding(exact, lines, places[0]) if places else None
    words = [f"{name} {quoted(getattr(context, name))}" for name in ("prefix", "suffix") if getattr(context, name, "")]
    return f", in {' and '.join(names)}" + (f"; {' and '.join(words)} would decide" if words else "")


def coverage(register: Register) -> list[Coverage]:
    """Count what the register holds of each part of each article, in order of articles."""
    homes = {
        f"{home[0].id}/{claim.sentences[0]}"
        for claim in register.claims.values()
        if claim.sentences and (home := register.home(claim.id))
    }
    rows = []
    for (article_id, part), (published, total) in published_words(register).items():
        sentences = {
            name: sentence
            for name, sentence in register.sentences.items()
            if (sentence.article, sentence.part) == (article_id, part)
        }
        reasons = Counter(sentence.no_claim for sentence in sentences.values() if sentence.no_claim)
        claims = sum(
            1
            for claim in register.claims
            if (home := register.home(claim)) and (home[0].id, home[1]) == (article_id, part)
        )
        rows.append(
            Coverage(
                article=article_id,
                part=part,
                sentences=len(sentences),
                homes=len(homes & sentences.keys()),
                without=dict(sorted(reasons.items())),
                claims=claims,
                words=total,
                published=published,
            ),
        )
    return rows

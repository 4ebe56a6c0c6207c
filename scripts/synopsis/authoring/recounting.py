"""The sentences of an article held against another copy of its text, or other guarded words: what stays is kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from synopsis.authoring.desk import Data
from synopsis.authoring.drafting import Spot, sentence
from synopsis.authoring.printed import own_text
from synopsis.authoring.resentencing import COMMAND, Sentences
from synopsis.register.enums import NoClaim
from synopsis.register.model import Sentence
from synopsis.register.problems import Location, Problem, Refused, Rule
from synopsis.register.text import fingerprint, paragraphs

_REACH = 400
"""How many words further on a sentence is looked for."""


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Words of the new text: of one sentence that is the same, or of what stands in place of some."""

    old: tuple[Sentence, ...]
    text: str
    same: bool
    behind: Sentence | None = None
    """The sentence before it; none at the beginning."""


def renew(all_: Sentences, texts: Sequence[str]) -> list[str]:
    """Count all sentences again; those whose words are the same keep what editors said of them, whatever changed."""
    register, article = all_.desk.register, all_.article
    known = {one.text_sha256 for one in register.articles.values()}
    others = [text for text in texts if fingerprint(text) not in known]
    text = own_text(article, texts) or (others[0] if len(others) == 1 else None)
    if text is None:
        message = f"texts must hold that of {article.id}, or one other text that is another copy of it"
        raise Refused([Problem(Location(COMMAND), Rule.TEXT_MISSING, message)])
    told: list[str] = []
    for stretch in _stretches(all_.records, text.split()):
        if stretch.same:
            all_.measure(all_.desk.data(stretch.old[0]), stretch.text)
        else:
            told += _replaced(all_, stretch)
    all_.desk.data(article)["text_sha256"] = fingerprint(text)
    return told


def _stretches(sentences: Sequence[Sentence], words: list[str]) -> Iterator[_Stretch]:
    at = 0
    pending: list[Sentence] = []
    behind: Sentence | None = None
    for one in sentences:
        found = _found(one, words, at)
        if found is None:
            pending.append(one)
            continue
        if pending or found > at:
            yield _Stretch(tuple(pending), " ".join(words[at:found]), same=False, behind=behind)
        pending, behind = [], one
        at = found + one.words
        yield _Stretch((one,), " ".join(words[found:at]), same=True)
    if pending or at < len(words):
        yield _Stretch(tuple(pending), " ".join(words[at:]), same=False, behind=behind)


def _found(one: Sentence, words: list[str], at: int) -> int | None:
    last = min(at + _REACH, len(words) - one.words)
    starts = range(at, last + 1)
    return next((n for n in starts if fingerprint(" ".join(words[n : n + one.words])) == one.sha256), None)


def _replaced(all_: Sentences, stretch: _Stretch) -> Iterator[str]:
    """Let new words take the place of old sentences one by one; what is left over is new, or gone."""
    language = all_.article.csl.language
    new = next(paragraphs(stretch.text, language)) if stretch.text else []
    for old, text in zip(stretch.old, new, strict=False):
        data = all_.desk.data(old)
        all_.measure(data, text)
        yield f"{old.id} has other words: {text}"
    for text in new[len(stretch.old) :]:
        yield f"{_added(all_, stretch, text)['id']} is new: {text}"
    for old in stretch.old[len(new) :]:
        all_.desk.remove(old)
        claims = [claim.id for claim in all_.claims() if old.id in claim.sentences]
        yield f"{old.id} is gone" + (f", which {', '.join(claims)} named" if claims else "")


def _added(all_: Sentences, stretch: _Stretch, text: str) -> Data:
    """Add a sentence behind the old ones of its stretch, or behind what stands before that."""
    near = stretch.old[-1] if stretch.old else stretch.behind
    beside = near or all_.records[0]
    name = all_.free(beside.id.rstrip("0123456789"))
    guarded = all_.desk.register.vocabularies.guarded
    spot = Spot(name, beside.article, beside.part, beside.section)
    data = sentence(spot, text, guarded, beside.kind, NoClaim.TO_DO)
    return all_.desk.add("sentences", data, beside, before=near is None)

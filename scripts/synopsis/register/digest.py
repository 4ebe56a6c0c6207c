"""Fingerprints of records: what was proved, what was published."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING

from synopsis.register.text import normalise

if TYPE_CHECKING:
    from synopsis.register.model import Article, Register


def of_values(values: object) -> str:
    """SHA-256 of `values` written as JSON with sorted keys."""
    return sha256(json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def proof_digest(register: Register, article: Article) -> str:
    """Fingerprint of all that `quotes` proves of `article`: its text, its sentences, its anchors."""
    sentences = [
        [sentence.id, sentence.words, sentence.sha256, sorted(sentence.keeps)]
        for sentence in register.sentences.values()
        if sentence.article == article.id
    ]
    anchors = [
        [claim.id, claim.sentences, *map(normalise, (claim.quote.prefix, claim.quote.exact, claim.quote.suffix))]
        for claim in register.claims.values()
        if (home := register.home(claim.id)) and home[0].id == article.id
    ]
    return of_values([article.text_sha256, sentences, sorted(anchors)])

"""Proofs of what stands in the register, recorded with a change that the texts at hand bear out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from synopsis.authoring.desk import Desk
from synopsis.register.fingerprints import proof_fingerprint
from synopsis.register.model import Register
from synopsis.register.problems import Problem, Rule
from synopsis.register.proof import prove
from synopsis.register.text import fingerprint


def record_proofs(desk: Desk, register: Register, articles: Iterable[str], on: date) -> None:
    """Record that the articles were proved as `register` has them."""
    for name in articles:
        digest = proof_fingerprint(register, register.articles[name])
        data = desk.data(desk.register.articles[name])
        data["proved"] = {"on": on.isoformat(), "digest": digest}


def renew_proofs(desk: Desk, texts: list[str], on: date) -> list[Problem]:
    """Prove again every article whose text is at hand and whose proof has become stale; give what is in the way."""
    sums = {fingerprint(text) for text in texts}
    register = desk.changed()
    known = [article for article in register.articles.values() if article.text_sha256 in sums]
    stale = [one.id for one in known if one.proved and one.proved.digest != proof_fingerprint(register, one)]
    problems = [one for one in prove(register, texts) if one.rule is not Rule.TEXT_MISSING] if stale else []
    if not problems:
        record_proofs(desk, register, stale, on)
    return problems

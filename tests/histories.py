"""Histories of a register at random: it is edited, renamed, merged, split, taken back, redacted, published.

Everything happens in this process, without MkDocs: registers are values, outputs are the files that go below `docs/`.
"""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant, precondition, rule, run_state_machine_as_test

from editing import TEXTS
from history import FIGURES
from history_edits import PICK
from history_outputs import ADDRESS, ask_pandoc_once, invented
from history_removals import Removals
from lighthouse import SITE_NAME
from synopsis.exports import feeds
from synopsis.exports.register_json import as_json, exported
from synopsis.register.edition import Edition
from synopsis.register.index import Index
from synopsis.register.ledger import joined
from synopsis.register.lifecycle import gone
from synopsis.register.urls import path_named, path_of

EDITS_OF_A_PUBLICATION = 3


class Histories(Removals):
    """One history of the second register."""

    @rule()
    def put_back(self) -> None:
        """Put everything back as it was published, which was accepted then."""
        self.desk = self.published.copy()
        self.secrets, self.secret_sums, self.redacted = map(set, self.published_secrets)
        self.words = {name: set(words) for name, words in self.published_words.items()}
        self.in_place = set()

    @precondition(lambda self: self.edits >= EDITS_OF_A_PUBLICATION)
    @rule()
    def publish(self) -> None:
        """Publish what is there."""
        self.publish_now()

    @precondition(lambda self: self.edits >= EDITS_OF_A_PUBLICATION)
    @rule(folder=st.sampled_from(sorted(TEXTS)), number=PICK, place=PICK)
    def publish_beside(self, folder: str, number: int, place: int) -> None:
        """Publish two states of one, neither of which knows of the other, and then both together."""
        mine, base, before, archive = self.desk, self.published, self.ledger, self.archive
        kept, words = (self.secrets, self.secret_sums, self.redacted, self.in_place), self.words
        self.put_back()
        self.reword(folder, number, place)
        theirs = self.desk
        self.publish_now()
        beside, their_archive = self.ledger, self.archive
        self.desk, self.published, self.ledger, self.archive = mine, base, before, archive
        self.secrets, self.secret_sums, self.redacted, self.in_place = kept
        for name, theirs_too in self.words.items():
            if name in self.in_place:  # what they wrote there goes too
                self.secrets |= theirs_too - words[name]
            words.setdefault(name, set()).update(theirs_too)
        self.words = words
        self.publish_now()
        self.archive |= their_archive
        own, self.ledger = self.ledger, joined(self.ledger, beside)
        assert joined(beside, own).text == self.ledger.text
        merged = mine.copy()
        for key, text in theirs.texts.items():
            if text != base.texts.get(key) and mine.texts.get(key) == base.texts.get(key):
                merged.texts[key] = text
        for name in self.redacted:
            self.forget(name)
        self.commit(merged)
        self.publish_now()
        FIGURES["publications beside each other"] += 1

    @invariant()
    def every_published_record_resolves(self) -> None:
        """Whatever was published has a page now, or a place that says what became of it; no redacted word is told."""
        FIGURES["steps"] += 1
        if self.desk is self.looked_at:
            return
        self.looked_at = self.desk
        register = self.desk.register()
        index = Index(register)
        there = {path_of(record) for record in index.paged_records()} | {item.path for item in gone(register)}
        records = {path_named(line.record) for line in self.ledger.lines if line.record}
        assert records <= there, f"published and lost: {records - there}"
        told = as_json(exported(index, Edition(SITE_NAME, ADDRESS)))
        told += "".join(page.text for page in feeds.pages(index, Edition(SITE_NAME, ADDRESS)))
        assert not invented(told) & self.secrets
        assert not [name for name in self.redacted_people() if name in told]


def try_histories(count: int, number: int, steps: int = 50) -> None:
    """Try some of so many steps, the same ones under the same number; one that fails is told as it was.

    To shorten it would take longer than to read it.
    """
    try:
        run_state_machine_as_test(
            seed(number)(type("Histories", (Histories,), {})),  # the number stays with the class
            settings=settings(
                max_examples=count, stateful_step_count=steps, database=None, phases=[Phase.generate],
                report_multiple_bugs=False, deadline=None, suppress_health_check=[HealthCheck.too_slow],
            ),
        )  # fmt: skip
    except AssertionError as error:
        error.add_note(f"Tried again by: pytest -n0 tests/nightly/test_histories.py --hypothesis-seed={number}")
        raise


def figures_of(number: int) -> Counter[str]:
    """Try ten in a process of its own; give its figures."""
    FIGURES.clear()
    with pytest.MonkeyPatch.context() as here:
        ask_pandoc_once(here)
        try_histories(10, number)
    return Counter(FIGURES)

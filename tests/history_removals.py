"""Removals at random: records are withdrawn and redacted, published corrections taken out or altered."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from editing import FOLDERS, Desk
from history import FIGURES
from history_edits import PICK, Edits
from mending import Mender
from synopsis.register.urls import path_named


class Removals(Edits):
    """Edits that take something away."""

    @rule(folder=st.sampled_from(["claims", "questions", "documents", "people", "topics", "findings", "audits"]),
          number=PICK)  # fmt: skip
    def withdraw(self, folder: str, number: int) -> None:
        """Take a record back."""
        desk = self.edited()
        if self.take_out(desk, folder, number):
            self.commit(desk)

    def take_out(self, desk: Desk, folder: str, number: int) -> str:
        """Take a record out of the register, if one can be spared; give its key."""
        key = self.pick(folder, number)
        if not key:
            return ""
        if folder == "topics":
            other = next((one for one in desk.keys("topics") if one != key), "")
            if not other:
                return ""
            desk.drop(folder, key)
            desk.replaced("topics", key, other)
        else:
            desk.drop_all(folder, key)
        self.ended.append(f"{folder}/{key}")
        return key

    @rule(folder=st.sampled_from(["claims", "claims", "people", "documents", "questions", "findings", "topics"]),
          number=PICK)  # fmt: skip
    def redact(self, folder: str, number: int) -> None:
        """Remove a record and every word of it, those too that corrections of others repeat."""
        desk = self.edited()
        key = self.take_out(desk, folder, number)
        if not key:
            return
        name = f"{FOLDERS[folder].name}/{key}"
        mender = Mender(desk, self.day.isoformat(), self.archive, {}, lambda _: ("", ""), self.new_id)
        mender.correct(name, kind="redacted")
        self.forget(name)
        self.commit(desk, {name: {"kind": "redacted"}}, redacts=True)
        FIGURES["redactions"] += 1

    @precondition(lambda self: self.ended)
    @rule(number=PICK)
    def redact_what_is_gone(self, number: int) -> None:
        """Remove every word of a record that was withdrawn, of which its page still tells something."""
        folder, _, key = self.ended[number % len(self.ended)].partition("/")
        name = f"{FOLDERS[folder].name}/{key}"
        desk = self.edited()
        ends = [data for one in desk.keys("corrections") if (data := desk.get("corrections", one))["record"] == name]
        if (folder, key) in desk.texts or "withdrawn" not in {data["kind"] for data in ends} or name in self.redacted:
            return
        Mender(desk, self.day.isoformat(), self.archive, {}, lambda _: ("", ""), self.new_id).correct(
            name, kind="redacted"
        )
        self.forget(name)
        self.commit(desk, redacts=True)
        FIGURES["redactions"] += 1

    @rule(
        folder=st.sampled_from(["claims", "people", "documents", "questions", "topics", "findings", "articles"]),
        number=PICK,
    )
    def redact_in_place(self, folder: str, number: int) -> None:
        """Leave a record, and put other words in place of its own."""
        key = self.pick(folder, number)
        if not key:
            return
        desk = self.edited()
        name = f"{FOLDERS[folder].name}/{key}"
        self.forget(name)
        self.redacted.remove(name)
        self.in_place.add(name)
        self.words[name] = set()
        self.reworded(desk, folder, key)
        register, state = self.desk.register(), self.sums.get(path_named(name))
        mender = Mender(desk, self.day.isoformat(), self.archive, {}, lambda _: ("", ""), self.new_id)
        standing = self.ledger.standing.get(path_named(name))
        assert register
        replaces = {"replaces": standing.entry.fingerprint[:12]} if standing and state else {}
        mender.correct(name, kind="redacted", **replaces)
        self.commit(desk, redacts=True)
        FIGURES["redactions"] += 1

    @precondition(lambda self: self.archive)
    @rule(number=PICK, alter=st.booleans())
    def tamper(self, number: int, alter: bool) -> None:  # noqa: FBT001 -- Hypothesis names it
        """Take out a published correction, or alter it, which is refused."""
        keys = sorted(self.archive)
        key = keys[number % len(keys)]
        desk = self.edited()
        data = desk.get("corrections", key)
        if alter:
            desk.set("corrections", {**data, "on": "2020-01-01"})
        else:
            desk.drop("corrections", key)
        assert self.problems(desk, self.ledger), f"correction {key} was taken out or altered in silence"
        self.commit(desk)

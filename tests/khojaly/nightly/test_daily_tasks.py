"""What editors do every day, on the register as it would be published: what it costs with the commands for it.

Before there were commands, the same tasks were done by hand on the register of November 2026 and counted: files that
were touched, runs of `check` and how many of them failed, lines of the register's diff.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest
from checkout import ROOT

import desks
from desks import CHANGED, copy_of, published, register_of, run, size
from synopsis.register.model import Register


class Cost(NamedTuple):
    """What a task costs."""

    files: int
    runs: int
    failed: int
    new: int
    gone: int


BY_HAND = {
    "add a claim": Cost(4, 5, 4, 15, 4),
    "rename a question": Cost(3, 3, 2, 8, 3),
    "merge two questions": Cost(4, 2, 1, 19, 27),
    "withdraw a claim": Cost(3, 3, 2, 14, 7),
    "fix a word of a claim": Cost(2, 2, 1, 9, 1),
    "add a document and a finding": Cost(2, 2, 0, 20, 0),
    "change the role of an author": Cost(100, 1, 1, 800, 1),
}
"""As counted by hand; the last one was not carried out: it asked for a correction of each of 99 claims."""


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """Give a copy of the register that is published as it is."""
    return published(copy_of(ROOT / "sources", tmp_path_factory.mktemp("kept")))


@pytest.fixture
def folder(kept):
    """Give the copy as it was published."""
    yield kept
    desks.git(kept, "reset", "--quiet", "--hard")
    desks.git(kept, "clean", "--quiet", "--force", "-d")


class Place(NamedTuple):
    """What an editor has at hand."""

    folder: Path
    register: Register
    texts: Path


Task = Callable[[Place], Sequence[Sequence[str | Path]]]
"""Edits a register by hand, where that is part of the task, and gives the commands that do the rest."""
WHY = ("--on", CHANGED, "--reason", "It was found out.")


def add_a_claim(place: Place) -> Sequence[Sequence[str | Path]]:
    """Say one thing more of a sentence that has a claim, by the same anchor, and name it in that claim's question."""
    claim = place.register.claims["r152"]
    question = next(one for one in place.register.questions.values() if claim.id in one.sides["rubin-2024"].claims)
    point = next(one for one in question.points if claim.id in one.claims)
    words = ["--quote", claim.quote.exact, "--says", "The president resigned.", "--kind", "factual"]
    command: list[str | Path] = ["add", "claim", "rubin-2024", claim.sentences[0], "--texts", place.texts]
    return [[*command, *words, "--answers", f"{question.id}/{point.id}", *WHY]]


def rename_a_question(_: Place) -> Sequence[Sequence[str | Path]]:
    """Give a question a better name."""
    return [["rename", "question/why-president-fell", "why-mutalibov-left", "--on", CHANGED]]


def merge_two_questions(_: Place) -> Sequence[Sequence[str | Path]]:
    """Let two questions of one topic be one."""
    return [["merge", "question/mutalibov-march-1992", "question/mutalibov-april-1992", *WHY]]


def withdraw_a_claim(place: Place) -> Sequence[Sequence[str | Path]]:
    """Take a claim back."""
    return [["withdraw", "claim/r132", "--texts", place.texts, *WHY]]


def fix_a_word_of_a_claim(place: Place) -> Sequence[Sequence[str | Path]]:
    """Change a word, and say so."""
    _edit(
        place.folder / place.register.claims["r133"].file,
        "after the fall of the Soviet",
        "after the collapse of the Soviet",
    )
    return [["correct", *WHY]]


def add_a_document_and_a_finding(_: Place) -> Sequence[Sequence[str | Path]]:
    """Cite something new, and say what it says to a question."""
    csl = ["--csl-type", "report", "--csl-title", "A Report", "--csl-publisher", "An Office", "--csl-language", "en"]
    document = ["add", "document", "--id", "a-report", *csl, "--kind", "government", "--checked-how", "secondary"]
    says = ["--locator", "page 3", "--states", "The report says that he resigned.", "--checked-how", "secondary"]
    finding = ["add", "finding", "--document", "a-report", "--answers", "why-president-fell/resignation", *says]
    return [[*document, "--on", CHANGED], [*finding, *WHY]]


def change_the_role_of_an_author(place: Place) -> Sequence[Sequence[str | Path]]:
    """Change a word of what everybody reads beside every claim of an article."""
    _edit(
        place.folder / place.register.people["michael-rubin"].file, "author; senior fellow", "author; a senior fellow"
    )
    return [["correct", *WHY]]


def _edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), encoding="utf-8")


NOW: dict[str, tuple[Task, Cost]] = {
    "add a claim": (add_a_claim, Cost(4, 1, 0, 18, 4)),
    "rename a question": (rename_a_question, Cost(4, 1, 0, 10, 4)),
    "merge two questions": (merge_two_questions, Cost(2, 1, 0, 15, 40)),
    "withdraw a claim": (withdraw_a_claim, Cost(4, 1, 0, 18, 11)),
    "fix a word of a claim": (fix_a_word_of_a_claim, Cost(2, 1, 0, 10, 1)),
    "add a document and a finding": (add_a_document_and_a_finding, Cost(4, 2, 0, 19, 1)),
    "change the role of an author": (change_the_role_of_an_author, Cost(2, 1, 0, 14, 1)),
}
"""Each task, and what it costs now.

Lines that a command writes of itself are counted: the proof of the article, that a question names a claim or finding
in one of its points, the correction that this needs, and the first line of a new file, which names its schema.
"""


@pytest.mark.parametrize("task", BY_HAND)
def test_what_a_task_costs(task, folder, texts):
    """A task is one command for each record, which does not fail, and leaves nothing open that it could close."""
    act, expected = NOW[task]
    commands = act(Place(folder, register_of(folder), texts))

    ran = [run(folder, *words) for words in commands]

    failed = [one for one in ran if one.returncode]
    assert [(one.stdout, one.stderr) for one in failed] == []
    assert ran[-1].stdout.splitlines()[-1] == "check finds nothing open."
    cost = Cost(*size(folder)[:1], len(commands), len(failed), *size(folder)[1:])
    assert cost == expected
    assert cost.runs <= BY_HAND[task].runs


def test_nothing_but_the_change_is_in_the_diff(folder):
    """A renamed question changes the lines that name it, and no other."""
    run(folder, "rename", "question/why-president-fell", "why-mutalibov-left", "--on", CHANGED)

    lines = [line for line in desks.diff(folder).splitlines() if re.match(r"[+-](?![+-])", line)]
    assert [line for line in lines if line.startswith("-") and "why-president-fell" not in line] == []

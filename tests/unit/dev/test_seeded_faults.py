"""The table of seeded faults, held so that it cannot rot, and the tool that seeds them."""

import re
import shutil
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from seeded_faults import (
    FIRST_COMMIT,
    RECORD,
    ROOT,
    Edit,
    Edition,
    Fault,
    Outcome,
    Record,
    Result,
    copy_tree,
    faults,
    misplaced,
    prove,
    seed,
)
from seeded_faults_record import Entry, read_record

WINGS = {
    *("register", "authoring", "scaffold", "exports", "pages", "templates", "site", "cli", "theme", "workflows"),
    *("locks", "house"),
}
"""What a fault can be of: the wings of the package, and what stands around it."""


def stands(test, tree):
    """Whether a test that pytest is told to run is there; those of a class may be inherited from beside the folders."""
    path, *steps = re.sub(r"\[.*", "", test).split("::")
    text = (tree / path).read_text(encoding="utf-8") if (tree / path).is_file() else ""
    if any(step.startswith("Test") for step in steps):
        text += "".join(file.read_text(encoding="utf-8") for file in sorted(tree.glob("tests/*.py")))
    return bool(text) and all(re.search(rf"\b(?:def|class) {step}\b", text) for step in steps)


def test_the_table_is_whole():
    """There are faults of every wing, each once, and at least forty that both editions can have."""
    table = faults()
    counts = Counter(fault.wing for fault in table)

    assert [name for name, times in Counter(fault.id for fault in table).items() if times > 1] == []
    assert set(counts) == WINGS
    assert min(counts.values()) > 1
    assert sum(fault.first is not None for fault in table) >= 40


def test_every_text_stands_once():
    """What a fault changes stands once in its file, in the tree as it is."""
    edits = {fault.id: fault.now for fault in faults()}

    assert list(misplaced(edits, ROOT)) == []
    assert [name for name, edit in edits.items() if edit.old == edit.new] == []


def test_every_named_test_is_of_the_gate():
    """Each test that is to see a fault is there, and is none of those that wait for the night."""
    named = {test for fault in faults() for test in fault.now.tests}

    assert [test for test in named if not stands(test, ROOT)] == []
    assert [test for test in named if "nightly" in test or not test.startswith("tests/")] == []


def test_the_first_edition_can_have_each_fault(tmp_path):
    """Whoever moves a fault of now leaves it where it was in the first edition, with the tests that were to see it."""
    if subprocess.run([shutil.which("git"), "cat-file", "-e", FIRST_COMMIT], cwd=ROOT, check=False).returncode:
        pytest.skip("the first commit is not in this clone")
    edits = {fault.id: fault.first for fault in faults() if fault.first}
    copy_tree(ROOT, Edition.FIRST, tmp_path)

    assert list(misplaced(edits, tmp_path)) == []
    assert [test for edit in edits.values() for test in edit.tests if not stands(test, tmp_path)] == []


def test_each_fault_is_on_record():
    """The record beside the table tells of each fault of it, and of no other, that it was caught or what else."""
    table = faults()
    told = read_record(RECORD)

    assert {name: entry.wing for name, entry in told.items()} == {fault.id: fault.wing for fault in table}
    assert [name for name, entry in told.items() if not entry.now.startswith("caught")] == []
    for fault in table:
        before = "could not be" if fault.absent else fault.expected(Edition.FIRST).value
        assert told[fault.id].first.startswith(before), fault.id


EDIT = {"file": "sum.py", "old": "a + b", "new": "a - b", "tests": ["test_sum.py"]}


def test_the_first_edition_takes_what_is_the_same():
    """A fault of the first edition gives what differs there, or why there is none."""
    fault = {"id": "x", "wing": "house", "says": "x", "now": EDIT}

    assert Fault.model_validate({**fault, "first": {"file": "old.py"}}).first == Edit(**{**EDIT, "file": "old.py"})
    assert Fault.model_validate({**fault, "absent": "It was not there."}).edit(Edition.FIRST) is None
    with pytest.raises(ValueError, match="either first or absent"):
        Fault.model_validate(fault)


@pytest.fixture
def tree(tmp_path, monkeypatch):
    """Make a tree of one module and two tests, of which one sees nothing; they need none of our plugins."""
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    (tmp_path / "sum.py").write_text("def add(a, b):\n    return a + b\n")
    (tmp_path / "test_sum.py").write_text("from sum import add\n\n\ndef test_add():\n    assert add(1, 2) == 3\n")
    (tmp_path / "test_blind.py").write_text("def test_nothing():\n    pass\n")
    return tmp_path


def test_a_fault_is_caught_missed_or_unfit(tree):
    """A test that fails has caught the fault, one that passes has missed it, one that cannot run is no test of it."""
    whole = (tree / "sum.py").read_text()
    edits = {
        "caught": Edit(**EDIT),
        "missed": Edit(**{**EDIT, "tests": ["test_blind.py"]}),
        "unfit": Edit(**{**EDIT, "tests": ["test_gone.py"]}),
    }

    found = dict(seed(edits, tree, Path(sys.executable)))

    assert {name: result.outcome.value for name, result in found.items()} == {name: name for name in edits}
    assert found["caught"].by == "test_sum.py::test_add"
    assert (tree / "sum.py").read_text() == whole


@pytest.mark.parametrize(
    ("text", "count"), [pytest.param("a + b + a + b", 2, id="twice"), pytest.param("a - b", 0, id="gone")]
)
def test_a_text_out_of_place_is_named(tree, text, count):
    """A fault whose text does not stand exactly once is told before anything runs."""
    (tree / "sum.py").write_text(f"def add(a, b):\n    return {text}\n")

    assert list(misplaced({"x": Edit(**EDIT)}, tree)) == [f"x: old must stand once in sum.py, not {count} times"]


@pytest.mark.parametrize(
    ("change", "status", "said"),
    [
        pytest.param({}, 0, "now: 1 of 1 faults caught", id="caught"),
        pytest.param({"tests": ["test_blind.py"]}, 1, "now: 0 of 1 faults caught", id="missed"),
        pytest.param(
            {"new": "b + a", "tests": ["test_bad.py"]}, 2, "without a fault the tests must pass", id="unsound"
        ),
        pytest.param({"old": "a * b"}, 2, "x: old must stand once", id="misplaced"),
    ],
)
def test_the_status_tells(tree, capsys, change, status, said):
    """The tool works on a copy of what git keeps, and fails for a fault that was missed or a table that is wrong."""
    (tree / "test_bad.py").write_text("def test_bad():\n    assert False\n")
    subprocess.run([shutil.which("git"), "init", "--quiet"], cwd=tree, check=True)
    fault = Fault.model_validate({"id": "x", "wing": "house", "says": "x", "absent": "x", "now": {**EDIT, **change}})

    noted = []

    assert prove([fault], Edition.NOW, tree, Path(sys.executable), lambda *seen: noted.append(seen)) == status
    told = capsys.readouterr()
    assert said in told.out + told.err
    assert [(name, result.outcome.value) for name, result in noted] == [
        ("x", outcome) for outcome in ("caught", "missed")[status : status + 1]
    ]


def test_what_became_of_a_fault_is_on_record(tmp_path):
    """Each outcome is written at once, beside what was known of the other edition; what is gone from the table goes."""
    before = {"a": ("first", {}), "b": ("absent", "It was not there."), "c": ("first", {})}
    faults = [
        Fault.model_validate({"id": name, "wing": "house", "says": "x", "now": EDIT, key: value})
        for name, (key, value) in before.items()
    ]
    now, first = (Record(tmp_path / "record.md", faults, edition, "abc1234") for edition in Edition)

    assert (now.unproved(), first.unproved()) == (["a", "b", "c"], ["a", "c"])
    first.note("a", Result(Outcome.MISSED, "", 3.4))
    now.note("c", Result(Outcome.UNFIT, "", 1))
    now.note("a", Result(Outcome.CAUGHT, "test_sum.py::test_add", 1.6))

    assert (now.unproved(), first.unproved()) == (["b", "c"], ["c"])
    assert list(read_record(now.file).values())[:2] == [
        Entry("a", "house", "missed in 3 s", "caught in 2 s", "abc1234"),
        Entry("b", "house", "could not be"),
    ]
    assert "| house | 3 | 0 | 1 |" in now.file.read_text()
    assert list(replace(now, table=faults[1:]).entries()) == ["b", "c"]


def test_a_fault_that_the_first_edition_did_not_see():
    """What no test of the first edition saw must be caught all the same by those of now."""
    fault = Fault.model_validate({"id": "x", "wing": "house", "says": "x", "now": EDIT, "first": {}, "unseen": True})

    assert [fault.expected(edition).value for edition in Edition] == ["caught", "missed"]

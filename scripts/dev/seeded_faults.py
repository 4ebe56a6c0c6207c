"""Seed one fault at a time into a copy of the tree, and see that the gate catches it.

The table beside this file has each fault for two editions: the tree as it is `now`, and the `first` commit. A fault
names the tests of the gate (what `make test` runs, nothing nightly) that are expected to see it. What became of it is
written into the record, `seeded_faults.md`, at once: a proof that was stopped goes on with `--unproved`.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import tomllib
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict, Field, model_validator
from seeded_faults_record import Entry, read_record, write_record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

ROOT = Path(__file__).resolve().parents[2]
TABLE = Path(__file__).with_suffix(".toml")
RECORD = Path(__file__).with_suffix(".md")
FIRST_COMMIT = "3f0f3a8"
FAILED = re.compile(r"^(?:FAILED|ERROR) (\S+)", re.MULTILINE)
PASSES, FAILS = 0, 1
"""How pytest ends; whatever else (interrupted, wrong usage, nothing collected) is a fault of the table."""


class Edition(StrEnum):
    """Which tree."""

    NOW = "now"
    FIRST = "first"


class Outcome(StrEnum):
    """What the tests made of a fault."""

    CAUGHT = "caught"
    MISSED = "missed"
    UNFIT = "unfit"
    """The tests did not run: no such test, a file that cannot be imported."""


class Edit(BaseModel):
    """What makes a fault of a tree that has none."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    file: str
    old: str = Field(min_length=1)
    """Stands exactly once in the file."""
    new: str
    tests: tuple[str, ...] = Field(min_length=1)
    """Arguments of pytest: files, or tests in them."""


class Fault(BaseModel):
    """One fault, in each edition that can have it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    wing: str
    says: str
    now: Edit
    first: Edit | None = None
    """The fields that differ from `now`; the table leaves out what is the same."""
    absent: str = ""
    """Why the first edition could not have it."""
    unseen: bool = False
    """No test of the first edition saw it: all that could are named, and pass."""

    @model_validator(mode="before")
    @classmethod
    def _complete(cls, given: dict[str, Any]) -> dict[str, Any]:
        return {**given, "first": {**given["now"], **given["first"]}} if "first" in given else given

    @model_validator(mode="after")
    def _says_why(self) -> Fault:
        if (self.first is None) != bool(self.absent):
            msg = f"{self.id} must have either first or absent"
            raise ValueError(msg)
        return self

    def edit(self, edition: Edition) -> Edit | None:
        """Give the edit of an edition."""
        return self.now if edition is Edition.NOW else self.first

    def expected(self, edition: Edition) -> Outcome:
        """Say what the tests of an edition make of it."""
        return Outcome.MISSED if self.unseen and edition is Edition.FIRST else Outcome.CAUGHT


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one fault."""

    outcome: Outcome
    by: str
    """The first test that failed; what pytest said last, where none did."""
    seconds: float


def faults(table: Path = TABLE) -> list[Fault]:
    """Read the table."""
    return [Fault.model_validate(fault) for fault in tomllib.loads(table.read_text(encoding="utf-8"))["fault"]]


def misplaced(edits: dict[str, Edit], tree: Path) -> Iterator[str]:
    """Name each fault whose text does not stand exactly once in its file."""
    for name, edit in edits.items():
        file = tree / edit.file
        count = file.read_text(encoding="utf-8").count(edit.old) if file.is_file() else 0
        if count != 1:
            yield f"{name}: old must stand once in {edit.file}, not {count} times"


def copy_tree(tree: Path, edition: Edition, folder: Path) -> None:
    """Copy what git keeps: of the first commit, or of the tree as it lies; some tests ask git what the copy holds."""
    if edition is Edition.FIRST:
        # Python's own reader of archives takes another argument in each version that we promise
        unpack = [shutil.which("tar") or "tar", "-x", "-C", str(folder)]
        subprocess.run(unpack, input=_git(tree, "archive", FIRST_COMMIT), check=True)  # noqa: S603 -- tar's own
    else:
        listed = _git(tree, "ls-files", "--cached", "--others", "--exclude-standard", "-z").decode()
        for name in filter(None, listed.split("\0")):
            if (tree / name).is_file():
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(tree / name, folder / name)
    _git(folder, "init", "--quiet")
    _git(folder, "add", "--all")


def _commit(tree: Path) -> str:
    changed = _git(tree, "status", "--porcelain", "--", ".", f":!{RECORD.relative_to(ROOT)}")
    return _git(tree, "rev-parse", "--short", "HEAD").decode().strip() + ("+" if changed else "")


def _git(where: Path, *words: str) -> bytes:
    command = [shutil.which("git") or "git", *words]
    return subprocess.run(command, cwd=where, stdout=subprocess.PIPE, check=True).stdout  # noqa: S603 -- words of ours


def run_tests(tree: Path, tests: Sequence[str], python: Path) -> Result:
    """Run tests in a tree until the first failure."""
    options = ["-x", "-q", "--tb=no", "-rfE", "-p", "no:cacheprovider"]
    # compiled modules are told from stale ones by the second and the size, which a fault may leave as they were
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    command = [str(python), "-m", "pytest", *options, *tests]
    began = time.monotonic()
    done = subprocess.run(  # noqa: S603 -- the tests of the table
        command, cwd=tree, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    seconds = time.monotonic() - began
    failed = FAILED.search(done.stdout)
    if done.returncode == FAILS and failed:
        return Result(Outcome.CAUGHT, failed[1], seconds)
    said = [line for line in (done.stdout + done.stderr).splitlines() if line.strip()] or ["nothing was said"]
    outcome = Outcome.MISSED if done.returncode == PASSES else Outcome.UNFIT
    return Result(outcome, f"status {done.returncode}: {said[-1]}", seconds)


def seed(edits: dict[str, Edit], tree: Path, python: Path) -> Iterator[tuple[str, Result]]:
    """Make each fault in turn in a tree that is ours, and run its tests; every file is put back."""
    for name, edit in edits.items():
        file = tree / edit.file
        whole = file.read_bytes()
        file.write_bytes(whole.decode().replace(edit.old, edit.new).encode())
        try:
            yield name, run_tests(tree, edit.tests, python)
        finally:
            file.write_bytes(whole)


def prove(
    chosen: Sequence[Fault], edition: Edition, tree: Path, python: Path, note: Callable[[str, Result], None]
) -> int:
    """Print and note what caught each fault; return 1 if one was not as expected, 2 where the table is wrong."""
    edits = {fault.id: edit for fault in chosen if (edit := fault.edit(edition))}
    expected = {fault.id: fault.expected(edition) for fault in chosen}
    outcomes: dict[str, Outcome] = {}
    with TemporaryDirectory(prefix="seeded-faults-") as folder:
        copy = Path(folder, "tree")
        copy.mkdir()
        copy_tree(tree, edition, copy)
        if wrong := list(misplaced(edits, copy)):
            print(*wrong, sep="\n", file=sys.stderr)
            return 2
        sound = run_tests(copy, list(dict.fromkeys(test for edit in edits.values() for test in edit.tests)), python)
        if sound.outcome is not Outcome.MISSED:
            print(f"without a fault the tests must pass, not: {sound.by}", file=sys.stderr)
            return 2
        for name, result in seed(edits, copy, python):
            print(f"{name:<36} {result.outcome:<6} {result.seconds:4.0f} s  {result.by}", flush=True)
            outcomes[name] = result.outcome
            note(name, result)
    print(f"{edition}: {list(outcomes.values()).count(Outcome.CAUGHT)} of {len(outcomes)} faults caught")
    if Outcome.UNFIT in outcomes.values():
        return 2
    return int(any(outcome is not expected[name] for name, outcome in outcomes.items()))


@dataclass(frozen=True, slots=True)
class Record:
    """What became of each fault of the table, on file."""

    file: Path
    table: Sequence[Fault]
    edition: Edition
    commit: str

    def entries(self) -> dict[str, Entry]:
        """Give a line for each fault of the table, and for no other."""
        kept = read_record(self.file)
        nothing = {fault.id: "could not be" if fault.absent else "" for fault in self.table}
        return {
            fault.id: replace(kept.get(fault.id, Entry(fault.id, "", nothing[fault.id])), wing=fault.wing)
            for fault in self.table
        }

    def unproved(self) -> list[str]:
        """Name the faults that nobody has tried in this edition."""
        return [name for name, entry in self.entries().items() if not getattr(entry, self.edition)]

    def note(self, name: str, result: Result) -> None:
        """Write down what became of a fault."""
        entries = self.entries()
        told = f"{result.outcome} in {result.seconds:.0f} s" if result.outcome is not Outcome.UNFIT else ""
        at = {"commit": self.commit} if self.edition is Edition.NOW else {}
        entries[name] = replace(entries[name], **{self.edition.value: told}, **at)
        write_record(self.file, entries.values(), FIRST_COMMIT)


def main() -> int:
    """Read the table and prove it for one edition."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--edition", type=Edition, default=Edition.NOW, help="now or first (now)")
    parser.add_argument("--tree", type=Path, default=ROOT, help="the checkout (the one that this file lies in)")
    parser.add_argument("--only", action="append", metavar="ID", help="this fault alone; may be given again")
    parser.add_argument("--unproved", action="store_true", help="only those of which the record tells nothing")
    parser.add_argument("--record", type=Path, default=RECORD, help="where the outcome is written (beside this file)")
    parser.add_argument("--python", type=Path, default=Path(sys.executable), help="what has the tests' dependencies")
    options = parser.parse_args()
    table = faults()
    if unknown := sorted(set(options.only or ()) - {fault.id for fault in table}):
        parser.error(f"no fault is called {', '.join(unknown)}")
    record = Record(options.record, table, options.edition, _commit(options.tree))
    chosen = [fault for fault in table if not options.only or fault.id in options.only]
    if options.unproved:
        chosen = [fault for fault in chosen if fault.id in record.unproved()]
    # a job in the background ignores interrupts, and so would the tests of the first edition, some of which send them
    signal.signal(signal.SIGINT, signal.default_int_handler)
    return prove(chosen, options.edition, options.tree.resolve(), options.python.absolute(), record.note)


if __name__ == "__main__":
    sys.exit(main())

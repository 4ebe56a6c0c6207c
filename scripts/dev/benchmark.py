"""Measure the budgets of time: the check, the pages against MkDocs, the whole site, and growth with the register."""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from multiprocessing import Process
from pathlib import Path
from typing import Any

import yaml
from checkout import ROOT, copy_files, hand_written

from synopsis.site.effective_settings import written
from synopsis.site.mkdocs import run_mkdocs
from synopsis.site.settings import read_settings

CHECK_SECONDS = 1.0
SHARE_OF_MKDOCS = 0.25
SITE_SECONDS = 60.0
SLOPE = 1.35
"""How much steeper the second half of the growth may be than the first; 1 is a straight line."""
SIZES = (1, 2, 4)
CLONED = ("claims", "questions", "findings")
NAMING = {**{kind: kind for kind in CLONED}, "claim": "claims", "comments": "claims"}
"""The fields that name cloned records, with their kind."""

Data = dict[str, Any]


@dataclass(frozen=True)
class Measured:
    """What one budget came to."""

    what: str
    found: float
    budget: float
    unit: str

    def __str__(self) -> str:
        verdict = "within" if self.found <= self.budget else "OVER"
        return f"{self.what}: {self.found:.2f}{self.unit}, budget {self.budget:g}{self.unit}: {verdict}"


@dataclass(frozen=True)
class Bench:
    """A folder to work in, and how often each thing is measured."""

    folder: Path
    runs: int
    cpu: bool
    """Whether work is measured instead of time: on a machine that others use at the same time."""

    def seconds(self, act: Callable[[], object]) -> float:
        """Measure an act, whose work is done by other processes."""
        clock = _children if self.cpu else time.perf_counter
        before = clock()
        act()
        return clock() - before

    def options(self, sources: Path) -> list[str]:
        """Give the options of a run that touches nothing outside the folder."""
        folders = {"--sources": sources, "--docs": self.folder / "docs", "--site": self.folder / "site"}
        return ["--config", str(ROOT / "mkdocs.yml"), *(str(word) for pair in folders.items() for word in pair)]

    def command(self, name: str, sources: Path) -> float:
        """Run a command in a process of its own, as an editor does; give its seconds."""
        words = [sys.executable, str(ROOT / "scripts" / "build.py"), name, *self.options(sources)]
        return self.seconds(lambda: subprocess.run(words, check=True, stdout=subprocess.DEVNULL))  # noqa: S603 -- our own

    def fresh_docs(self) -> Path:
        """Lay out the hand-written pages alone."""
        docs = self.folder / "docs"
        shutil.rmtree(docs, ignore_errors=True)
        copy_files(hand_written(ROOT / "docs"), ROOT / "docs", docs)
        return docs

    def pages(self, sources: Path) -> float:
        """Check, render and export into an empty folder; give the seconds."""
        self.fresh_docs()
        return self.command("generate", sources)

    def mkdocs(self) -> float:
        """Turn the pages that stand into HTML; give the seconds."""
        html = self.folder / "html"
        settings = written(read_settings(ROOT / "mkdocs.yml", os.environ), self.folder / "docs", html)
        shutil.rmtree(html, ignore_errors=True)
        folders = {"docs": self.folder / "docs", "site": html}
        process = Process(target=run_mkdocs, args=[settings], kwargs={**folders, "source_date_epoch": 0})

        def act() -> None:
            process.start()
            process.join()

        return self.seconds(act)

    def median(self, measure: Callable[[], float]) -> float:
        """Give the median of the runs."""
        return statistics.median(measure() for _ in range(self.runs))


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def size(folder: Path) -> float:
    """Weigh a folder, in megabytes."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 1_000_000


# a register that is larger by copies of its own claims, questions and findings


def cloned(sources: Path, to: Path, times: int) -> Path:
    """Write the register with each claim, question and finding `times` times, each copy under ids of its own."""
    shutil.copytree(sources, to)
    for file in sorted((to / "articles").glob("*.yml")):
        article = _read(file)
        article.pop("proved", None)  # the proof is of the anchors as they are
        _write(file, article)
    for kind in CLONED:
        for file in sorted((to / kind).rglob("*.yml")):
            records = _read(file)
            for number in range(1, times):
                _write(file.with_stem(f"{file.stem}-copy{number}"), [*_copies(kind, records, number)])
    return to


def _copies(kind: str, records: list[Data], number: int) -> Iterator[Data]:
    for record in records:
        copy = {**_renamed(record, number), "id": _id(kind, record["id"], number)}
        if kind == "questions":
            copy |= {"core": "false", "order": str(int(record["order"]) + 1000 * number)}
        yield copy


def _renamed(value: Any, number: int, field: str = "") -> Any:  # noqa: ANN401 -- walks any value
    """Copy a value that names, wherever it names a cloned record, the clone."""
    if isinstance(value, dict):
        return {name: _renamed(below, number, name) for name, below in value.items()}
    if isinstance(value, list):
        return [_renamed(below, number, field) for below in value]
    return _id(NAMING[field], value, number) if field in NAMING else value


def _id(kind: str, name: str, number: int) -> str:
    if kind != "claims":
        return f"{name}-copy{number}"
    letters = name.rstrip("0123456789")
    return f"{letters}{int(name[len(letters) :]) + 100_000 * number}"


def _read(file: Path) -> Any:  # noqa: ANN401 -- what YAML holds
    return yaml.load(file.read_bytes(), yaml.CBaseLoader)  # noqa: S506 -- builds nothing but text, lists and mappings


def _write(file: Path, data: object) -> None:
    text = yaml.dump(data, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=110)
    file.write_text(text, encoding="utf-8")


# the budgets


def budgets(bench: Bench, sources: Path) -> Iterator[Measured]:
    """Measure the register as it is."""
    yield Measured("check, whole process", bench.median(lambda: bench.command("check", sources)), CHECK_SECONDS, " s")
    pages = bench.median(lambda: bench.pages(sources))
    html = bench.median(bench.mkdocs)
    print(f"check, pages and data files: {pages:.2f} s; MkDocs: {html:.2f} s")
    yield Measured("check, pages and data files, share of MkDocs", pages / html, SHARE_OF_MKDOCS, "")
    bench.fresh_docs()
    yield Measured("build, the whole site", bench.command("build", sources), SITE_SECONDS, " s")


def growth(bench: Bench, sources: Path, *, html: bool) -> Iterator[Measured]:
    """Measure the register against copies of it that are two and four times as large."""
    rows: list[dict[str, float]] = []
    for times in SIZES:
        larger = cloned(sources, bench.folder / f"sources-{times}", times)
        row = {"check, s": bench.median(partial(bench.command, "check", larger))}
        row["check, pages and data files, s"] = bench.median(partial(bench.pages, larger))
        row["docs, MB"] = size(bench.folder / "docs")
        if html:
            row["MkDocs, s"] = bench.mkdocs()
            row["site, MB"] = size(bench.folder / "html")
        print(f"x{times}: " + ", ".join(f"{name} {value:.2f}" for name, value in row.items()))
        rows.append(row)
    one, two, four = rows
    for name in one:
        steeper = ((four[name] - two[name]) / 2) / max(two[name] - one[name], 0.01)
        yield Measured(f"growth of {name}: second half against first", steeper, SLOPE, "")


def main() -> int:
    """Measure, print, and say by the exit status whether every budget is held."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sources", type=Path, default=ROOT / "sources")
    parser.add_argument("--runs", type=int, default=5, help="runs of which the median counts (5)")
    parser.add_argument("--only", choices=("budgets", "growth"), help="leave out the other half")
    parser.add_argument("--without-html", action="store_true", help="leave MkDocs out of the growth")
    parser.add_argument("--cpu", action="store_true", help="seconds of work instead of time, for a busy machine")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder), arguments.runs, arguments.cpu)
        measured: list[Measured] = []
        if arguments.only != "growth":
            measured += budgets(bench, arguments.sources)
        if arguments.only != "budgets":
            measured += growth(bench, arguments.sources, html=not arguments.without_html)
    for one in measured:
        print(one)
    return int(any(one.found > one.budget for one in measured))


if __name__ == "__main__":
    raise SystemExit(main())

"""Measure `serve` as an editor has it: from a saved file to the changed page in a real browser, and the first page."""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

import yaml
from benchmark import cloned
from checkout import ROOT, copy_files, kept_files
from playwright.sync_api import Page, sync_playwright

PATIENCE = 120_000.0
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
IDLE_SECONDS = 10.0
AT_REST = 0.02
STYLES = "scripts/synopsis/theme/styles/99-measured.css"
TEMPLATE = "scripts/synopsis/pages/templates/claim.md.jinja"
HEADING = "number => document.querySelector('h1')?.textContent.includes(`edit ${String.fromCharCode(97 + number)} `)"
STYLED = """number => {
    const heading = document.querySelector("h1");
    return heading && getComputedStyle(heading).getPropertyValue("--measured") === `${number}`;
}"""


@dataclass(frozen=True)
class Edit:
    """A kind of edit: in which file, what is to be seen then on which page."""

    what: str
    file: str
    page: str
    change: Callable[[str, int], str]
    """Gives the text of the file with a number in it, which was not there."""
    shown: str = HEADING
    """Is true in the browser once the number is seen."""


def replaced(old: str, new: str) -> Callable[[str, int], str]:
    """Give an edit that puts words into the place of others."""

    def change(text: str, number: int) -> str:
        if old not in text:
            message = f"no {old!r} to edit"
            raise SystemExit(message)
        return text.replace(old, new.format(letter=chr(ord("a") + number)), 1)

    return change


def edits(tree: Path) -> Iterator[Edit]:
    """Yield the edits that are measured: of a claim, a question, a template and a style."""
    first: dict[str, Edit] = {}
    for kind, field in (("claims", "says"), ("questions", "asks")):
        for file in sorted((tree / "sources" / kind).rglob("*.yml")):
            text = file.read_text(encoding="utf-8")
            record = yaml.load(text, yaml.CBaseLoader)[0]  # noqa: S506 -- builds nothing but text
            words = f"{field}: {record[field].split()[0]}"
            if words in text and not record.get("accuses"):  # whose words stand in no heading
                change = replaced(words, f"{words} edit {{letter}}")
                first[kind] = Edit(f"one of {kind}", str(file.relative_to(tree)), f"{kind}/{record['id']}/", change)
                break
    yield from first.values()
    page = first["claims"].page
    yield Edit("a template", TEMPLATE, page, replaced("# {{ claim.says }}", "# edit {letter} {{{{ claim.says }}}}"))
    yield Edit("a style", STYLES, page, lambda _, number: f"h1 {{ --measured:{number}; }}\n", STYLED)


@contextmanager
def serving(tree: Path) -> Iterator[tuple[int, str, float]]:
    """Serve a tree; give the number of the process, the address and the seconds until the first page was there."""
    command = [sys.executable, str(tree / "scripts/build.py"), "serve", "--port", "0"]
    environment = {**os.environ, "PYTHONPATH": str(tree / "scripts")}
    before = time.perf_counter()
    with subprocess.Popen(command, cwd=tree, env=environment, stdout=subprocess.PIPE, encoding="utf-8") as server:  # noqa: S603 -- our own
        try:
            address = server.stdout.readline().split()[0] if server.stdout else ""
            with urlopen(address) as answer:  # noqa: S310 -- our own
                answer.read()
            yield server.pid, address, time.perf_counter() - before
        finally:
            server.send_signal(signal.SIGINT)


def seconds(page: Page, address: str, tree: Path, edit: Edit, times: int) -> list[float]:
    """Save a file again and again; give how long each took until the browser showed it."""
    file = tree / edit.file
    whole = file.read_text(encoding="utf-8") if file.exists() else ""
    page.goto(address + edit.page)
    took = []
    for number in range(times):
        time.sleep(1.0)  # an editor does not save while the page is still being loaded
        before = time.perf_counter()
        file.write_text(edit.change(whole, number), encoding="utf-8")
        page.wait_for_function(edit.shown, arg=number, timeout=PATIENCE)
        took.append(time.perf_counter() - before)
    if whole:
        file.write_text(whole, encoding="utf-8")
    else:
        file.unlink()
    return took


def work(process: int) -> tuple[float, float]:
    """Give the seconds of work of the server, and of the process that it has begun."""
    children = Path(f"/proc/{process}/task/{process}/children").read_text("utf-8").split()
    ticks = [0, 0]
    for number, one in enumerate([str(process), *children]):
        fields = Path(f"/proc/{one}/stat").read_text("utf-8").rpartition(")")[2].split()
        ticks[number > 0] += int(fields[11]) + int(fields[12])
    return ticks[0] / os.sysconf("SC_CLK_TCK"), ticks[1] / os.sysconf("SC_CLK_TCK")


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=10, help="edits of each kind, of which the median counts (10)")
    parser.add_argument(
        "--size", type=int, default=1, help="how many times as large the register is made by copies (1)"
    )
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder, "tree")
        copy_files(kept_files(), ROOT, tree)
        if arguments.size > 1:
            larger = cloned(tree / "sources", Path(folder, "larger"), arguments.size)
            shutil.rmtree(tree / "sources")
            larger.rename(tree / "sources")
        with serving(tree) as (process, address, first), sync_playwright() as playwright:
            print(f"from the start to the first page: {first:.2f} s, work {work(process)[0]:.2f} s")
            browser = playwright.chromium.launch(
                executable_path=next(filter(None, map(shutil.which, BROWSERS)), None), args=["--no-sandbox"]
            )
            page = browser.new_page()
            for edit in [*edits(tree)]:
                before = work(process)
                took = seconds(page, address, tree, edit, arguments.times)
                shown, checked = ((now - then) / len(took) for now, then in zip(work(process), before, strict=True))
                print(
                    f"{edit.what}, from the file to the screen: {statistics.median(took):.2f} s "
                    f"(median of {len(took)}; {min(took):.2f} to {max(took):.2f}); "
                    f"work of one: {shown:.2f} s, of all rules beside it {checked:.2f} s"
                )
            before = (0.0, 0.0)
            while sum(work(process)) - sum(before) > AT_REST:  # the last edit is still being checked
                before = work(process)
                time.sleep(1.0)
            before = work(process)
            time.sleep(IDLE_SECONDS)
            print(f"idle, with a page open: {(sum(work(process)) - sum(before)) / IDLE_SECONDS:.1%} of a core")
            browser.close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

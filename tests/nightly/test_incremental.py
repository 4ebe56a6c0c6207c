"""Edits of every kind at random: each site is that of a clean build."""

import os
import shutil
import subprocess
import sys
from random import Random

import pytest
from checkout import ROOT
from mutate_register import Bench, Outcome, spoiled

from lighthouse import LIGHTHOUSE, copied, edit, tree

SEED = 15
EDITS = 30
SPOILED_AT_MOST = 2_000
BY_HAND = [file.relative_to(LIGHTHOUSE) for file in (LIGHTHOUSE / "docs").rglob("*.md")]


@pytest.fixture
def folder(tmp_path):
    """Give a copy of the second register, and of the program, both to be changed."""
    shutil.copytree(ROOT / "scripts", tmp_path / "scripts", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(LIGHTHOUSE / "mkdocs.yml", copied(tmp_path))
    return tmp_path


def built(folder, *words, **environment):
    """Build with the program of the folder; give the site."""
    program = folder.parent / "scripts" if folder.name == "clean" else folder / "scripts"
    command = [sys.executable, str(program / "build.py"), "build", *words, "--config", str(folder / "mkdocs.yml")]
    ran = subprocess.run(command, env=os.environ | environment, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")
    return tree(folder / "site")


def fit_edits():
    """Yield files of the register as they stand after edits that the rules allow, whole files gone included."""
    bench = Bench(LIGHTHOUSE / "sources")
    for number in range(SPOILED_AT_MOST):
        _, shown, content = spoiled(bench, Random(f"{SEED}/{number}"))  # noqa: S311 -- to be repeated, not to be secret
        if bench.judge(shown, content, show=False)[0] is Outcome.CLEAN:
            yield shown, content


def other_program(folder, number):
    """Change a setting, a style, a template, a page by hand in turn."""
    file, old, new = (
        ("mkdocs.yml", "claim by claim", f"claim by claim ({number})"),
        ("scripts/synopsis/theme/styles/40-claim.css", "{", f"{{ --edited: {number};"),
        ("scripts/synopsis/pages/templates/claim.md.jinja", "</p>", f" {number}</p>"),
        ("docs/about/index.md", "lighthouse", f"lighthouse {number}"),
    )[number % 4]
    edit(folder / file, old, new)


def test_edits_at_random(folder):
    """Thirty edits, one after the other, each built from what the builds before have kept, and anew."""
    edits = fit_edits()
    last = None
    built(folder)
    for number in range(EDITS):
        if number % 3 == 2:
            other_program(folder, number // 3)
        else:
            shown, content = next(edits)
            if last:  # one file at a time is another
                (folder / last).write_bytes((LIGHTHOUSE / last).read_bytes())
            last = shown
            if content is None:
                (folder / shown).unlink()
            else:
                (folder / shown).write_bytes(content)
        environment = {"SITE_URL": "https://other.example.org/"} if number % 10 == 9 else {}
        clean = folder / "clean"
        shutil.copytree(folder / "sources", clean / "sources")
        for file in ("mkdocs.yml", *BY_HAND):
            (clean / file).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(folder / file, clean / file)

        again = built(folder, **environment)

        assert again == built(clean, "--clean", **environment), f"edit {number}: {last}"
        shutil.rmtree(clean)

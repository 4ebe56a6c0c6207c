"""Copies of a register in a repository of their own, published without a build, on which editors' commands are run."""

from __future__ import annotations

import os
import shutil
import subprocess
from datetime import date
from pathlib import Path

from lighthouse import Ran, synopsis
from synopsis.register.ledger import Ledger, Occasion, read_ledger, recorded
from synopsis.register.loader import LEDGER, load
from synopsis.register.model import Register
from synopsis.register.rules import check
from synopsis.register.validation import parse

PUBLISHED = date(2026, 11, 20)
CHANGED = "2026-11-28"
NOBODY = {f"GIT_{who}_{what}": "a@b.c" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}


def git(folder: Path, *words: str) -> str:
    """Run git in the copy."""
    command = ["git", "-C", str(folder), *words]
    own = {**os.environ, **NOBODY, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    return subprocess.run(command, env=own, capture_output=True, encoding="utf-8", check=True).stdout


def register_of(folder: Path) -> Register:
    """Read the register of the copy."""
    register = parse(load(folder / "sources", "sources")).register
    assert register
    return register


def published(folder: Path) -> Path:
    """Let a register below `folder` be published as it is now, and keep it in a repository; return the folder."""
    ledger = recorded(Ledger(), register_of(folder), ["/"], Occasion(PUBLISHED, "https://halma-lights.org/"))
    (folder / "sources" / LEDGER).write_text(ledger.text, encoding="utf-8")
    return kept(folder)


def kept(folder: Path) -> Path:
    """Keep what stands there in the repository, which is new where there is none."""
    if not (folder / ".git").exists():
        git(folder, "init", "--quiet")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "As it is")
    return folder


def copy_of(sources: Path, folder: Path) -> Path:
    """Copy a register below `folder`; return that."""
    shutil.copytree(sources, folder / "sources")
    return folder


def run(folder: Path, *words: str | Path, **environment: str) -> Ran:
    """Run a command on the copy, in its folder."""
    return synopsis(*words, cwd=folder, **environment)


def diff(folder: Path) -> str:
    """Show what has changed since it was kept last, new files too, without the lines around it."""
    git(folder, "add", "--all", "--intent-to-add")
    return git(folder, "diff", "--unified=0")


def size(folder: Path) -> tuple[int, int, int]:
    """Count the files that have changed, the lines that are new and those that are gone."""
    git(folder, "add", "--all", "--intent-to-add")
    rows = [row.split("\t") for row in git(folder, "diff", "--numstat").splitlines()]
    return len(rows), sum(int(row[0]) for row in rows), sum(int(row[1]) for row in rows)


def problems(folder: Path) -> list[str]:
    """Give what `check` finds, in short: the record's file and the rule."""
    lines = read_ledger(folder / "sources" / LEDGER, LEDGER).lines
    found = check(parse(load(folder / "sources", "sources")), lines)
    return sorted(f"{one.location.file.removeprefix('sources/')} {one.rule}" for one in found)

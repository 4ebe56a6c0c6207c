"""A second register, on a lighthouse that was never built: three invented articles, read from real YAML.

It shows that nothing in the generator is made for one subject or for two sides. The texts beside it are ours.
"""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from contextlib import redirect_stderr, redirect_stdout
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from synopsis.cli import main
from synopsis.exports import files
from synopsis.pages import all_pages
from synopsis.register.edition import Edition
from synopsis.register.index import Index
from synopsis.register.loader import load
from synopsis.register.rules import check
from synopsis.register.validation import parse

LIGHTHOUSE = Path(__file__).parent / "fixtures" / "lighthouse"
BUILD = Path(__file__).parents[1] / "scripts" / "build.py"
SITE_NAME = "Cape Halma, side by side"
SITE_URL = "https://lights.example.org/halma/"
EDITION = Edition(SITE_NAME, SITE_URL)
IN_ORDER = ("wexford-1998", "adeyemi-2007", "tanaka-2015")
"""The articles by date of publication, which is not the order of the alphabet."""
KINDS = {
    "home": "",
    "topics": "topics/",
    "topic": "topics/size/",
    "questions": "questions/",
    "question": "questions/how-tall/",
    "question-with-comments": "questions/how-many-steps/",
    "claims": "claims/",
    "claim": "claims/a3/",
    "claim-corrected": "claims/w2/",
    "claim-that-accuses": "claims/ac2/",
    "articles": "articles/",
    "article": "articles/adeyemi-2007/",
    "beside": "articles/adeyemi-2007/beside/",
    "documents": "documents/",
    "document": "documents/survey-2011/",
    "voices": "voices/",
    "person": "voices/elias-thorn/",
    "person-author": "voices/tunde-adeyemi/",
    "timeline": "timeline/",
    "figures": "figures/",
    "names": "names/",
    "a-z": "a-z/",
    "vocabulary": "vocabulary/",
    "citations": "method/citations/",
    "balance": "method/balance/",
    "rules": "method/rules/",
    "corrections": "corrections/",
    "editions": "editions/",
    "data": "data/",
}
"""One page of every kind that the generator makes, by name."""


@cache
def an_index() -> Index:
    """Give the views of the register, which holds every rule."""
    parsed = parse(load(LIGHTHOUSE / "sources", "sources"))
    assert check(parsed) == []
    assert parsed.register is not None
    return Index(parsed.register)


@cache
def the_pages() -> dict[str, str]:
    """Give every generated file by its path below `docs/`."""
    index = an_index()
    rendered = all_pages(index, EDITION)
    return {page.path: page.text for page in (*rendered, *files.data_files(index, EDITION))}


def copied_settings(folder: Path) -> Path:
    """Copy the settings into `folder`; return their file."""
    return Path(shutil.copy(LIGHTHOUSE / "mkdocs.yml", folder))


def copied(folder: Path) -> Path:
    """Copy what a build reads and writes below `folder`; return that."""
    for name in ("sources", "docs"):
        shutil.copytree(LIGHTHOUSE / name, folder / name)
    return folder


class Ran(NamedTuple):
    """How a command ended, and what it said."""

    returncode: int
    stdout: str
    stderr: str


COUNTED = re.compile(
    r"(?:\d+ more follows? from these; check --all shows (?:it|them)\n)?"
    r"\d+ (?:problem|warning)s?(?: and \d+ warnings?)? in \d+ files?\n\Z"
)


def as_ran(status: int, out: str, errors: str) -> Ran:
    """Tell how a command ended, without the count of problems at its end, which `test_report.py` holds."""
    return Ran(status, out, COUNTED.sub("", errors))


SETTINGS_OF_A_BUILD = ("SITE_URL", "SOURCE_DATE_EPOCH", "REPOSITORY_URL", "EDITION_COMMIT", "EDITION_DAY")
"""What a command reads in the environment; whoever runs the tests may have it set for something else."""


def synopsis_told(*words: str | Path, cwd: Path | None = None, **environment: str) -> Ran:
    """Run the command line in this process, in the folder `cwd`, with `environment` as its only settings."""
    out, errors = io.StringIO(), io.StringIO()
    with pytest.MonkeyPatch.context() as here, redirect_stdout(out), redirect_stderr(errors):
        # the workers of the tests have threads, of which no copies of a process may be made
        here.setattr(os, "sched_getaffinity", lambda _: {0})
        for name in SETTINGS_OF_A_BUILD:
            here.delenv(name, raising=False)
        for name, value in environment.items():
            here.setenv(name, value)
        if cwd:
            here.chdir(cwd)
        try:
            status = main([*map(str, words)])
        except SystemExit as ended:  # argparse leaves by itself
            status = int(ended.code or 0)
    return Ran(status, out.getvalue(), errors.getvalue())


def synopsis(*words: str | Path, cwd: Path | None = None, **environment: str) -> Ran:
    """Do the same, and leave out the count of problems."""
    return as_ran(*synopsis_told(*words, cwd=cwd, **environment))


def synopsis_process(
    *words: str | Path, before: Sequence[str] = (), cwd: Path | None = None, **environment: Any
) -> Ran:
    """Run the command line, with the words `before` it, in a process: for what a process alone has, such as limits."""
    kept = {name: value for name, value in os.environ.items() if name not in SETTINGS_OF_A_BUILD}
    command = [*before, sys.executable, str(BUILD), *map(str, words)]
    ran = subprocess.run(command, env=kept | environment, cwd=cwd, capture_output=True, encoding="utf-8", check=False)
    return as_ran(ran.returncode, ran.stdout, ran.stderr)


def without_network() -> list[str]:
    """Give the words that take the network away from a command and its children; none where the system lets nobody."""
    words = ["unshare", "--net", "--map-root-user"]
    may = shutil.which(words[0]) and subprocess.run([*words, "true"], capture_output=True, check=False).returncode == 0
    return words if may else []


def of(folder: Path) -> list[str | Path]:
    """Give the options that point to the copy in `folder`; the settings stay where the theme is found."""
    options = {"--config": LIGHTHOUSE / "mkdocs.yml"}
    options |= {f"--{name}": folder / name for name in ("sources", "docs", "site")}
    return [word for option in options.items() for word in option]


def tree(folder: Path) -> dict[str, bytes]:
    """Read every file below `folder`."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def edit(file: Path, old: str, new: str) -> None:
    """Change a file as an editor would."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def front_matter(text: str) -> dict[str, Any]:
    """Read what a generated page says of itself before its words."""
    found: dict[str, Any] = yaml.load(text.split("---\n")[1], yaml.CSafeLoader)
    return found

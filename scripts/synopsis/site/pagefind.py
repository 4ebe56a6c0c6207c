"""The index of the search, made by Pagefind."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from synopsis.register.problems import Location, Problem, Rule, quoted

FOLDER = "pagefind"
_CONTENT = "article.md-content__inner"
"""What a page has to say; the head, the navigation and the foot are the theme's."""
_PAGES = "**/index.html"  # the page that answers for what is not there is nothing to find
_OF_PAGEFIND = ("pagefind-*ui.js", "pagefind-*ui.css", "pagefind-highlight.js", "pagefind-worker.js")
"""Its own ways to show results, and its script once more for a second thread; ours needs none of them."""
_MESSAGE_LIMIT = 300


def index_site(site: Path, shown: str) -> Sequence[Problem]:
    """Put the index into `site`, which problems call `shown`."""
    options = ["--site", ".", "--output-subdir", FOLDER, "--root-selector", _CONTENT, "--glob", _PAGES, "--quiet"]
    done = subprocess.run(  # noqa: S603 - the module that we depend on, with words of ours
        [sys.executable, "-P", "-m", "pagefind", *options],
        cwd=site,
        # its settings are those above, not those of whoever builds
        env={name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND_")},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode or not (site / FOLDER / "pagefind-entry.json").is_file():
        last = (done.stdout.strip().splitlines() or [f"status {done.returncode}"])[-1]
        message = f"must be indexed by Pagefind, not {quoted(last, _MESSAGE_LIMIT)}"
        return [Problem(Location(f"{shown}/{FOLDER}"), Rule.SITE_SEARCH, message)]
    for pattern in _OF_PAGEFIND:
        for path in (site / FOLDER).glob(pattern):
            path.unlink()
    return []

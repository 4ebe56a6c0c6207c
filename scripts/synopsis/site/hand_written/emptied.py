"""Pages written by hand that were published: whoever follows a citation there finds more than a title."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from synopsis.register.problems import Location, Problem, Rule
from synopsis.site.docs_manifest import read_manifest
from synopsis.site.hand_written import front_matter

FEWEST_LETTERS = 80
"""What it takes to say what has become of a page, in any script."""


def emptied(docs: Path, published: Iterable[str]) -> Iterator[Problem]:
    """Report each page of a published path that now says next to nothing."""
    made = read_manifest(docs)
    for path in published:
        step = path.strip("/")
        for name in (f"{step}/index.md", f"{step}.md") if step and path.endswith("/") else ():
            if name not in made and (docs / name).is_file():
                yield from _fault(docs / name, f"{docs.name}/{name}")


def _fault(file: Path, shown: str) -> Iterator[Problem]:
    # what is no text at all is reported by the list of what may stand in a page
    text = file.read_text(encoding="utf-8-sig", errors="replace").replace("\r\n", "\n")
    body, _ = front_matter.taken_off(text, shown)
    below = "".join(line for line in body.splitlines() if not line.startswith("#"))
    count = sum(map(str.isalpha, below))
    if count < FEWEST_LETTERS:
        message = (
            f"page must have at least {FEWEST_LETTERS} letters below its headings, not {count}, because it was "
            "published; put them back, or say what has become of it and where that stands now"
        )
        yield Problem(Location(shown, 1), Rule.HAND_WRITTEN, message)

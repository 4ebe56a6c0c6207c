"""What somebody meant to write before the site is published: marks that stand in pages, settings and register."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from synopsis.register.problems import Location, Problem, Rule, quoted
from synopsis.site.atomic import shown
from synopsis.site.hand_written import own_pages

MARK = "TODO:"
_MARK = re.compile(rf"\b{MARK}.*")
_SHOWN = 60


def unfinished(config: Path, sources: Path, docs: Path) -> Iterator[Problem]:
    """Report every mark; in YAML a comment is the editor's own note, which no reader sees."""
    for file in (config, *sorted(path for path in sources.rglob("*.yml") if path.is_file())):
        yield from _marks(file, config.name if file == config else shown(file), comment="#")
    for path in own_pages(docs):
        yield from _marks(docs / path, f"{docs.name}/{path}")


def _marks(file: Path, name: str, comment: str = "") -> Iterator[Problem]:
    for number, line in enumerate(file.read_text(encoding="utf-8-sig").splitlines(), 1):
        match = _MARK.search(line)
        if match and not (comment and comment in line[: match.start()]):
            place = Location(name, number, match.start() + 1)
            message = f"must be written before the site is published, not {quoted(match[0], _SHOWN)}"
            yield Problem(place, Rule.UNFINISHED, message)

"""What people wrote by hand, held to the names of those who were redacted, as far as ids tell them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from synopsis.register.model import Register
from synopsis.register.problems import Location, Problem, Rule
from synopsis.register.rules.redacted_names import told_by_ids, written
from synopsis.site.docs_folder import Kind, survey
from synopsis.site.docs_manifest import NAME, read_manifest
from synopsis.site.hand_written import TEXTS


def named(docs: Path, settings: Path, register: Register) -> Iterator[Problem]:
    """Report where a file written by hand below `docs`, its path, or the settings have the name of a redacted person.

    What stands in a picture or PDF nobody reads here.
    """
    told = told_by_ids(register)
    if not told:
        return
    made = {NAME, *read_manifest(docs)}
    paths = sorted(path for path, kind in survey(docs) if kind is Kind.FILE and path not in made)
    files = [(docs / path, f"{docs.name}/{path}") for path in paths]
    for words, name in told.items():
        places = [Location(shown) for path, (_, shown) in zip(paths, files, strict=True) if written(words, path)]
        for file, shown in (*files, (settings, settings.name)):
            if file == settings or file.suffix in TEXTS:
                places += _lines(words, file, shown)
        for place in places:
            message = f"text must not have the name of {name}, which was redacted; say it without the name"
            yield Problem(place, Rule.REDACTION, message)


def _lines(words: str, file: Path, shown: str) -> Iterator[Location]:
    lines = file.read_text(encoding="utf-8-sig", errors="replace").splitlines()
    for number, (line, after) in enumerate(zip(lines, [*lines[1:], ""], strict=True), start=1):
        # a paragraph may be broken between the words of a name
        if written(words, line) or (written(words, f"{line} {after}") and not written(words, after)):
            yield Location(shown, number)

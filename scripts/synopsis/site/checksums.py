"""What every file of the site is, by its SHA-256."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from synopsis.register.problems import Location, Problem, Rule
from synopsis.site.publication_file import NAME as PUBLICATION

NAME = "manifest.json"

Sums = dict[str, dict[str, str | int]]
"""Path from the root of the site to `sha256` and `bytes`."""


def seal(site: Path) -> list[Problem]:
    """Write the sums of every file of `site` beside them; the last step of a build."""
    text = json.dumps({"files": sums_of(site)}, indent=0, sort_keys=True)
    (site / NAME).write_text(f"{text}\n", encoding="utf-8")
    return []


def sums_of(folder: Path) -> Sums:
    """Sum up every file below `folder` but the manifest and what `publish` adds after it.

    Hidden files are none of the site, and hosts drop them.
    """
    paths = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    return {
        name: _sum_of(path)
        for name, path in sorted(paths.items())
        if name not in {NAME, PUBLICATION} and not any(step.startswith(".") for step in name.split("/"))
    }


def differences(folder: Path, shown: str) -> list[Problem]:
    """Report every file of `folder` that is missing, surplus or not as its manifest says."""
    kept = _read(folder)
    if kept is None:
        message = f"must be the {NAME} that was published with the site"
        return [Problem(Location(f"{shown}/{NAME}"), Rule.SITE_SUM, message)]
    found = sums_of(folder)
    return [
        Problem(Location(f"{shown}/{name}"), Rule.SITE_SUM, _fault(name, kept, found))
        for name in sorted(kept.keys() | found.keys())
        if kept.get(name) != found.get(name)
    ]


def manifest_sum(folder: Path) -> str:
    """Give the SHA-256 of the manifest itself, which stands for the whole site."""
    return hashlib.sha256((folder / NAME).read_bytes()).hexdigest()


def _sum_of(path: Path) -> dict[str, str | int]:
    with path.open("rb") as file:
        return {"bytes": path.stat().st_size, "sha256": hashlib.file_digest(file, "sha256").hexdigest()}


def _fault(name: str, kept: Mapping[str, object], found: Mapping[str, object]) -> str:
    if name not in kept:
        return f"must stand in {NAME}, or not in the site"
    return f"must have the SHA-256 that {NAME} gives" if name in found else f"must be there, because {NAME} names it"


def _read(folder: Path) -> dict[str, object] | None:
    """Read a manifest that may come from anywhere; None where it is none."""
    try:
        kept = json.loads((folder / NAME).read_bytes())
    except (OSError, ValueError, RecursionError):
        return None
    files = kept.get("files") if isinstance(kept, dict) else None
    return files if isinstance(files, dict) else None

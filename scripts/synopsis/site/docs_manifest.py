"""The list of the files below `docs/` that are ours."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import TypeGuard

from synopsis.page import is_path
from synopsis.register.problems import Location, Problem, Refused, Rule
from synopsis.site.atomic import write_atomic

NAME = ".generated.json"

_SUMS = re.compile(r"[0-9a-f]{64}(?: [0-9a-f]{64})?")

Manifest = dict[str, str]
"""Path below `docs/` to the SHA-256 of its bytes; while a run is under way the old and the new one, with a space."""


def checksum(content: bytes) -> str:
    """Name `content` by its SHA-256."""
    return hashlib.sha256(content).hexdigest()


def read_manifest(docs: Path) -> Manifest:
    """Read the manifest of `docs`; without one nothing is ours, and a changed one is refused."""
    path = docs / NAME
    found = None
    if not path.is_symlink():
        try:
            found = json.loads(path.read_bytes())
        except FileNotFoundError:
            return {}
        except (ValueError, RecursionError):
            found = None
    if not _is_manifest(found):
        message = "must be as the last build wrote it, not changed; restore it, or delete it with what was generated"
        raise Refused([Problem(Location(f"{docs.name}/{NAME}"), Rule.OWNERSHIP, message)])
    return found


def write_manifest(docs: Path, manifest: Mapping[str, str]) -> None:
    """Write the manifest of `docs`, sorted by path."""
    text = json.dumps(manifest, indent=0, sort_keys=True)
    write_atomic(docs / NAME, f"{text}\n".encode())


def _is_manifest(found: object) -> TypeGuard[Manifest]:
    # a path that leads out of `docs` would let a stale page be any file of the reader's
    return isinstance(found, dict) and all(
        is_path(path) and isinstance(sums, str) and _SUMS.fullmatch(sums) for path, sums in found.items()
    )

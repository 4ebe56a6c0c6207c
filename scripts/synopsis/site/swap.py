"""A finished folder put in the place of the old one."""

from __future__ import annotations

import os
import shutil
from pathlib import Path


def open_to_all(folder: Path) -> None:
    """Let everybody read what stands in `folder`, and its owner write, whatever the umask of whoever built it."""
    for parent, _, names in os.walk(folder):
        Path(parent).chmod(0o755)
        for name in names:
            Path(parent, name).chmod(0o644)


def exchange(fresh: Path, site: Path) -> None:
    """Put `fresh` in the place of `site` and remove what stood there; both stand in the same folder.

    There are two renames, because no system call that every file system knows does it in one: `recover` undoes what
    was interrupted between them.
    """
    if not os.path.lexists(site):
        fresh.rename(site)
        return
    site.rename(_aside(site))
    try:
        fresh.rename(site)
    finally:
        recover(site)


def recover(site: Path) -> None:
    """Undo an exchange that was interrupted between its renames, or finish one that was not cleared away."""
    aside = _aside(site)
    if not os.path.lexists(aside):
        return
    if os.path.lexists(site):
        remove(aside)
    else:
        aside.rename(site)


def remove(folder: Path) -> None:
    """Remove `folder`, never what it links to."""
    if folder.is_symlink() or folder.is_file():
        folder.unlink()
    elif folder.is_dir():
        shutil.rmtree(folder)


def _aside(site: Path) -> Path:
    return site.with_name(f"{site.name}.displaced")

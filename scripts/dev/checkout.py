"""What a checkout holds: the files that git keeps, the pages that are written by hand, the sums of a folder."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from synopsis.site.docs_manifest import read_manifest

ROOT = Path(__file__).resolve().parents[2]


def kept_files(below: str = ".") -> list[str]:
    """Name the files that git keeps or would keep, also where they were unpacked from an archive."""
    with TemporaryDirectory() as empty:
        if (ROOT / ".git").exists():
            command = ["git"]
        else:
            subprocess.run(["git", "init", "--quiet", empty], check=True)  # noqa: S603, S607 -- git's own
            command = ["git", f"--git-dir={empty}/.git", f"--work-tree={ROOT}"]
        command += ["ls-files", "-z", "--cached", "--others", "--exclude-standard", below]
        listed = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=True).stdout  # noqa: S603 -- git's own
    return [name for name in listed.split("\0") if name and (ROOT / name).is_file()]


def hand_written(docs: Path) -> Iterator[str]:
    """Name the pages below `docs` that no build has made."""
    generated = read_manifest(docs)
    for file in docs.rglob("*"):
        name = file.relative_to(docs).as_posix()
        if file.is_file() and name not in generated and not file.name.startswith("."):
            yield name


def copy_files(names: Iterable[str], source: Path, to: Path) -> None:
    """Copy files with the folders that hold them."""
    for name in names:
        (to / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source / name, to / name)


def sums_of(folder: Path) -> dict[str, str]:
    """Sum up every file below a folder, by its path there."""
    files = (file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest() for file in files}

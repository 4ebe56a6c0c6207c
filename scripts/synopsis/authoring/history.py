"""The register as it was at earlier commits of the repository that holds it."""

from __future__ import annotations

import io
import subprocess
import tarfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from synopsis.register.fingerprints import material_fingerprint
from synopsis.register.lifecycle import Published
from synopsis.register.loader import load
from synopsis.register.model import Register
from synopsis.register.problems import Location, Problem, Refused, Rule, quoted
from synopsis.register.validation import parse

_MOST_COMMITS = 400
"""How many commits are looked through for what was published."""


def register_at(sources: Path, revision: str) -> Register:
    """Give the register of a commit as far as it parses; refused where there is none."""
    packed = _git(sources, "archive", "--format=tar", revision, ".")
    with TemporaryDirectory() as folder:
        with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
            archive.extractall(folder, filter="data")
        register = parse(load(Path(folder), sources.as_posix())).register
    if register is None:
        message = f"revision must have a register that parses, not {quoted(revision)}"
        raise Refused([Problem(Location(sources.as_posix()), Rule.UNREADABLE, message)])
    return register


def _git(sources: Path, *words: str) -> bytes:
    try:
        ran = subprocess.run(["git", "-C", str(sources), *words], capture_output=True, check=False)  # noqa: S603, S607
    except OSError as error:
        message = f"git must be installed, not {quoted(error.strerror)}"
        raise Refused([Problem(Location(sources.as_posix()), Rule.UNREADABLE, message)]) from error
    if ran.returncode:
        told = ran.stderr.decode(errors="replace").strip().splitlines()
        message = f"git must know what was asked of it, not say {quoted(told[0] if told else '', 200)}"
        raise Refused([Problem(Location(sources.as_posix()), Rule.UNREADABLE, message)])
    return ran.stdout


def _commits(sources: Path) -> Iterator[str]:
    """Yield the commits that changed the register, the last first."""
    yield from _git(sources, "log", f"--max-count={_MOST_COMMITS}", "--format=%H", "--", ".").decode().split()


def as_published(sources: Path, wanted: list[Published]) -> Mapping[str, Register]:
    """Find for each path a register in which its record is as it was published: the last commit that has it so.

    The ledger has sums alone; of a path that no commit has so, nothing is given.
    """
    found: dict[str, Register] = {}
    for commit in _commits(sources):
        left = [line for line in wanted if line.path not in found]
        if not left:
            break
        try:
            register = register_at(sources, commit)
        except Refused:  # a commit at which the register did not parse
            continue
        for line in left:
            if register.named(line.record) and material_fingerprint(register, line.record) == line.fingerprint:
                found[line.path] = register
    return found

"""The command that packs a copy for readers without a network."""

from __future__ import annotations

import argparse
import re
import tempfile
from pathlib import Path

from synopsis.cli import DONE, build
from synopsis.cli.project import Project
from synopsis.register.problems import Location, Problem, Refused, Rule, quoted
from synopsis.site.in_parts import cores
from synopsis.site.offline_copy import make_copy, pack

_FOLDER = re.compile(r"""[^.\s/\\:*?"<>|](?:[^/\\:*?"<>|]*[^.\s/\\:*?"<>|])?""")
"""The name of a folder that every system unpacks where it should: none that is hidden, above, or of another drive."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the option that names the file."""
    parser.add_argument("--to", type=Path, help="the file to write (offline.zip beside the site)")


def run(project: Project, arguments: argparse.Namespace) -> int:
    """Build the site, then pack it into one file that opens without a server."""
    target: Path = arguments.to or project.site.with_name("offline.zip")
    if fault := _fault(target):
        raise Refused([Problem(Location(target.as_posix()), Rule.OWNERSHIP, fault)])
    build.build(project, cores())
    target.parent.mkdir(parents=True, exist_ok=True)
    # beside the target, so that it is put in place in one step
    with tempfile.TemporaryDirectory(prefix=f".{target.name}-", dir=target.parent) as work:
        copy, packed = Path(work, "copy"), Path(work, "packed.zip")
        if problems := make_copy(project.site, copy, target.name):
            raise Refused(problems)
        pack(copy, target.stem, packed)
        packed.replace(target)
    print(f"Unpack {target.as_posix()} and open {target.stem}/index.html.")
    return DONE


def _fault(target: Path) -> str:
    """Say why no zip can be put at `target`, whose name without its ending is that of the folder in it."""
    if target.exists() and not target.is_file():
        return f"must be a file, not a {'folder' if target.is_dir() else 'device or pipe'}"
    if not _FOLDER.fullmatch(target.stem) or not target.stem.isprintable():
        return f"must be named like the folder in it on any system, not {quoted(target.stem)}"
    return ""

"""The command that packs a copy for readers without a network."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from synopsis.cli import DONE, build
from synopsis.cli.project import Project
from synopsis.register.problems import Location, Problem, Refused, Rule
from synopsis.site.offline_copy import make_copy, pack


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the option that names the file."""
    parser.add_argument("--to", type=Path, help="the file to write (offline.zip beside the site)")


def run(project: Project, arguments: argparse.Namespace) -> int:
    """Build the site, then pack it into one file that opens without a server."""
    build.run(project, arguments)
    target: Path = arguments.to or project.site.with_name("offline.zip")
    if target.is_dir():
        raise Refused([Problem(Location(target.as_posix()), Rule.OWNERSHIP, "must be a file, not a folder")])
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

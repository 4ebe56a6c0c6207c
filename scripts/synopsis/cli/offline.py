"""The command that packs a copy for readers without a network."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from synopsis.cli.folders import DONE, report
from synopsis.cli.site import build
from synopsis.register.problems import Location, Problem, Rule
from synopsis.site.atomic import unwritable
from synopsis.site.offline_copy import make_copy, pack

if TYPE_CHECKING:
    import argparse

    from synopsis.cli.folders import Folders


def offline(folders: Folders, arguments: argparse.Namespace) -> int:
    """Build the site, then pack it into one file that opens without a server."""
    if status := build(folders, arguments):
        return status
    target: Path = arguments.to or folders.site.with_name("offline.zip")
    if target.is_dir():
        return report([Problem(Location(target.as_posix()), Rule.OWNERSHIP, "must be a file, not a folder")])
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        # beside the target, so that it is put in place in one step
        with tempfile.TemporaryDirectory(prefix=f".{target.name}-", dir=target.parent) as work:
            copy, packed = Path(work, "copy"), Path(work, "packed.zip")
            if problems := make_copy(folders.site, copy, target.name):
                return report(problems)
            pack(copy, target.stem, packed)
            packed.replace(target)
    except OSError as error:
        return report([unwritable(error, target)])
    print(f"Unpack {target.as_posix()} and open {target.stem}/index.html.")
    return DONE

"""The command that brings to a site what a later release writes otherwise."""

from __future__ import annotations

import argparse
import difflib
from pathlib import Path

from synopsis.cli import DONE
from synopsis.cli.project import Project
from synopsis.cli.schemas import FOLDER, write_schemas
from synopsis.scaffold import ownership
from synopsis.scaffold.ownership import Fate


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument("--dry-run", action="store_true", help="say what would be written, and write nothing")
    parser.add_argument("--generator", default="", help="repository of the generator at GitHub, as OWNER/NAME")
    parser.add_argument("--diff", action="store_true", help="show how files that were changed here differ")


def run(project: Project, arguments: argparse.Namespace) -> int:
    """Renew the files of `synopsis new` that nobody has changed since, and name the others that differ."""
    folder = project.config.parent
    fates = ownership.bring(folder, generator=arguments.generator, dry_run=arguments.dry_run)
    if not arguments.dry_run:
        write_schemas(folder / FOLDER)
    for path, fate in sorted(fates.items()):
        print(f"{path}: {fate.value}")
        if arguments.diff and fate is Fate.YOURS:
            print(_difference(folder, path), end="")
    if not fates:
        print("Nothing differs from what this release writes, but for what was changed here alone.")
    return DONE


def _difference(folder: Path, path: str) -> str:
    here = (folder / path).read_text(encoding="utf-8", errors="replace").splitlines(keepends=True)
    theirs = ownership.as_this_release_has_it(folder, path).splitlines(keepends=True)
    return "".join(difflib.unified_diff(here, theirs, f"{path} as it is here", f"{path} as this release has it"))

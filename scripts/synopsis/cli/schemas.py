"""The command that writes the schemas of records for editors."""

from __future__ import annotations

import argparse
from pathlib import Path

from synopsis.cli import DONE
from synopsis.cli.project import Project
from synopsis.exports.record_schemas import record_schemas
from synopsis.exports.register_json import as_json
from synopsis.site.atomic import write_atomic

FOLDER = ".schemas"
"""What the first line of each file of records names, from where it stands."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the folder."""
    parser.add_argument("--to", type=Path, help=f"folder of the schemas ({FOLDER} beside the settings)")


def run(project: Project, arguments: argparse.Namespace) -> int:
    """Write the JSON Schema of each kind of file in the sources."""
    folder = arguments.to or project.config.parent / FOLDER
    print(f"{write_schemas(folder)} schemas written to {folder.as_posix()}.")
    return DONE


def write_schemas(folder: Path) -> int:
    """Write the schemas into a folder; return how many."""
    schemas = record_schemas()
    for name, schema in schemas.items():
        write_atomic(folder / name, as_json(schema).encode())
    return len(schemas)

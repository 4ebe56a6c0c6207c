"""The command that makes the site of parts that several machines have built."""

from __future__ import annotations

import argparse
from pathlib import Path

from synopsis.cli import build
from synopsis.cli.project import Project


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the option that names the folder of the parts."""
    build.add_processes(parser)
    parser.add_argument("--parts", type=Path, default=build.PARTS, help=f"the folder of the parts ({build.PARTS})")


def run(project: Project, arguments: argparse.Namespace) -> int:
    """Join the parts, then verify and put in place the site, which is that of one build byte for byte."""
    return build.build(project, arguments.processes, arguments.parts)

"""The command that shows the site while it is edited."""

from __future__ import annotations

import argparse
import logging
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from synopsis.cli import DONE, WRONG_USAGE, attempt, build, crash
from synopsis.cli.project import Project
from synopsis.register.problems import quoted
from synopsis.site.assets import THEME
from synopsis.site.docs_manifest import read_manifest
from synopsis.site.serve import EditingServer


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the option that names the port."""
    parser.add_argument("--port", type=int, default=8000, help="port on this machine (8000)")


def run(project: Project, arguments: argparse.Namespace) -> int:
    """Build the site, show it on this machine, and build it again at every change."""

    def rebuild() -> None:
        # a copy has read nothing yet; what nobody foresaw ends this build, not the server
        crash.guarded(lambda: attempt(lambda: build.run(replace(project), arguments), project.place))

    def started(address: str) -> None:
        print(f"{address} shows every change; stop with Ctrl-C.", flush=True)

    base_path = project.settings.base_path
    rebuild()
    # its warnings are of single requests, and would count as MkDocs' own during a build
    logging.getLogger("mkdocs.livereload").setLevel(logging.CRITICAL)
    try:
        server = EditingServer(rebuild, project.site, base_path, port=arguments.port, started=started)
        for path in _watched(project):
            server.watch(str(path))
        try:
            server.serve()  # type: ignore[no-untyped-call]
        finally:
            server.shutdown()
    except (OSError, OverflowError) as error:
        print(f"synopsis serve: port {arguments.port} must be free, not {quoted(error)}", file=sys.stderr)
        return WRONG_USAGE
    return DONE


def _watched(project: Project) -> Iterator[Path]:
    """Name what an editor changes; of `docs/` the pages written by hand, as long as they were there at the start."""
    yield from (project.config, project.sources, THEME)
    ours = read_manifest(project.docs)
    for path in project.docs.rglob("*"):
        name = path.relative_to(project.docs)
        if path.is_file() and name.as_posix() not in ours and not any(step.startswith(".") for step in name.parts):
            yield path

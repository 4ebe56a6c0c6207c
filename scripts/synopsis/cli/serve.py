"""The command that shows the site while it is edited."""

from __future__ import annotations

import argparse
import gc
import sys
from collections.abc import Collection
from contextlib import ExitStack
from pathlib import Path

from synopsis.cli import DONE, WRONG_USAGE
from synopsis.cli.current_site import CurrentSite
from synopsis.cli.project import Project
from synopsis.cli.whole_check import WholeCheck
from synopsis.pages.jinja import TEMPLATES
from synopsis.register.problems import quoted
from synopsis.site.assets import THEME
from synopsis.site.preview.news import Board
from synopsis.site.preview.server import PreviewServer
from synopsis.site.preview.watching import Watch

_A_DAY = 86_400.0


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the option that names the port."""
    parser.add_argument("--port", type=int, default=8000, help="port on this machine (8000)")


def run(project: Project, arguments: argparse.Namespace) -> int:
    """Show the site on this machine, each page as it is asked for, and again in the browser at every change."""
    board = Board()
    site = CurrentSite(project, board)
    try:
        server = PreviewServer(site.at, board, project.settings.base_path, port=arguments.port)
    except (OSError, OverflowError) as error:
        print(f"synopsis serve: port {arguments.port} must be free, not {quoted(error)}", file=sys.stderr)
        return WRONG_USAGE
    with ExitStack() as ending:
        ending.callback(server.server_close)
        check = WholeCheck(project, site.report)
        ending.callback(check.end)

        def update(changed: Collection[Path] = ()) -> None:
            site.update(changed)
            check.ask()

        project.docs.mkdir(parents=True, exist_ok=True)
        folders = [folder for folder in (project.sources, project.docs, THEME, TEMPLATES) if folder.is_dir()]
        watch = Watch(folders, [project.config], update)
        ending.callback(watch.end)
        gc.disable()
        update()
        gc.freeze()  # what was read stays: nobody need look again and again whether it is still needed
        gc.enable()
        watch.start()
        print(f"{server.address} shows every change; stop with Ctrl-C.", flush=True)
        server.serve_forever(poll_interval=_A_DAY)
    return DONE

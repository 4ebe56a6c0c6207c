"""MkDocs as a command whose folders are arguments."""

from __future__ import annotations

import argparse
import logging
import sys
from typing import TYPE_CHECKING

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, MkDocsException

if TYPE_CHECKING:
    from collections.abc import Sequence

_log = logging.getLogger("mkdocs")


class _OneLine(logging.Formatter):
    """One line for one message, so that whoever started us can count them."""

    def format(self, record: logging.LogRecord) -> str:
        return " ".join(super().format(record).split())


def main(arguments: Sequence[str] | None = None) -> int:
    """Build the site; warnings go to standard error and make the status 1."""
    options = _options(arguments)
    _print_warnings()
    try:
        config = load_config(
            config_file=options.config,
            docs_dir=options.docs,
            site_dir=options.site,
            site_url=options.site_url,
            strict=True,
        )
        config.plugins.on_startup(command="build", dirty=False)
        try:
            build(config)
        finally:
            config.plugins.on_shutdown()
    except Abort:
        return 1  # what was wrong has been logged
    except MkDocsException as error:
        _log.error(error.format_message())
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m synopsis.site.engine", description=__doc__)
    parser.add_argument("--config", required=True)
    parser.add_argument("--docs", required=True)
    parser.add_argument("--site", required=True)
    parser.add_argument("--site-url")
    return parser.parse_args(arguments)


def _print_warnings() -> None:
    """Set up logging as `mkdocs build` does; a logger that drops warnings would make strict mode count none."""
    handler = logging.StreamHandler()
    handler.setLevel(logging.WARNING)
    handler.setFormatter(_OneLine("%(levelname)s: %(message)s"))
    _log.setLevel(logging.INFO)
    _log.propagate = False
    _log.addHandler(handler)


if __name__ == "__main__":
    sys.exit(main())

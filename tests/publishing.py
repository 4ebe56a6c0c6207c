"""Commands on a copy of the second register that is published under a name of its own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from lighthouse import Ran, of, synopsis

HOST = "http://halma-lights.org/"
"""Not https, so that a server of the tests can stand in its place by way of a proxy."""
IN_THE_WORKFLOW: dict[str, Any] = {"SITE_URL": HOST, "EDITION_COMMIT": "7" * 40, "EDITION_DAY": "2026-11-29"}
"""What the workflow says to a build, which makes an edition of it."""


def ran(command: str, folder: Path, *options: str | Path, proxy: str = "") -> Ran:
    """Run a command for the copy in `folder`; what it asks, it asks by way of `proxy`."""
    return synopsis(command, *of(folder), *options, SITE_URL=HOST, http_proxy=proxy)


def publish(folder: Path, on: str = "2026-11-29", *options: str | Path) -> Ran:
    """Publish the copy in `folder` on a day, without a network."""
    return ran("publish", folder, "--unasked", "--on", on, *options)

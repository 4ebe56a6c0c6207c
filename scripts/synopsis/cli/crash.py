"""What nobody foresaw, told in one line."""

from __future__ import annotations

import os
import platform
import sys
import tempfile
import traceback
from collections.abc import Callable
from importlib import metadata

NAME = "synopsis"
NOT_CARRIED_OUT = 2


def guarded(act: Callable[[], int]) -> int:
    """Act; what nobody foresaw, or what the machine lacks, is one line on standard error and status 2."""
    try:
        return act()
    except ImportError as error:
        line = f"{NAME}: what it needs is not installed: {error}; run `make clean site`, then use the Python in .venv"
    except MemoryError:
        line = f"{NAME}: more memory is needed than this machine gives; end other programs, or raise its limit"
    except Exception as error:  # noqa: BLE001 - the one place behind which there is only a traceback
        line = told(error)
    print(" ".join(line.split()), file=sys.stderr)
    return NOT_CARRIED_OUT


def told(error: BaseException) -> str:
    """Say that the program failed, which version it is, where to report that, and in which file it is written."""
    version = _version()
    report = [f"{NAME} {version} on Python {sys.version}, {platform.platform()}\n", f"{' '.join(sys.argv)}\n\n"]
    report += traceback.format_exception(error)
    try:
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", errors="backslashreplace", prefix=f"{NAME}-", suffix=".txt", delete=False
        ) as file:
            file.writelines(report)
        where = f"with the file {file.name}, once you have read what stands in it"
    except OSError as full:
        where = f"with what you did (how it failed could not be written: {full.strerror})"
    return (
        f"{NAME} {version} failed, which is a fault of the program ({type(error).__name__}); report it {_at()} {where}"
    )


def _version() -> str:
    try:
        return metadata.version(NAME)
    except metadata.PackageNotFoundError:  # run from a checkout without an installation
        return "(not installed)"


def _at() -> str:
    """Name the issue tracker, where it is known."""
    try:
        named = metadata.metadata(NAME).get_all("Project-URL") or []
    except metadata.PackageNotFoundError:
        named = []
    known = dict(line.split(", ", 1) for line in named)
    repository = os.environ.get("GITHUB_REPOSITORY")
    if repository:
        known.setdefault("Issues", f"{os.environ.get('GITHUB_SERVER_URL', 'https://github.com')}/{repository}/issues")
    return f"at {known['Issues']}" if "Issues" in known else "where you have the program from"

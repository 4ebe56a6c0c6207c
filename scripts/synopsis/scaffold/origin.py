"""Where the installed generator comes from: a site builds with the same one at its host."""

from __future__ import annotations

import json
import re
from importlib import metadata

NAME = "synopsis"
REPOSITORY = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,38})/[A-Za-z0-9._-]{1,100}")
_AT_THE_HOST = re.compile(rf"https://github\.com/({REPOSITORY.pattern}?)(?:\.git)?/?")


def version() -> str:
    """Return the version of the generator; nothing where it was not installed."""
    try:
        return metadata.version(NAME)
    except metadata.PackageNotFoundError:
        return ""


def repository() -> str:
    """Return the repository that the generator was installed from, as OWNER/NAME; nothing where it does not say."""
    try:
        told = metadata.distribution(NAME).read_text("direct_url.json")
    except metadata.PackageNotFoundError:
        return ""
    match = _AT_THE_HOST.fullmatch(str(json.loads(told).get("url", ""))) if told else None
    return match[1] if match else ""


def tag() -> str:
    """Return the tag of the release that is installed."""
    return f"v{version() or '0'}"

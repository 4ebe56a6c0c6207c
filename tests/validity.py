"""What the Nu Html Checker, by which the W3C and WHATWG read HTML, says of pages."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterable
from pathlib import Path

from exchange import NODE

CHECKER = NODE / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
_OF_A_CHECKBOX = re.compile(r"Attribute “autocomplete” is only allowed when the input type is ")
OF_THE_THEME = (_OF_A_CHECKBOX,)
"""Errors that are the theme's and stay. Without `autocomplete="off"` on the control of its drawer, which HTML wants
on fields of text alone, Firefox opens a page that is loaded anew with the drawer as it was left
(squidfunk/mkdocs-material, issue 1513)."""


def errors(pages: Iterable[Path]) -> tuple[int, dict[str, list[str]]]:
    """Count the pages read, and give every error that is not known to be the theme's, with where it is."""
    read = sorted(pages)
    command = ["java", "-Xss8m", "-jar", str(CHECKER), "--format", "json", "--errors-only", *map(str, read)]
    ran = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    found: dict[str, list[str]] = {}
    for message in json.loads(ran.stderr)["messages"]:
        if not any(known.match(message["message"]) for known in OF_THE_THEME):
            found.setdefault(message["message"], []).append(f"{message['url']}:{message['lastLine']}")
    return len(read), found

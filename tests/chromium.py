"""Find or install the browser that the tests drive: on the path, by apt as root, or by playwright."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

LIGHT = "chromium-headless-shell"
"""The same engine without windows: it opens a page with a third of the work."""
NAMES = (LIGHT, "chromium", "chromium-browser", "google-chrome")
FONTS = ("fonts-noto-core", "fonts-dejavu-core")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",  # no host but ours has an address
)


def found() -> str | None:
    """Return the path of an installed browser."""
    return next(filter(None, map(shutil.which, NAMES)), None)


def apt_get(*words: str) -> None:
    """Run apt without a question."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", *words, "-qq"], check=False, env=environment, stdout=subprocess.DEVNULL)  # noqa: S607


def main() -> int:
    """Make sure that there is a browser; 2 with the command to type when it cannot be had."""
    if not shutil.which(LIGHT) and os.geteuid() == 0 and shutil.which("apt-get"):
        apt_get("update")
        apt_get("install", "-y", LIGHT, *FONTS)
        if not found():
            apt_get("install", "-y", "chromium", *FONTS)
    if found():
        return 0
    if subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False).returncode == 0:
        return 0
    print("The tests need Chromium: type `sudo apt-get install chromium`.", file=sys.stderr)  # noqa: T201
    return 2


if __name__ == "__main__":
    sys.exit(main())

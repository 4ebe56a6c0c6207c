"""Find or install the browser that the tests drive: on the path, by apt as root, or by playwright."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome")
FONTS = ("fonts-noto-core", "fonts-dejavu-core")


def found() -> str | None:
    """Return the path of an installed browser."""
    return next(filter(None, map(shutil.which, NAMES)), None)


def main() -> int:
    """Make sure that there is a browser; 2 with the command to type when it cannot be had."""
    if found():
        return 0
    if os.geteuid() == 0 and shutil.which("apt-get"):
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for command in (["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", "chromium", *FONTS]):
            subprocess.run(command, check=False, env=environment, stdout=subprocess.DEVNULL)
        if found():
            return 0
    if subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False).returncode == 0:
        return 0
    print("The tests need Chromium: type `sudo apt-get install chromium`.", file=sys.stderr)  # noqa: T201
    return 2


if __name__ == "__main__":
    sys.exit(main())

"""Build the register twice on two machines that differ in all that must not matter, and compare every byte."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from checkout import ROOT, copy_files, kept_files, sums_of

MACHINES = (
    ("one", {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "1"}),
    ("two/deeper", {"TZ": "America/Anchorage", "LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "4242", "PYTHONUTF8": "1"}),
)


def main() -> int:
    """Print what differs; 0 when nothing does."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keep", type=Path, help="an empty folder for both sites, which stay there")
    kept = parser.parse_args().keep
    with tempfile.TemporaryDirectory() as temporary:
        sums = [sums_of(_built(Path(kept or temporary, name), settings)) for name, settings in MACHINES]
    first, second = sums
    different = sorted(name for name in first.keys() | second.keys() if first.get(name) != second.get(name))
    for name in different:
        print(f"differs: {name}")
    print(f"{len(first)} files, {len(different)} differ; manifest.json is {first['manifest.json']}")
    return 1 if different else 0


def _built(folder: Path, settings: dict[str, str]) -> Path:
    """Build a clean copy of what the repository holds; give the site."""
    copy_files(kept_files(), ROOT, folder)
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "SITE_URL") if name in os.environ}
    command = [sys.executable, str(folder / "scripts" / "build.py"), "build"]
    subprocess.run(command, cwd=folder, env=kept | settings, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - ours
    return folder / "site"


if __name__ == "__main__":
    sys.exit(main())

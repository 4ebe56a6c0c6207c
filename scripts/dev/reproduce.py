"""Build the register twice on two machines that differ in all that must not matter, and compare every byte."""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
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
        sums = [_sums(_built(Path(kept or temporary, name), settings)) for name, settings in MACHINES]
    first, second = sums
    different = sorted(name for name in first.keys() | second.keys() if first.get(name) != second.get(name))
    for name in different:
        print(f"differs: {name}")
    print(f"{len(first)} files, {len(different)} differ; manifest.json is {first['manifest.json']}")
    return 1 if different else 0


def _built(folder: Path, settings: dict[str, str]) -> Path:
    """Build a clean copy of what the repository holds; give the site."""
    for name in _sources():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, folder / name)
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "SITE_URL") if name in os.environ}
    command = [sys.executable, str(folder / "scripts" / "build.py"), "build"]
    subprocess.run(command, cwd=folder, env=kept | settings, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - ours
    return folder / "site"


def _sources() -> list[str]:
    """Name the files that git keeps or would keep."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout  # noqa: S603 - git's own
    return [name for name in listed.split("\0") if name and (ROOT / name).is_file()]


def _sums(site: Path) -> dict[str, str]:
    paths = (path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}


if __name__ == "__main__":
    sys.exit(main())

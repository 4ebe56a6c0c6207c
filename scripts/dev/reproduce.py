"""Build the register on machines that differ in all that must not matter, and compare every byte.

A Python of another version takes part where it has an environment of its own beside `.venv`:
`python3.13 -m venv .venv-3.13 && .venv-3.13/bin/pip install --require-hashes -r requirements.lock`.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from checkout import ROOT, copy_files, kept_files, sums_of
from machines import Machine, machines

_MODES = {True: 0o755, False: 0o644}
"""Of folders and of files."""


def main() -> int:
    """Print what differs, and which machines could not be had; 0 when nothing differs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keep", type=Path, help="an empty folder for the sites, which stay there")
    parser.add_argument("--project", default=".", help="the folder of the settings, from the root of the repository")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        return compared(arguments.keep or Path(temporary), arguments.project)


def compared(top: Path, project: str) -> int:
    """Build below `top` on every machine, and print what differs from the first."""
    top.chmod(0o755)  # another user is to come in
    first: dict[str, str] = {}
    failed = 0
    for machine in machines():
        if isinstance(machine, str):
            print(f"not tried: {machine}")
            continue
        site = _built(machine, top / machine.name, project)
        found = sums_of(site)
        first = first or found
        different = sorted(name for name in first.keys() | found.keys() if first.get(name) != found.get(name))
        modes = [path for path in (site, *site.rglob("*")) if path.stat().st_mode & 0o777 != _MODES[path.is_dir()]]
        for name in (*different, *(f"mode of {path.relative_to(site)}" for path in modes)):
            print(f"differs on {machine.name}: {name}")
        print(f"{machine.name}: {len(found)} files, {len(different)} differ; manifest.json is {found['manifest.json']}")
        failed += len(different) + len(modes)
    return 1 if failed else 0


def _built(machine: Machine, folder: Path, project: str) -> Path:
    """Build a clean copy of what the repository holds on a machine; give the site."""
    copy_files(kept_files(), ROOT, folder)
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "SITE_URL") if name in os.environ}
    settings = {**kept, **machine.settings, **machine.prepare(folder)}
    if machine.user is not None:
        settings["HOME"] = str(folder)
        for path in (folder, *folder.rglob("*")):
            os.chown(path, machine.user, -1)
    build = [
        machine.python,
        str(folder / "scripts/build.py"),
        "build",
        "--config",
        str(folder / project / "mkdocs.yml"),
    ]
    subprocess.run(  # noqa: S603 - ours
        build, cwd=folder, env=settings, user=machine.user, umask=machine.umask, check=True, stdout=subprocess.DEVNULL
    )
    return folder / project / "site"


if __name__ == "__main__":
    sys.exit(main())

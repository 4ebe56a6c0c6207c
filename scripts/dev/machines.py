"""Machines that differ in what must not matter to a build."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

ANOTHER_PANDOC = "#!/bin/sh\necho 'pandoc 99.0.0'\n"
WITHOUT_LIBYAML = "import sys\n\nsys.modules['yaml._yaml'] = None\n"
_NEEDED = "import cbor2, markdown, material, mkdocs, pagefind, PIL, pydantic, pypandoc, rcssmin, tinyhtml5, yaml"
_PLAIN_MASK = 0o022


def _nothing(_folder: Path) -> Mapping[str, str]:
    return {}


@dataclass(frozen=True)
class Machine:
    """One of them."""

    name: str
    settings: Mapping[str, str] = field(default_factory=dict)
    python: str = sys.executable
    umask: int = _PLAIN_MASK
    user: int | None = None
    prepare: Callable[[Path], Mapping[str, str]] = _nothing
    """Changes the checkout in a folder, and gives further settings."""


def machines() -> Iterator[Machine | str]:
    """Yield every machine that can be had here, the plain one first; of the others why they cannot."""
    yield Machine("plain", {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "1"})
    there = {"TZ": "America/Anchorage", "LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "4242", "PYTHONUTF8": "1"}
    yield Machine("elsewhere/deeper", there)
    yield Machine("private", umask=0o077)
    yield Machine("open", umask=0)
    yield Machine("line-ends-of-windows", prepare=_line_ends)
    yield Machine("another-pandoc", prepare=another_pandoc)
    yield Machine("without-libyaml", prepare=_libyaml)
    yield from _another_user()
    yield from _other_pythons()


def _line_ends(folder: Path) -> Mapping[str, str]:
    """Write every text as a checkout without `.gitattributes` would on Windows."""
    for file in folder.rglob("*"):
        if file.is_file() and b"\0" not in (content := file.read_bytes()):
            file.write_bytes(content.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))
    return {}


def another_pandoc(folder: Path) -> Mapping[str, str]:
    """Put another pandoc wherever one is looked for, and data for it."""
    home = folder.parent / f"{folder.name}-home"
    for place in ("bin", ".local/share/pandoc"):
        (home / place).mkdir(parents=True)
    (home / "bin/pandoc").write_text(ANOTHER_PANDOC)
    (home / "bin/pandoc").chmod(0o755)
    (home / ".local/share/pandoc/default.csl").write_text("<style/>")
    named = {"HOME": str(home), "PYPANDOC_PANDOC": str(home / "bin/pandoc")}
    return {**named, "PATH": f"{home / 'bin'}{os.pathsep}{os.environ['PATH']}"}


def _libyaml(folder: Path) -> Mapping[str, str]:
    """Take away the half of PyYAML that is not there where it was built without libyaml."""
    hook = folder.parent / f"{folder.name}-hook"
    hook.mkdir()
    (hook / "sitecustomize.py").write_text(WITHOUT_LIBYAML)
    return {"PYTHONPATH": str(hook)}


def _another_user() -> Iterator[Machine | str]:
    if os.geteuid():
        yield "root: the tests run as another user"
        return
    nobody = pwd.getpwnam("nobody").pw_uid
    minor = f"python3.{sys.version_info.minor}"
    for python in (sys.executable, f"/usr/bin/{minor}", f"/usr/local/bin/{minor}"):
        settings = {} if python == sys.executable else {"PYTHONPATH": os.pathsep.join(filter(None, sys.path[1:]))}
        if _fit(python, settings, nobody):
            yield Machine("nobody", settings, python, user=nobody)
            return
    yield "nobody: no Python here that another user may run has what a build needs"


def _other_pythons() -> Iterator[Machine | str]:
    """Yield those of the versions that we promise for which there is an environment: `.venv-3.13` beside `.venv`."""
    for minor in range(11, 16):
        if minor == sys.version_info.minor:
            continue
        python = str(Path(sys.prefix).with_name(f".venv-3.{minor}") / "bin/python")
        if _fit(python, {}):
            yield Machine(f"python-3.{minor}", python=python)
        else:
            yield f"python-3.{minor}: no environment .venv-3.{minor} beside .venv"


def _fit(python: str, settings: Mapping[str, str], user: int | None = None) -> bool:
    if not shutil.which(python):
        return False
    command = [python, "-c", _NEEDED]
    try:
        done = subprocess.run(command, env=settings, user=user, cwd="/", capture_output=True, check=False)  # noqa: S603
    except OSError:  # which that user may not even read
        return False
    return done.returncode == 0

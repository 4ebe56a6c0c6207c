"""A real installation, from the locks: killed where that once could not be repaired, then asked for twice at once."""

import os
import shutil
import signal
import subprocess
import time

import pytest
from checkout import ROOT, copy_files, kept_files

PATIENCE = 1200
"""Seconds that an installation may take where every package comes from afar."""


@pytest.fixture
def checkout(tmp_path):
    """Copy this checkout, without its `.venv`."""
    copy_files(kept_files(), ROOT, tmp_path / "checkout")
    return tmp_path / "checkout"


def started(checkout):
    """Begin to install, in a process group of its own, free of the settings of a make around the tests."""
    kept = {name: value for name, value in os.environ.items() if name not in {"MAKEFLAGS", "MAKELEVEL", "MFLAGS"}}
    with (checkout.parent / "said").open("wb") as said:
        return subprocess.Popen(
            [shutil.which("make"), ".venv/.site"],
            cwd=checkout,
            env=kept,
            start_new_session=True,
            stdout=said,
            stderr=said,
        )


@pytest.mark.parametrize(
    "there",
    [
        pytest.param("bin/python", id="python-before-pip"),
        pytest.param("lib/*/site-packages/pydantic_core", id="half-the-packages"),
    ],
)
def test_an_installation_that_is_killed_and_doubled(checkout, there):
    """After a kill two runs at once leave one whole installation, with which the register is checked."""
    killed = started(checkout)
    end = time.monotonic() + PATIENCE
    while not [*(checkout / ".venv").glob(there)] and time.monotonic() < end:
        time.sleep(0.01)
    os.killpg(killed.pid, signal.SIGKILL)
    killed.wait()

    both = [started(checkout), started(checkout)]
    statuses = [one.wait(PATIENCE) for one in both]
    command = [checkout / ".venv/bin/python", "scripts/build.py", "check"]
    ran = subprocess.run(command, cwd=checkout, capture_output=True, encoding="utf-8", check=False)

    assert statuses == [0, 0]
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.startswith("No problem found")

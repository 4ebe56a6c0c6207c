import re
import subprocess
import sys

from lighthouse import BUILD, LIGHTHOUSE


def test_builds_that_are_killed():
    """Killed at random moments, a build leaves a whole site and whole pages, and the next one repairs the rest."""
    script = BUILD.parent / "dev" / "kill_builds.py"
    command = [sys.executable, str(script), "--project", str(LIGHTHOUSE), "--times", "3", "--seed", "7"]

    ran = subprocess.run(command, capture_output=True, text=True, check=False)

    assert (ran.returncode, ran.stderr) == (0, "")
    assert len(re.findall(r"^\d: killed after", ran.stdout, re.MULTILINE)) == 3

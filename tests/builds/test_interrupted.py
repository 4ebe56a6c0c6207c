import re
import resource
import subprocess
import sys

import pytest

from lighthouse import BUILD, LIGHTHOUSE, copied, synopsis

THEME = BUILD.parent / "synopsis" / "theme" / "overrides"


@pytest.fixture
def project(tmp_path):
    """Lay out the lighthouse with a site that stands."""
    copied(tmp_path)
    settings = (LIGHTHOUSE / "mkdocs.yml").read_text(encoding="utf-8")
    settings = re.sub(r"(?<=custom_dir: ).+", lambda _: str(THEME), settings)
    (tmp_path / "mkdocs.yml").write_text(settings, encoding="utf-8")
    assert build(tmp_path).returncode == 0
    return tmp_path


def build(project, *words, site_url=""):
    """Build the project in a process of its own."""
    return synopsis("build", "--config", project / "mkdocs.yml", *words, site_url=site_url)


def files(site):
    """Read every file of a site."""
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def test_builds_that_are_killed():
    """Killed at random moments, a build leaves a whole site and whole pages, and the next one repairs the rest."""
    script = BUILD.parent / "dev" / "kill_builds.py"
    command = [sys.executable, script, "--project", LIGHTHOUSE, "--times", "3", "--seed", "7"]

    ran = subprocess.run(command, capture_output=True, text=True, check=False)

    assert (ran.returncode, ran.stderr) == (0, "")
    assert len(re.findall(r"^\d: killed after", ran.stdout, re.MULTILINE)) == 3


@pytest.mark.parametrize("room", [pytest.param(10_000, id="at-once"), pytest.param(300_000, id="in-the-theme")])
def test_a_disk_without_room(project, room):
    """A file that the system refuses ends the build with a message; the site stays, and the next build goes through."""
    before = files(project / "site")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, limits[1]))
    try:
        refused = build(project, site_url="https://elsewhere.example.org/")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)

    assert (refused.returncode, refused.stdout) == (1, "")
    assert "File too large" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert files(project / "site") == before
    assert not list(project.glob("site.*"))

    assert build(project).returncode == 0
    assert files(project / "site") == before


@pytest.mark.parametrize("folder", ["--site", "--docs"])
def test_a_folder_that_cannot_be_written(project, folder):
    """Where nothing can be made, the message names the folder."""
    refused = build(project, folder, "/proc/synopsis")

    assert (refused.returncode, refused.stdout) == (1, "")
    assert re.search(r"^\S*synopsis\S*:0:0: must be open to reading and writing", refused.stderr)
    assert "Traceback" not in refused.stderr

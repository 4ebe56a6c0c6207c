import re

import pytest

from lighthouse import copied_settings, synopsis, synopsis_process


@pytest.fixture
def project(lighthouse_copy):
    """Lay out the lighthouse with settings of its own and a site that stands."""
    copied_settings(lighthouse_copy)
    return lighthouse_copy


def config(project):
    """Give the option that names the settings of a project."""
    return ["--config", project / "mkdocs.yml"]


def files(site):
    """Read every file of a site."""
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def test_a_disk_without_room(project):
    """A file that the system refuses ends the build with a message; the site stays, and the next build goes through."""
    before = files(project / "site")
    for blocks in ("20", "600"):  # no file of more than so many 512 bytes: full at once, or in the midst of the theme
        before_it = ["sh", "-c", 'ulimit -f "$0" && exec "$@"', blocks]

        refused = synopsis_process(
            "build", *config(project), before=before_it, SITE_URL="https://elsewhere.example.org/"
        )

        assert (refused.returncode, refused.stdout) == (1, ""), blocks
        assert "File too large" in refused.stderr
        assert "Traceback" not in refused.stderr
        assert files(project / "site") == before, blocks
        assert not list(project.glob("site.*"))

    assert synopsis("build", *config(project)).returncode == 0
    assert files(project / "site") == before


@pytest.mark.parametrize("folder", ["--site", "--docs"])
def test_a_folder_that_cannot_be_written(project, folder):
    """Where nothing can be made, the message names the folder."""
    refused = synopsis("build", *config(project), folder, "/proc/synopsis")

    assert (refused.returncode, refused.stdout) == (1, "")
    assert re.search(r"^\S*(synopsis|mkdocs\.effective)\S*:0:0: must be open to reading and writing", refused.stderr)
    assert "Traceback" not in refused.stderr

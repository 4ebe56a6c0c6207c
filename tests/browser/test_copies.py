import shutil
import subprocess

import pytest

from lighthouse import KINDS
from site_copies import LYCHEE, Copies
from synopsis.site.offline_copy import make_copy


@pytest.fixture(scope="module")
def copy(site, tmp_path_factory):
    """Make the copy that is packed for readers without a network."""
    folder = tmp_path_factory.mktemp("copy") / "site"
    assert make_copy(site, folder, "copy") == []
    return folder


class TestCopies(Copies):
    """The second register."""

    PROJECT = "halma"
    KINDS = KINDS
    LINKS = 1000
    QUESTION = "questions/how-tall/"


@pytest.mark.parametrize(
    "link",
    [
        pytest.param('<a href="nowhere/">', id="page"),
        pytest.param('<a href="about/#nowhere">', id="fragment"),
        pytest.param('<a href="/about/">', id="outside-the-project"),
    ],
)
def test_a_broken_link_would_be_found(site, tmp_path, link):
    """Canary: the same checker finds a page, a fragment and a path that are not there."""
    home = tmp_path / "synopsis"
    (home / "about").mkdir(parents=True)
    shutil.copyfile(site / "about/index.html", home / "about/index.html")
    (home / "index.html").write_text(f"<!doctype html><html><body>{link}x</a></body></html>")

    options = ["--offline", "--include-fragments", "--root-dir", tmp_path, "--index-files", "index.html"]
    done = subprocess.run([LYCHEE, *options, home / "index.html"], capture_output=True, text=True, check=False)

    assert done.returncode == 2

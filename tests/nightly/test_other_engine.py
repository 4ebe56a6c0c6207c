"""The way out: the same pages built with the theme's successor."""

import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import other_engine
import pytest
from pages_server import serving

from frame import Frame
from lighthouse import copied, of, synopsis
from synopsis.site.effective_settings import NAME

ROOT = Path(__file__).parents[2]


class Built(NamedTuple):
    """The second register as a site, by both."""

    ours: Path
    theirs: Path


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """Build the second register with MkDocs and with Zensical."""
    project = copied(tmp_path_factory.mktemp("engines") / "project")
    done = synopsis("build", *of(project))
    assert (done.returncode, done.stderr) == (0, "")
    ours = (project / "site").rename(project / "by-mkdocs")
    command = [str(Path(sys.executable).with_name("zensical")), "build", "--clean", "--config-file", NAME]
    here = dict(os.environ, PYTHONPATH=str(ROOT / "scripts"))
    ran = subprocess.run(command, cwd=project, env=here, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return Built(ours, project / "site")


@pytest.fixture(scope="module")
def address(built):
    """Serve the site of Zensical."""
    with serving(built.theirs, "/halma/") as served:
        yield served


def test_zensical_builds_the_same_pages(built, capsys):
    """Zensical gives every page of the second register the address, the words, the ids and the links of MkDocs."""
    status = other_engine.compare(built.ours, built.theirs)

    said = capsys.readouterr().out
    assert status == 0, said
    assert int(said.split()[0]) > 40


class TestFrame(Frame):
    """What stands around the pages moves there as it does here, by our own scripts alone."""

    OF_THE_ENGINE = ["region"]  # noqa: RUF012 -- the name of the overlay stands outside every landmark

    def test_its_script_is_left_out(self, built):
        """No page asks for the script of the engine."""
        asking = [page for page in built.theirs.rglob("*.html") if "assets/javascripts/" in page.read_text("utf-8")]

        assert asking == []

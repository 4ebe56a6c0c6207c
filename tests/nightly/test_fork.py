"""A fork of this repository with another register in its place: what its workflow runs, on a host of this machine."""

import stat
import sys
from datetime import date

import pytest
from checkout import ROOT, copy_files, kept_files

from lighthouse import LIGHTHOUSE
from recording_host import Host
from synopsis.register.ledger import Ledger, Occasion, appended

ADDRESS = "https://ada.github.io/x/"
SETTINGS = """\
site_name: Halma Lights
site_description: What three articles say of the lights at Halma, claim by claim.
site_url: !ENV [SITE_URL, "https://example.github.io/x/"]
"""


class Fork(Host):
    """A host on which a copy of this repository stands, and the jobs of a run."""

    def job(self, name):
        """Begin a job: a shallow clone, in which what `make .venv/.site` would install is this Python."""
        folder = self.folder / name
        self.git(self.folder, "clone", "--quiet", "--depth=1", self.bare.as_uri(), name)
        self.environment["GITHUB_SHA"] = self.git(folder, "rev-parse", "HEAD")
        python = folder / ".venv/bin/python"
        python.parent.mkdir(parents=True)
        python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
        python.chmod(python.stat().st_mode | stat.S_IXUSR)
        (folder / ".venv/.site").touch()
        return folder


@pytest.fixture
def fork(tmp_path):
    """Give a fork that holds all of this repository but its register, its pages and what alone knows them."""
    host = Fork(tmp_path, LIGHTHOUSE)
    editor = tmp_path / "editor"
    ours = ("sources/", "docs/", "tests/khojaly/")
    copy_files([name for name in kept_files() if not name.startswith(ours)], ROOT, editor)
    (editor / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    host.commit()
    return host


def test_a_fork_is_pushed_and_has_a_site(fork):
    """Without an edit of a workflow its address is known, its register checked, its site built and recorded."""
    built = fork.job("build")
    output = fork.folder / "output"
    output.write_text("")

    named = fork.step(built, "build", "Name the address of the site", GITHUB_REPOSITORY_OWNER="ada", GIVEN="")
    assert (named.returncode, output.read_text()) == (0, f"url={ADDRESS}\n"), named.stderr
    fork.environment["SITE_URL"] = ADDRESS
    commit = {"EDITION_COMMIT": fork.environment["GITHUB_SHA"]}
    steps = {"Fetch the ledger": {}, "Check the register and the address": {}, "Build": commit}
    for name, given in steps.items():
        done = fork.step(built, "build", name, **given)
        assert done.returncode == 0, f"{name}: {done.stdout}{done.stderr}"
    fork.published = built
    recorded, told = fork.record()

    assert (recorded.returncode, told) == (0, "site=site-77-1\n"), recorded.stderr
    (publication,) = fork.ledger().publications
    assert publication.site_url == ADDRESS
    assert "Halma" in (fork.folder / "record/site/index.html").read_text(encoding="utf-8")
    again = fork.step(built, "build", "Fetch the ledger")
    checked = fork.step(built, "build", "Check the register and the address")
    assert (again.returncode, checked.returncode) == (0, 0), checked.stderr


def test_a_copy_of_the_ledger_is_told_from_ones_own(fork):
    """A fork that has copied the branch of the ledger too is told so before anything is built."""
    built = fork.job("build")
    fork.put(appended(Ledger(), {"/": ""}, Occasion(date(2026, 11, 23), "https://bob.github.io/x/")))

    fork.step(built, "build", "Fetch the ledger")
    checked = fork.step(built, "build", "Check the register and the address", SITE_URL=ADDRESS)

    assert checked.returncode != 0
    assert "a copy of the project that is published elsewhere deletes its branch `ledger`" in checked.stderr

"""Options of the test run, and the site of the second register, built once."""

import shutil

import pytest

from lighthouse import copied, of, synopsis_process, without_network
from made_once import made_once

HERE = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "1"}
"""Settings of some machine, which leave no trace in the site."""


def pytest_addoption(parser):
    """Golden pages are rewritten on demand alone, and then read as a diff before they are kept."""
    parser.addoption("--update-golden", action="store_true", help="rewrite tests/golden/ from the pages as they are")


@pytest.fixture(scope="session")
def lighthouse_site(tmp_path_factory):
    """Give the folder of the second register with its site, to be read alone; built where there is no network."""

    def make(folder):
        ran = synopsis_process("build", *of(copied(folder)), before=without_network(), **HERE)
        assert (ran.returncode, ran.stderr) == (0, "")

    return made_once(tmp_path_factory, "lighthouse", make)


@pytest.fixture
def lighthouse_copy(lighthouse_site, tmp_path):
    """Give a copy of the same, to be changed."""
    return shutil.copytree(lighthouse_site, tmp_path / "copy")

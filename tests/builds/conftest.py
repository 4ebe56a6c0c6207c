"""The second register, published once."""

import pytest

from lighthouse import copied, of, synopsis, tree
from made_once import made_once
from publishing import IN_THE_WORKFLOW, publish, ran


@pytest.fixture(scope="session")
def published(tmp_path_factory):
    """Build and publish the register as it is, once."""

    def make(folder):
        before = tree(copied(folder) / "sources")
        built = ran("build", folder)
        assert (built.returncode, built.stderr) == (0, "")
        assert tree(folder / "sources") == before
        done = publish(folder, "2026-11-22")
        assert (done.returncode, done.stderr) == (0, "")

    return made_once(tmp_path_factory, "published", make)


@pytest.fixture(scope="session")
def edition(tmp_path_factory):
    """Build the register as an edition, once; nothing is published."""

    def make(folder):
        built = synopsis("build", *of(copied(folder)), **IN_THE_WORKFLOW)
        assert (built.returncode, built.stderr) == (0, "")

    return made_once(tmp_path_factory, "edition", make)

import pytest

from khojaly.page_kinds import KINDS
from site_copies import Copies
from synopsis.site.offline_copy import make_copy


@pytest.fixture(scope="module")
def copy(site, tmp_path_factory):
    """Make the copy that is packed for readers without a network."""
    folder = tmp_path_factory.mktemp("copy") / "site"
    assert make_copy(site, folder, "copy") == []
    return folder


class TestCopies(Copies):
    """The register that is published."""

    PROJECT = "synopsis"
    KINDS = KINDS
    LINKS = 10_000
    QUESTION = "questions/how-many-killed/"

import json

import pytest

from heads import Heads, heads_of
from joined_anchors import joined
from khojaly.published import an_index


@pytest.fixture(scope="module")
def folder(site):
    """Give the folder of the site."""
    return site


@pytest.fixture(scope="module")
def heads(folder):
    """Read the head of every page."""
    return heads_of(folder)


@pytest.fixture(scope="module")
def index():
    """Give the views of the register."""
    return an_index()


class TestHeads(Heads):
    """The register that is published."""

    SITE_URL = "https://example.github.io/synopsis/"
    LICENCE = "https://creativecommons.org/licenses/by/4.0/"
    PAGES = 800
    ACCUSING = 10

    def test_a_page_written_by_hand_names_itself(self, heads):
        """Pages that no record stands behind have the same address in the same places, and their title."""
        head = heads["cite/"]

        assert head.meta("DC.title") == ["Citing these pages"]
        assert json.loads(head.scripts[0])["name"] == "Citing these pages"

    def test_a_claim_for_a_reference_manager(self, heads, index):
        """A reference manager gets title, author, date, permanent address and language."""
        head = heads["claims/m14/"]
        names = ("title", "creator", "date", "identifier", "language")
        says = index.register.claims["m14"].says.removesuffix(".")

        assert [head.meta(f"DC.{name}") for name in names] == [
            [f"Mammadov 2020: {says} (claim m14)"],
            ["Synopsis"],
            ["2026-11-22"],
            [f"{self.SITE_URL}claims/m14/"],
            ["en"],
        ]


def test_joined_anchors_of_the_published_data(folder):
    """All anchors of the published data, joined in the order of each article, are at most 25 % of each of its parts."""
    parts = list(joined(json.loads((folder / "data" / "register.json").read_text(encoding="utf-8"))))

    assert [(part.article, part.part) for part in parts if 4 * len(part.words) > part.total] == []
    assert len(parts) == 3

import pytest

import visits as looking
from every_page import VIEWS, EveryPage, weight
from khojaly.page_kinds import KINDS
from synopsis.site.verify.budget import KILOBYTE


class TestEveryPage(EveryPage):
    """The register that is published."""

    STACKED = frozenset({"topics/", "figures/", "data/", "method/balance/"})
    FOCUSED = frozenset(KINDS[kind] for kind in ("home", "question", "claim", "article", "documents", "data"))

    @pytest.mark.parametrize("section", ["questions", "claims", "topics", "documents", "voices"])
    def test_the_heaviest_page_view_is_light(self, browser, address, site, section):
        """Of the pages of a record the heaviest stays within the budget of all."""
        page = max(sorted(site.glob(f"{section}/*/index.html")), key=lambda page: page.stat().st_size)
        path = f"{page.parent.relative_to(site).as_posix()}/"

        seen = looking.visit(browser, address, path, looks=())

        assert len(seen.asked) > 3
        assert weight(site, seen) <= VIEWS.limit(f"{path}index.html") * KILOBYTE, path
        assert max(seen.overflow.values()) <= 0
        assert (seen.foreign, seen.said) == ([], [])

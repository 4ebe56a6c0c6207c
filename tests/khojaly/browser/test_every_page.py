import re

import pytest
from lxml.html import document_fromstring

import lighthouse
import visits as looking
from every_page import VIEWS, EveryPage, file_of, weight
from khojaly.page_kinds import KINDS, SPARED, STACKED
from synopsis.site.verify.budget import KILOBYTE


def parts(site, paths):
    """Give every kind of part of pages, by tag and class, whatever number a class has at its end or before "and"."""
    pages = [document_fromstring(file_of(site, path).read_bytes()) for path in paths]
    found = {(part.tag, part.get("class", "")) for page in pages for part in page.iter("*")}
    return {(tag, re.sub(r"--[0-9]+", "--#", name)) for tag, names in found for name in names.split() or [""]}


class TestEveryPage(EveryPage):
    """The register that is published."""

    STACKED = STACKED
    WIDTHS = looking.ENDS
    test_focus_is_seen_and_goes_in_order = None  # the second register has these kinds of page too; at night these

    def test_axe_sees_every_kind_of_part(self, site, lighthouse_site, looks):
        """Of whatever the pages are made at which axe looks at night alone, it sees one part elsewhere."""
        seen = parts(site, looks) | parts(lighthouse_site / "site", lighthouse.KINDS.values())
        spared = [KINDS[kind] for kind in SPARED]

        assert len(seen) > 100
        assert parts(site, spared) - seen == set()

    @pytest.mark.parametrize("section", ["questions", "claims", "topics", "documents", "voices"])
    def test_the_heaviest_page_view_is_light(self, browser, address, site, section):
        """Of the pages of a record the heaviest stays within the budget of all."""
        page = max(sorted(site.glob(f"{section}/*/index.html")), key=lambda page: page.stat().st_size)
        path = f"{page.parent.relative_to(site).as_posix()}/"

        seen = looking.visit(browser, address, path, looks=(), widths=looking.ENDS)

        assert len(seen.asked) > 3
        assert weight(site, seen) <= VIEWS.limit(f"{path}index.html") * KILOBYTE, path
        assert max(seen.overflow.values()) <= 0
        assert (seen.foreign, seen.said) == ([], [])

import pytest
from pages_server import serving

import visits as looking
from every_page import EveryPage
from lighthouse import KINDS


@pytest.fixture(scope="module")
def looks():
    """Say in which ways axe looks at each page."""
    return dict.fromkeys(KINDS.values(), looking.EVERY)


@pytest.fixture(scope="module")
def visits(browser, lighthouse_site, looks):
    """Visit one page of every kind, once, and weigh the contrast of every text."""
    with serving(lighthouse_site / "site", "/halma/") as address:
        return looking.visits(browser, address, KINDS, looks=looks, focused=(), whole=True)


class TestEveryPage:
    """The second register, by day and by night, on a phone and on a desk."""

    WIDTHS = EveryPage.WIDTHS
    test_axe_finds_nothing = EveryPage.test_axe_finds_nothing
    test_no_page_scrolls_sideways = EveryPage.test_no_page_scrolls_sideways

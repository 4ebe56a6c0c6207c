from every_page import EveryPage


class TestEveryPage:
    """By day and by night, on a phone and on a desk; what does not depend on that is tested with every change."""

    SPARED = EveryPage.SPARED
    WIDTHS = EveryPage.WIDTHS
    test_axe_finds_nothing = EveryPage.test_axe_finds_nothing
    test_no_page_scrolls_sideways = EveryPage.test_no_page_scrolls_sideways

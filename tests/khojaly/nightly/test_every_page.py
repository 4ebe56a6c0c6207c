from every_page import EveryPage
from khojaly.page_kinds import KINDS
from visits import FOCUSED


class TestEveryPage:
    """By day and by night, on a phone and on a desk; what does not depend on that is tested with every change."""

    FOCUSED = frozenset(KINDS[kind] for kind in FOCUSED)
    WIDTHS = EveryPage.WIDTHS
    test_axe_finds_nothing = EveryPage.test_axe_finds_nothing
    test_no_page_scrolls_sideways = EveryPage.test_no_page_scrolls_sideways
    test_focus_is_seen_and_goes_in_order = EveryPage.test_focus_is_seen_and_goes_in_order

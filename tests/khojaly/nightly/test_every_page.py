from every_page import EveryPage
from khojaly.page_kinds import KINDS, STACKED
from visits import FOCUSED


class TestEveryPage(EveryPage):
    """Every kind of page of the register that is published, by day and by night, on a phone and on a desk."""

    STACKED = STACKED
    FOCUSED = frozenset(KINDS[kind] for kind in FOCUSED)

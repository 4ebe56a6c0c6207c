from every_page import EveryPage
from lighthouse import KINDS
from visits import ENDS


class TestEveryPage(EveryPage):
    """The second register: nothing of it was made for one subject."""

    FOCUSED = frozenset(KINDS[kind] for kind in ("home", "question", "claim", "article", "documents", "data"))
    WIDTHS = ENDS

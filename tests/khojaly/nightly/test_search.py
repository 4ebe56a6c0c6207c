from typing import ClassVar

from first_search import FirstSearch


class TestFirstSearch(FirstSearch):
    """A word that stands on most pages in two forms, and one in another script."""

    MORE: ClassVar = {"Khojaly": 1, "Ходжалы": 1}

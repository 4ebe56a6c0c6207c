"""The second register in programs of others."""

from typing import ClassVar

import lighthouse
from exchange import Exchange


class TestExchange(Exchange):
    """As its files are written."""

    SOURCE: ClassVar = lighthouse

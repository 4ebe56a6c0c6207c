"""The published register in programs of others."""

from typing import ClassVar

from exchange import Exchange
from khojaly import published


class TestExchange(Exchange):
    """As its files are written."""

    SOURCE: ClassVar = published

from typing import ClassVar

from bibliographies import Bibliography
from khojaly import published


class TestBibliography(Bibliography):
    """The register that is published."""

    SOURCE: ClassVar = published

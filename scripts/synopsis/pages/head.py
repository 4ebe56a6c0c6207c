"""What the head of a page is made from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from synopsis.exports.files import DataFile
from synopsis.register.model import Paged


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What a page says of itself before its text begins."""

    title: str
    description: str
    record: Paged | None = None
    """The record whose page this is, by which it is cited and found."""
    files: Sequence[DataFile] = ()
    """Data that the page offers."""
    wide: bool = False
    """Whether it leaves out the theme's columns of navigation."""
    unlisted: bool = False
    """Whether search engines are asked to leave it out."""

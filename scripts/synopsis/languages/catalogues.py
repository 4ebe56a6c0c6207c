"""Catalogues of messages: files in the form of GNU gettext (`.po`), which the tools of translators read."""

from __future__ import annotations

from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

FOLDER = Path(__file__).with_name("catalogues")
TEMPLATE = FOLDER / "interface.pot"
"""Every message of the interface, as English says it."""


def read(text: bytes) -> Catalog:
    """Read a catalogue; `PoFileError` says what is wrong with its form."""
    return read_po(BytesIO(text), abort_invalid=True)


def known_languages() -> frozenset[str]:
    """Name the languages that come with the generator beside English."""
    return frozenset(file.stem for file in FOLDER.glob("*.po"))


def nearest(tag: str) -> Path | None:
    """Return the catalogue of a language, or of the language of which it is a kind: that of `de` for `de-AT`."""
    parts = tag.split("-")
    files = (FOLDER / f"{'-'.join(parts[:end])}.po" for end in range(len(parts), 0, -1))
    return next((file for file in files if file.is_file()), None)


@cache
def catalogue(tag: str, own: bytes = b"") -> NullTranslations:
    """Return what a language says; `own` is a catalogue whose words go before those that come with the generator."""
    file = nearest(tag)
    given = [text for text in (own, file.read_bytes() if file else b"") if text]
    first = NullTranslations()
    for text in reversed(given):
        compiled = BytesIO()
        write_mo(compiled, read(text))
        compiled.seek(0)
        told = GNUTranslations(compiled)
        told.add_fallback(first)
        first = told
    return first

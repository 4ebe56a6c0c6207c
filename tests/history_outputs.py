"""What a register in a history would be published as: every file of the site, and the invented words in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import pytest

from lighthouse import SITE_NAME
from synopsis import pages
from synopsis.cache import Cache
from synopsis.exports import feeds, files, tombstones
from synopsis.exports.bibliography import bibtex, pandoc
from synopsis.page import Page
from synopsis.pages.sharing import share_cards
from synopsis.register.edition import Edition
from synopsis.register.index import Index
from synopsis.register.model import Register

ADDRESS = "https://halma-lights.org/"
AS_PRINTED = re.compile(r"\b(?:qz[a-z]{5}|7\d[,.\u00a0\u202f ]?\d{3})\b", re.IGNORECASE)


def invented(text: str) -> set[str]:
    """Give the invented words and numbers of a text, however they are printed."""
    return {re.sub(r"\W", "", word).casefold() for word in AS_PRINTED.findall(text)}


def remembered(function: Any) -> Any:
    """Ask pandoc only for works that it has not seen: it treats each for itself, and takes long to start."""
    known: dict[str, Any] = {}

    def asked(works: Iterable[Any], cache: Cache | None = None) -> dict[str, Any]:
        listed = {work.id: work for work in works}
        unknown = [work for work in listed.values() if repr(work) not in known]
        for key, value in function(unknown, cache).items():
            known[repr(listed[key])] = value
        return {key: known[repr(work)] for key, work in listed.items()}

    return asked


def ask_pandoc_once(here: pytest.MonkeyPatch) -> None:
    """Remember for all histories what pandoc has given once."""
    here.setattr(pages, "reference_lines", remembered(pandoc.reference_lines))
    entries = remembered(bibtex.bibtex_entries)
    here.setattr(files, "bibtex_entries", entries)
    here.setattr(tombstones, "bibtex_entries", entries)


@pytest.fixture(scope="module")
def quick_bibliographies() -> Iterator[None]:
    """Ask pandoc for every work once."""
    with pytest.MonkeyPatch.context() as here:
        ask_pandoc_once(here)
        yield


def outputs(register: Register, published: Sequence[str]) -> dict[str, str]:
    """Give every file of the site that is made of the register, by path, after these paths were published."""
    index, edition = Index(register), Edition(SITE_NAME, ADDRESS)
    made: list[Page] = [
        *pages.all_pages(index, edition),
        *tombstones.files(register, published, edition),
        *feeds.pages(index, edition),
        *files.data_files(index, edition),
    ]
    texts = {f"/{re.sub(r'index[.](md|html)$', '', page.path)}": page.text for page in made}
    assert len(texts) == len(made)
    return texts | {"cards": repr(share_cards(index, edition))}

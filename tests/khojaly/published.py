"""The register that we publish, read from `sources/`, with the pages that it gives."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from synopsis.exports import feeds
from synopsis.exports.files import data_files
from synopsis.pages import all_pages
from synopsis.register.edition import Edition
from synopsis.register.index import Index
from synopsis.register.loader import load
from synopsis.register.model import Claim, Register
from synopsis.register.validation import parse

ROOT = Path(__file__).parents[2]
EDITION = Edition("Side by side", "https://example.org/")


@cache
def the_register() -> Register:
    """Give the register, which parses whole."""
    parsed = parse(load(ROOT / "sources", "sources"))
    assert parsed.problems == ()
    assert parsed.register is not None
    return parsed.register


@cache
def an_index() -> Index:
    """Give the views of the register."""
    return Index(the_register())


def rendered() -> dict[str, str]:
    """Render every page, data file and feed by its path below `docs/`."""
    return {page.path: page.text for kind in (all_pages, data_files, feeds.pages) for page in kind(an_index(), EDITION)}


def claims_of(article: str, sentence: str) -> list[Claim]:
    """Give the claims whose home is a sentence."""
    register = the_register()
    assert f"{article}/{sentence}" in register.sentences
    claims = [claim for claim in register.claims.values() if claim.sentences[0] == sentence]
    return [claim for claim in claims if register.home(claim.id)[0].id == article]


def paragraph(sentence: str) -> str:
    """Name the paragraph of a sentence: `p18` of `p18s1`, `c1p2` of `c1p2s3`."""
    return re.sub(r"(?<=[0-9])s[0-9]+$", "", sentence)

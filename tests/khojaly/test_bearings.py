"""What the record says of a thing, and what it shows to have been said, are two things on every page."""

import re
from html import unescape

import pytest

from khojaly.published import an_index, the_pages, the_register
from synopsis.register.enums import Bearing, BearingOf

LETTER = "hrw-1997-letter"
"""Human Rights Watch quotes Armenia's reading of its report, and rejects it."""
CLAIM = r'<div class="claim" id="{}".*?</div>'
ITEM = re.compile(r"<li><b>([^<]+)</b>: (.*?)</li>", re.DOTALL)


def labels_of(claim):
    """Give the words behind which the letter stands beside a claim, wherever a page shows it."""
    document = the_register().documents[LETTER]
    pages = {path: unescape(text) for path, text in the_pages().items() if path.endswith(".md")}
    blocks = [pages[f"claims/{claim}/index.md"]]
    for page in pages.values():
        blocks += re.findall(CLAIM.format(claim), page, re.DOTALL)
    return {how for block in blocks for how, says in ITEM.findall(block) if document.label in says}


@pytest.mark.parametrize("claim", ["m20", "m21"])
def test_the_letter_of_1997_agrees_with_nothing_that_it_rejects(claim):
    """It contradicts what Armenia is reported to say, and at most shows that it was said."""
    bearings = [
        item
        for item, finding in an_index().bearings_of_claim(the_register().claims[claim])
        if finding.document == LETTER
    ]

    assert (Bearing.DISPUTES, BearingOf.CONTENT) in {(item.how, item.on) for item in bearings}
    assert [item for item in bearings if (item.how, item.on) == (Bearing.SUPPORTS, BearingOf.CONTENT)] == []
    assert {"contradicts", "shows that it was said"} >= labels_of(claim) > set()

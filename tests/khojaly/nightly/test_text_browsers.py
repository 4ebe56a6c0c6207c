"""The published register in browsers that print text."""

import pytest

from text_browsers import BROWSERS, lost

FOLDERS = ("articles", "documents", "questions", "topics", "voices")


@pytest.mark.parametrize("browser", BROWSERS)
def test_all_is_said_in_its_order(browser, site):
    """On every such page, and every tenth claim's, each label, claim, side and finding stands in its place."""
    pages = [page for folder in FOLDERS for page in sorted(site.glob(f"{folder}/*/index.html"))]
    counted, left_out = lost(browser, [*pages, *sorted(site.glob("claims/*/index.html"))[::10]])

    assert counted > 30_000
    assert left_out == {}

"""The second register in browsers that print text."""

import pytest

from text_browsers import BROWSERS, lost, missing, said


@pytest.mark.parametrize("browser", BROWSERS)
def test_all_is_said_in_its_order(browser, lighthouse_site):
    """Labels, claims, sides and findings of every page stand in the text in the order of the page."""
    counted, left_out = lost(browser, sorted((lighthouse_site / "site").glob("*/*/index.html")))

    assert counted > 800
    assert left_out == {}


@pytest.mark.parametrize("browser", BROWSERS)
def test_another_order_is_seen(browser, lighthouse_site, tmp_path):
    """A page of which two parts have changed places is named, and so is one that has lost a part."""
    text = (lighthouse_site / "site/questions/how-tall/index.html").read_text(encoding="utf-8")
    here, there = "31 metres, to the vane", "28 metres, to the gallery"
    assert text.index(here) < text.index(there)
    page = tmp_path / "index.html"
    page.write_text(text, encoding="utf-8")
    order = said(page)

    for changed in (text.replace(here, ""), text.replace(here, "?").replace(there, here).replace("?", there)):
        page.write_text(changed, encoding="utf-8")
        assert missing(browser, page, order) is not None

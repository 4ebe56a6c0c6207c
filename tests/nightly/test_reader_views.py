"""The second register in readers' views of browsers."""

from reader_views import KEPT, lost


def test_nothing_is_left_out(browser, lighthouse_site):
    """Every statement of every page that has statements is kept, whatever their number and the articles'."""
    site = lighthouse_site / "site"
    counted, left_out = lost(browser, site, [page for kind in KEPT for page in site.glob(kind)])

    assert counted > 500
    assert left_out == {}

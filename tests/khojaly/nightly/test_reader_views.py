"""The published register in readers' views of browsers."""

from reader_views import KEPT, lost


def test_nothing_is_left_out(browser, site):
    """On every question, claim, topic, article, document and person's page, every claim, side and finding is kept."""
    counted, left_out = lost(browser, site, [page for kind in KEPT for page in site.glob(kind)])

    assert counted > 40_000
    assert left_out == {}

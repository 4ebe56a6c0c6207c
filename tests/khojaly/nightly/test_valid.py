"""The published register's pages before the Nu Html Checker."""

from validity import errors


def test_every_page_is_valid(site):
    """No page has an error but those of the theme that are listed."""
    count, found = errors(site.rglob("*.html"))

    assert count > 900
    assert found == {}

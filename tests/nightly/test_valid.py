"""The second register's pages before the Nu Html Checker."""

from validity import errors


def test_every_page_is_valid(lighthouse_site):
    """No page has an error but those of the theme that are listed."""
    count, found = errors((lighthouse_site / "site").rglob("*.html"))

    assert count > 60
    assert found == {}


def test_an_error_is_seen(tmp_path):
    """A page that is not valid is named with its line."""
    page = tmp_path / "a.html"
    page.write_text('<!doctype html>\n<html lang="en"><title>a</title>\n<label for="b">c</label>', encoding="utf-8")

    count, found = errors([page])

    assert (count, list(found.values())) == (1, [[f"{page.as_uri().replace('///', '/')}:3"]])

from khojaly.article_links import links_that_fail


def test_every_link_into_the_articles(new_page, texts):
    """Every link to words of the articles opens in the right paragraph of the text."""
    followed, failed = links_that_fail(new_page(), texts, 1)

    assert failed == []
    assert followed > 100

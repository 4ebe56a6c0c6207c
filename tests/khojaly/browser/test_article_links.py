from khojaly.article_links import links_that_fail


def test_links_into_the_articles(new_page, texts):
    """Every twentieth link to words of the articles opens in the right paragraph; all of them do at night."""
    followed, failed = links_that_fail(new_page(), texts, 20)

    assert failed == []
    assert followed > 10

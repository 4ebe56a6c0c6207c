import pytest

from synopsis.site.slim_pages import slim_page


def test_pages_say_characters_as_themselves():
    """An entity that Markdown alone needed is written as its character; what HTML or a script reads stays."""
    kept = "&#60;b&#62; &#38;amp; &#34;c&#34; &#39; &amp; &#8217; <script>x = '&#46;'</script><style>&#46;</style>"
    page = f'<a href="b&#46;html&#35;c">d&#46; &#123;&#123;</a> {kept}'

    assert slim_page(page.encode()).decode() == f'<a href="b.html#c">d. {{{{</a> {kept}'


@pytest.mark.parametrize(
    ("page", "slim"),
    [
        ("<p data-pagefind-ignore>a</p>", "<p>a</p>"),
        ('<p class="b" data-pagefind-ignore="index" id="c">a</p>', '<p class="b" id="c">a</p>'),
        ('<h1 data-pagefind-meta="title"/>', "<h1/>"),
        ("a data-pagefind-ignore b", "a data-pagefind-ignore b"),
        ("<code><p data-pagefind-ignore></code>", "<code><p data-pagefind-ignore></code>"),
        ('a<div hidden data-pagefind-ignore>\n<i data-pagefind-filter="page">b</i>\n</div>\nc', "a\nc"),
        ("<div hidden>a</div>", "<div hidden>a</div>"),
    ],
)
def test_what_the_index_was_made_of_goes(page, slim):
    """Marks for the search go out of tags, and with them the catalogue that nobody sees; words of the text stay."""
    assert slim_page(page.encode()).decode() == slim


@pytest.mark.parametrize("name", ["script", "style", "pre", "code", "textarea"])
def test_lines_stay_where_they_are_seen(name):
    """Indents and empty lines go where a browser takes them for one space, and nowhere else."""
    literal = f"<{name} a>x\n\n    y\n  </{name}>"

    assert slim_page(f"<p>\n\n  a\n b </p>\n{literal}\n\n<b>".encode()).decode() == f"<p>\na\nb </p>\n{literal}\n<b>"


@pytest.mark.parametrize(
    ("page", "slim"),
    [
        pytest.param('<label for="__toc" tabindex="">a</label>', "<label>a</label>", id="no-control"),
        pytest.param('<i id="__toc"><b for="__toc">', '<i id="__toc"><b for="__toc">', id="with-its-control"),
        pytest.param('<label tabindex="0" for="b">', '<label tabindex="0" for="b">', id="other"),
    ],
)
def test_labels_of_nothing_are_left_alone(page, slim):
    """What the theme says of a control that is not on the page, or of an order that is none, goes."""
    assert slim_page(page.encode()).decode() == slim

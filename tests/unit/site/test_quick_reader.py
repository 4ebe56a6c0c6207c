from dataclasses import fields, replace

import pytest

from synopsis.site.verify.page_reader import read_page
from synopsis.site.verify.quick_reader import quick_read

PAGE = """<!doctype html>
<html lang="en" class="no-js">
<head><meta charset="utf-8"><title>One &amp; two</title>
<meta property="og:image" content="https://example.org/card.png">
<link rel="stylesheet" href="a.css"><script src="a.js"></script><script>if (1 < 2) "<p id='x'>"</script></head>
<body id="top" onload="x()">
<h1 id="one">T</h1><h1>U</h1><p id="one">again</p><a name="old" href="../b/?c&amp;d#e">b</a>
<img src="i.png" srcset="j.png 1x, k.png 2x" ALT="<>"><svg id="s"><g style="fill:url(//x)"/></svg>
<b data-x="a>b" hidden>1 > 0</b></body></html>
"""
"""Something of everything that a rule asks for."""


def without_places(page):
    """Give what was found, wherever it stood."""
    found = {field.name: getattr(page, field.name) for field in fields(page)}
    found["ids"] = [*page.ids]
    for name in ("addresses", "repeated", "pictures", "handlers", "styles", "parts"):
        found[name] = [tuple(one)[:-1] for one in found[name]]
    return found | {"headings": len(page.headings), "bases": len(page.bases)}


@pytest.mark.parametrize(
    "page",
    [PAGE, PAGE.replace("<title>One &amp; two</title>", ""), PAGE.replace("<svg", "<base href='/'><svg"), "<p>a</p>"],
)
def test_the_same_is_found_as_by_the_parser(page):
    """Read tag by tag, a page holds what the parser finds in it; what is not plain is left to that."""
    quick = quick_read("index.html", page, "site")

    assert (quick is None) == ("'/'" in page)
    if quick:
        assert without_places(quick) == without_places(read_page("index.html", page, "site"))


def test_pages_share_nothing():
    """What one page has does not come to stand on another with the same tags."""
    first = quick_read("a.html", PAGE, "site")
    kept = replace(first, addresses=[*first.addresses])
    second = quick_read("b.html", PAGE, "site")

    assert first.addresses == kept.addresses == second.addresses
    assert (first.path, second.path) == ("a.html", "b.html")


@pytest.mark.parametrize(
    "odd",
    [
        "a < b",
        "<p id=x>",
        "<p id='x'>",
        "<P ID='x'>",
        '<p id="x"class="y">',
        "<style>p {}</style>",
        "<textarea><p></textarea>",
        "<title><i></title>",
        "<script>a</SCRIPT><p id='x'></script>",
        "<script>a<!-- <script> --></script>",
        "<!-- <p id='x'> -->",
        "<!-- a -- b -->",
        "<!--> <p id='x'> -->",
        '<p id="x',
        '<p\nid="x">',
        "<?php ?>",
        "</p id='x'>",
    ],
)
def test_what_is_not_plain_is_left_to_the_parser(odd):
    """Where tags could end elsewhere than they seem to, nothing is said of the page."""
    assert quick_read("index.html", f"<p>a</p>{odd}<p>b</p>", "site") is None

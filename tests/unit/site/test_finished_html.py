import re

import markdown
import pytest

from lighthouse import the_pages
from synopsis.markdown import FINISHED, escape

OURS = "synopsis.site.finished_html"


def html(text, *extensions):
    """Convert Markdown as MkDocs does, with the extensions of the settings."""
    return markdown.markdown(text, extensions=["toc", "attr_list", *extensions])


def without_blank_lines(text):
    """Leave out what differs: a blank line between two elements."""
    return re.sub(r"\n+", "\n", text)


def test_it_changes_no_page():
    """Every page is the same element by element, whether its HTML is put aside or read by Python-Markdown."""
    pages = {path: text.split("---\n", 2)[2] for path, text in the_pages().items() if path.endswith(".md")}
    differ = [
        path
        for path, text in pages.items()
        if without_blank_lines(html(text, OURS)) != without_blank_lines(html(text.removeprefix(f"{FINISHED}\n")))
    ]

    assert differ == []
    assert len(pages) > 50


def test_finished_html_is_not_read():
    """What stands in an element is left as it is, marks of Markdown included; headings and lines beside it are read."""
    text = f"{FINISHED}\n# A *b* {{ #top }}\n\n<section>\n\n*c*\n\n    d\n</section>\n<p>e</p>\n\n*f*\n"

    assert html(text, OURS) == (
        '<h1 id="top">A <em>b</em></h1>\n<section>\n\n*c*\n\n    d\n</section>\n<p>e</p>\n<p><em>f</em></p>'
    )


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("<section>\n\n*c*\n\n</section>\n\nd\n", id="no-mark"),
        pytest.param(f"a\n\n{FINISHED}\n\n<section>\n\n*c*\n\n</section>\n", id="mark-further-down"),
        pytest.param(f"{escape(FINISHED)}\n\n<section>\n\n*c*\n\n</section>\n", id="mark-as-text"),
    ],
)
def test_pages_written_by_hand_are_read(text):
    """A page that does not begin with the mark is converted as if the extension were not there."""
    assert html(text, OURS) == html(text)


@pytest.mark.parametrize("text", ["<section>\n\n*c*\n", "<section><p>\n\nd\n", "</section>\n\n*c*\n", "<b>*c*</b>\n"])
def test_what_is_not_whole_is_read(text):
    """An element that never ends, an end without a beginning and what stands within a line are left to Markdown."""
    assert html(f"{FINISHED}\n{text}", OURS) == html(text)

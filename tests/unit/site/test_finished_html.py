import markdown
import pytest
from markdown.treeprocessors import Treeprocessor

from lighthouse import the_pages
from synopsis.markdown import escape
from synopsis.page import FINISHED
from synopsis.site import finished_html

EXTENSIONS = ["toc", "tables", "fenced_code", "attr_list"]
"""MkDocs' own, and that of our settings."""
SETTLED = "<p>One\n\n*two*</p>"


class Ids(Treeprocessor):
    """Collects ids when and as MkDocs does."""

    def run(self, root):
        """Keep them."""
        self.seen = {element.get("id") for element in root.iter()} - {None}


def shown(text, *more):
    """Give the HTML of a page in Markdown."""
    return markdown.Markdown(extensions=[*EXTENSIONS, *more]).convert(text)


def unread(text):
    """Give the HTML of a page with the extension."""
    return shown(text, finished_html.makeExtension())


def body(page):
    """Give a generated page without its head."""
    return page.split("\n---\n", 1)[1]


def test_pages_are_the_same_bytes_unread():
    """Every page of the second register is marked, and the same without the extension but for the mark."""
    pages = {path: body(text) for path, text in the_pages().items() if path.endswith(".md")}

    assert len(pages) > 40
    assert [path for path, text in pages.items() if not text.startswith(f"{FINISHED}\n")] == []
    assert [path for path, text in pages.items() if unread(text) != shown(text.removeprefix(FINISHED))] == []


def test_most_pages_need_no_converter():
    """A page in which nothing is left to read but headings is finished without Markdown, and the same bytes."""
    pages = [body(text) for path, text in the_pages().items() if path.endswith(".md")]
    done = [(text, aside) for text in pages if (aside := finished_html.finished(text))]

    assert len(done) > 0.7 * len(pages)
    assert [aside.html for text, aside in done if aside.html.strip() != unread(text)] == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"{SETTLED}\n", id="no mark"),
        pytest.param(f"{FINISHED}\n{SETTLED}\n\n*b*\n", id="Markdown below"),
        pytest.param(f"{FINISHED}\n# *A* {{ #a }}\n\n{SETTLED}\n", id="Markdown in a heading"),
        pytest.param(f"{FINISHED}\n# A\n\n{SETTLED}\n", id="heading without an id"),
        pytest.param(f"{FINISHED}\n<p>a\tb</p>\n", id="white space that Markdown changes"),
        pytest.param(f"{FINISHED}\n<p>never closed\n", id="element that does not end"),
        pytest.param(f"{FINISHED}\n", id="nothing"),
    ],
)
def test_what_is_not_finished_is_read(text):
    """Where anything is left for Markdown, it reads the page."""
    assert finished_html.finished(text) is None


def test_html_is_put_aside_whole(monkeypatch):
    """Markdown reads what is no HTML, and nothing else."""
    read = []
    monkeypatch.setattr(
        markdown.preprocessors.HtmlBlockPreprocessor, "run", lambda _self, lines: read.extend(lines) or lines
    )

    html = unread(f"{FINISHED}\n<nav>a<br>b</nav>\n\n# Title {{ #t }}\n\n{SETTLED}\n\nIn *Markdown*.\n\n{SETTLED}\n")

    assert "<" not in "".join(read)
    assert html == f'<nav>a<br>b</nav>\n\n<h1 id="t">Title</h1>\n{SETTLED}\n\n<p>In <em>Markdown</em>.</p>\n{SETTLED}'


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"# By hand\n\n{SETTLED}\n", id="no mark"),
        pytest.param(f"# By hand\n\n{FINISHED}\n\n{SETTLED}\n\n<p>a\n", id="mark that is not the first line"),
        pytest.param(f" {FINISHED}\n\n{SETTLED}\n", id="mark that is not at the margin"),
        pytest.param(f"{FINISHED} <p>a</p>\n\n*b*\n", id="mark that is not alone"),
    ],
)
def test_other_pages_are_left_as_they_are(text):
    """Nothing but the first line of a page marks it."""
    assert unread(text) == shown(text)


@pytest.mark.parametrize(
    "text",
    ["<p>never closed\n\n*a*\n", "<p>1 < 2</p>\n\n*a*\n", "<b>inline</b> *a*\n\n<p>b</p>\n", "`<p>`\n\n<p>a</p> *b*\n"],
)
def test_a_mark_on_a_page_by_hand_changes_nothing(text):
    """Where elements do not add up, Markdown reads what is left as it always does."""
    assert unread(f"{FINISHED}\n{text}") == shown(text)


def test_text_of_a_record_is_no_mark():
    """Whatever a record says is shown as what it says."""
    said = str(escape(f"{FINISHED}\n<p>*a*</p>"))

    assert unread(f"{said}\n\n*b*\n") == shown(f"{said}\n\n*b*\n")
    assert FINISHED not in said


def test_ids_can_be_linked_to():
    """MkDocs, which looks at the tree for what a link may lead to, sees ids of what was put aside; readers do not."""
    page = markdown.Markdown(extensions=[*EXTENSIONS, finished_html.makeExtension()])
    ids = Ids(page)
    page.treeprocessors.register(ids, "ids", 5)

    html = page.convert(f'{FINISHED}\n# A {{ #a }}\n\n<p id="b">b</p>\n\n<ul>\n<li id="c-1">c</li>\n</ul>\n')

    assert ids.seen == {"a", "b", "c-1"}
    assert html.count("<div") == 0

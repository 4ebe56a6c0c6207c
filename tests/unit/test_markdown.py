from html.parser import HTMLParser
from importlib.resources import files
from pathlib import Path

import markdown as python_markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup
from mkdocs.config import load_config
from mkdocs.utils.meta import get_data

from synopsis import markdown


def one_line(text):
    """Bring white space to what HTML shows."""
    return " ".join(text.split())


CONFIG = load_config(
    str(files("synopsis.site") / "effective.yml"), site_name="Side by side", docs_dir=str(Path(__file__).parent)
)
"""What every site says to MkDocs."""
WRITTEN = st.text(st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufeff\ufffe\uffff")).filter(
    one_line
)
"""What a line of the register can hold: the loader refuses controls."""
LAYOUTS = [
    pytest.param("{}", ["p"], id="paragraph"),
    pytest.param("# {} {{ #id }}", ["h1"], id="heading"),
    pytest.param("- {}", ["ul", "li"], id="list-item"),
    pytest.param("1. {}", ["ol", "li"], id="numbered-item"),
    pytest.param("> {}", ["blockquote", "p"], id="quotation"),
    pytest.param("*{}*", ["p", "em"], id="emphasis"),
    pytest.param("<p>{}</p>", ["p"], id="raw-html"),
    pytest.param("<b>{}</b>", ["p", "b"], id="inline-html"),
    pytest.param("| |\n|---|\n| {} |", ["table", "thead", "tr", "th", "tbody", "tr", "td"], id="table-cell"),
]
CONSTRUCTS = [
    pytest.param("# x", id="heading"),
    pytest.param("x { #id .class }", id="attribute-list"),
    pytest.param("x {: onclick=alert(1) }", id="attribute-list-with-colon"),
    pytest.param("*a* _b_ **c** __d__", id="emphasis"),
    pytest.param("`a` ``b``", id="code"),
    pytest.param("```python", id="fence"),
    pytest.param("~~~", id="tilde-fence"),
    pytest.param("[a](http://b) ![c](d) [e][f] [g]", id="links"),
    pytest.param("[a]: http://b", id="reference"),
    pytest.param("<http://a.b> <a@b.c>", id="autolink"),
    pytest.param("1. x", id="numbered"),
    pytest.param("- x", id="dash"),
    pytest.param("+ x", id="plus"),
    pytest.param("> x", id="quotation"),
    pytest.param("---", id="rule"),
    pytest.param("===", id="underline"),
    pytest.param("| a | b |", id="table"),
    pytest.param("a \\* b \\", id="backslash"),
    pytest.param("&amp; &#42; &nbsp; &", id="entity"),
    pytest.param("<script>alert(1)</script>", id="script"),
    pytest.param("</p></td></div>", id="closing-tags"),
    pytest.param("<!-- a --> <![CDATA[b]]> <?php c ?>", id="declarations"),
    pytest.param("\" onmouseover=\"alert(1)' x='", id="quotes"),
    pytest.param("{{ 7*7 }} {% raw %} {# x #}", id="template"),
    pytest.param("x: y", id="definition"),
    pytest.param("wzxhzdk:0 klzzwxh:0", id="stash"),
]


class Seen(HTMLParser):
    """Collects the tags and the text that a browser would."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.tags, self.text, self.attributes = [], "", {}
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        """Keep a tag with its attributes."""
        self.tags.append(tag)
        self.attributes |= dict(attrs)

    def handle_data(self, data):
        """Keep text."""
        self.text += data


def seen(source):
    """Render Markdown as the site does; give what a browser finds in it."""
    html = python_markdown.markdown(
        source, extensions=CONFIG["markdown_extensions"], extension_configs=CONFIG["mdx_configs"]
    )
    return Seen(html)


@pytest.mark.parametrize(("layout", "tags"), LAYOUTS)
@pytest.mark.parametrize("text", CONSTRUCTS)
def test_constructs_are_shown_as_written(layout, tags, text):
    """Whatever means something in Markdown or HTML is text, wherever a page puts it."""
    page = seen(layout.format(markdown.escape(text)))

    assert one_line(page.text) == one_line(text)
    assert page.tags == tags


@given(text=WRITTEN)
def test_any_line_is_shown_as_written(text):
    """No line at all becomes markup, alone or in a heading, raw HTML or an attribute."""
    shown = markdown.escape(text)
    expected = one_line(text)

    alone = seen(shown)
    heading = seen(f"# {shown} {{ #id }}")
    raw = seen(f'<p title="{shown}">{shown}</p>')

    assert (one_line(alone.text), alone.tags) == (expected, ["p"])
    assert (one_line(heading.text), heading.tags) == (expected, ["h1"])
    assert (one_line(raw.text), raw.tags) == (expected, ["p"])
    assert one_line(raw.attributes["title"]) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("a | b", "a &#124; b", id="table-bar"),
        pytest.param("1. x", "1&#46; x", id="list-marker"),
        pytest.param(" a\n\n b\t", "a b", id="white-space"),
        pytest.param("Ρόδος, Ходжа, حلمة; “1”?", "Ρόδος, Ходжа, حلمة; “1”?", id="other-scripts-stay"),
        pytest.param(613, "613", id="number"),
        pytest.param(Markup("<b>"), "<b>", id="markup-stays"),
    ],
)
def test_escape(text, expected):
    """Characters that mean something are shown by their numbers; what is marked as markup is left alone."""
    escaped = markdown.escape(text)

    assert escaped == expected
    assert isinstance(escaped, Markup)


@pytest.mark.parametrize("name", ["a", "how-tall", "m14", "a-h1-0"])
def test_heading_ids_are_bare(name):
    """An id that the register allows stands as it is in the list of attributes."""
    assert seen(f"# x {{ #{markdown.heading_id(name)} }}").attributes == {"id": name}


@pytest.mark.parametrize("name", ["", "1a", "A", "a b", "a_b", "a.b", "a-", "x onclick=y", "a}", "ə"])
def test_other_ids_are_refused(name):
    """What could act in a list of attributes never gets there."""
    with pytest.raises(ValueError, match="an id must be words"):
        markdown.heading_id(name)


def test_paragraphs_are_divided_at_blank_lines():
    """Prose keeps its paragraphs and nothing else."""
    assert (
        markdown.paragraphs("One\nline.\n\n\n<b>Two</b>\n")
        == "<p>One line&#46;</p>\n<p>&#60;b&#62;Two&#60;&#47;b&#62;</p>"
    )


TITLES = [
    pytest.param("A: b # c", id="yaml"),
    pytest.param("'a' \"b\" \\c", id="quotes"),
    pytest.param("---", id="end-of-the-head"),
    pytest.param("yes", id="boolean"),
    pytest.param("12:30", id="number"),
    pytest.param("{a: [b]} &c *d !e %f @g", id="flow"),
    pytest.param("<script>alert(1)</script>", id="script"),
    pytest.param('</title><meta http-equiv="refresh">', id="closing-title"),
    pytest.param("&amp; &lt;", id="entity"),
    pytest.param("Кто? رأس حلمة 🗼", id="other-scripts"),
]


def head_of(text):
    """Read the head of a page as MkDocs does; give its title as a browser shows what the theme prints unescaped."""
    body, data = get_data(markdown.front_matter({"title": text}, {"hide": ["toc"]}) + "# Body\n")
    assert body.strip() == "# Body"
    assert data["hide"] == ["toc"]
    printed = Seen(f'<div content="{data["title"]}">{data["title"]}</div>')
    assert printed.tags == ["div"]
    assert printed.attributes == {"content": printed.text}
    return printed.text


@pytest.mark.parametrize("title", TITLES)
def test_titles_survive_the_head(title):
    """A hostile title is that title, in the tab and in an attribute."""
    assert head_of(title) == title


@given(text=WRITTEN)
def test_any_title_survives_the_head(text):
    """So is any other."""
    assert head_of(text) == one_line(text)


def test_the_head_leaves_out_what_is_empty():
    """A field without text is not written."""
    assert markdown.front_matter({"title": "A", "description": ""}) == '---\ntitle: "A"\n---\n'

"""Readers' views of browsers keep every statement: the mark-up that was proved to hold with Mozilla's Readability.

That program weighs divisions by their words and links, and leaves out what is named as something beside an article.
"""

import re

import html5lib
import pytest

from lighthouse import the_pages

BESIDE = re.compile(
    r"-ad-|ai2html|banner|breadcrumbs|combx|comment|community|cover-wrap|disqus|extra|footer|gdpr|header|legends|menu"
    r"|related|remark|replies|rss|shoutbox|sidebar|skyscraper|social|sponsor|supplemental|ad-break|agegate|pagination"
    r"|pager|popup|yom-remote"
)
"""Words in a class or id by which an element is taken for something beside the article …"""
WITHIN = re.compile(r"and|article|body|column|content|main|shadow")
"""… unless one of these stands there too."""
STATEMENTS = {"claim", "finding", "audit"}
KINDS = ("articles", "claims", "documents", "questions", "topics", "voices", "timeline")


@pytest.fixture(scope="module")
def elements():
    """Give the elements of every page on which statements stand, each with those around it, by the page's path."""

    def walk(element, around=()):
        yield element, around
        for child in element:
            if isinstance(child.tag, str):
                yield from walk(child, (*around, element))

    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    return {
        path: list(walk(parser.parseFragment(text.partition("\n---\n")[2])))
        for path, text in the_pages().items()
        if path.startswith(KINDS) and path.endswith("index.md")
    }


def test_no_statement_stands_in_a_division(elements):
    """Claims, findings and audits stand in sections: a division of short lines with links is weighed, and dropped."""
    found = {
        (path, statement.get("class"), division.get("class"))
        for path, all_of_page in elements.items()
        for statement, around in all_of_page
        if STATEMENTS & set(statement.get("class", "").split())
        for division in around
        if division.tag == "div" and division.get("class") != "shorts"
    }
    seen = {name for parts in elements.values() for one, _ in parts for name in one.get("class", "").split()}

    assert seen >= STATEMENTS
    assert found == set()


def test_nothing_is_named_as_beside_the_article(elements):
    """Whatever has a class or id that says "comments" or the like says that it is content."""
    found = {
        (path, name)
        for path, all_of_page in elements.items()
        for element, around in all_of_page
        for name in [f"{element.get('class', '')} {element.get('id', '')}"]
        if BESIDE.search(name) and not WITHIN.search(name)
        if element.tag not in {"a", "select"} and "table" not in {other.tag for other in around}
    }

    assert found == set()


def test_ids_of_the_register_are_marked_as_content(elements):
    """What an editor names, such as a point or person, may be called "social" or "sponsor": its class says content."""
    sections = [
        element
        for path, all_of_page in elements.items()
        for element, _ in all_of_page
        if element.get("id", "").startswith("point-") and path.startswith("questions/")
    ]

    assert sections
    assert [one.get("id") for one in sections if "content" not in one.get("class", "").split()] == []

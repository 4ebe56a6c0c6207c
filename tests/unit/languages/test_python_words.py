import ast
import re

import pytest
from checkout import ROOT
from interface_words import of_module

PACKAGE = ROOT / "scripts" / "synopsis"
PROSE = re.compile(r"[A-Za-z]{2,} [a-z]{2,}|^[A-Z][a-z]+ letters$")
MARKUP = re.compile(r"^\s*<|=\"|=\{|^M-?\d|--")
OF_PROGRAMS = {
    "share card",
    "a template was given nothing to show",
    "an id must be words of a-z and 0-9 joined by hyphens, not ",
    "a card must have a layout: ",
    "turned triangle",
    "open square",
    "open triangle",
    "open turned triangle",
    "open pentagon",
}
"""What is told to whoever changes the program, and the names of shapes, which no page shows."""


def prose(source):
    """Yield the texts of a module that read like English, but for those that are said and for what explains it."""
    tree = ast.parse(source)
    told = {text for text, _ in of_module(source)} | {f"{noun}s" for noun, _ in of_module(source)}
    explaining = {
        id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in explaining:
            text = node.value
            if PROSE.search(text) and not MARKUP.search(text) and text not in told | OF_PROGRAMS:
                yield text


@pytest.mark.parametrize(
    "file", sorted((PACKAGE / "pages").rglob("*.py")), ids=lambda file: file.relative_to(PACKAGE).as_posix()
)
def test_no_sentence_of_a_page_is_said_in_english_alone(file):
    """What modules of pages put before readers is a message."""
    assert list(prose(file.read_text(encoding="utf-8"))) == []


def test_prose_is_found():
    """A sentence that nobody says would be seen, whole or with values in it."""
    assert list(prose('say("all of it"); x = "all of it"; y = "some of it"; z = f"{x} and some"')) == [
        "some of it",
        " and some",
    ]

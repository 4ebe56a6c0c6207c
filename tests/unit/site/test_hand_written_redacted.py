"""What is written by hand is held to the names of redacted people."""

import pytest

from builders import a_correction, a_register
from synopsis.site.docs_manifest import write_manifest
from synopsis.site.hand_written.redacted import named

GONE = {"before": None, "after": None, "reason": None}
REDACTED = a_correction("z", record="person/jonas-vik", kind="redacted", **GONE)
HEAD = "---\ntitle: About\n---\n"
MUST = "text must not have the name of person/jonas-vik, which was redacted; say it without the name [redaction]"


@pytest.fixture
def told(tmp_path):
    """Give what is said of a page and of settings with some words in them."""

    def saying(page="", settings="", name="index.md"):
        (tmp_path / "docs/about").mkdir(parents=True)
        (tmp_path / "docs/about" / name).write_text(f"{HEAD}{page}\n", encoding="utf-8")
        (tmp_path / "mkdocs.yml").write_text(f"site_name: Towers\n{settings}\n", encoding="utf-8")
        register = a_register(REDACTED)
        return [str(problem) for problem in named(tmp_path / "docs", tmp_path / "mkdocs.yml", register)]

    return saying


@pytest.mark.parametrize(
    ("page", "line"),
    [
        ("Written by Jonas Vik.", 4),
        ("Written.\n\nHe is Jonas\nVik, a keeper.", 6),
        ("[his](https://a.org/Jonas_Vik)", 4),
    ],
)
def test_a_page(told, page, line):
    """The line of a page where the name stands, or begins, is told."""
    assert told(page) == [f"docs/about/index.md:{line}:0: {MUST}"]


def test_settings(told):
    """So is that of the settings."""
    assert told(settings="site_author: Jonas Vik") == [f"mkdocs.yml:2:0: {MUST}"]


def test_a_path(told):
    """So is the path of a file, of which nothing else may be readable."""
    assert told(name="Jonas-Vik.pdf") == [f"docs/about/Jonas-Vik.pdf:0:0: {MUST}"]


def test_other_words(told, tmp_path):
    """Other words pass, and what a build has made is held to its register."""
    assert told("Jonas and Vik spoke of a jonas vik.") == []
    made = tmp_path / "docs/voices/index.md"
    made.parent.mkdir()
    made.write_text("Jonas Vik", encoding="utf-8")
    write_manifest(tmp_path / "docs", {"voices/index.md": "0" * 64})

    assert [*named(tmp_path / "docs", tmp_path / "mkdocs.yml", a_register(REDACTED))] == []
    assert [*named(tmp_path / "docs", tmp_path / "mkdocs.yml", a_register())] == []

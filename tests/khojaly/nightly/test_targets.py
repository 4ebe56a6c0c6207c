"""Every address within every question page, at three widths."""

import pytest

from question_page import COVERED

SHOWN = """(html) => {
    const page = new DOMParser().parseFromString(html, "text/html");
    document.querySelector(".md-container").replaceWith(document.adoptNode(page.querySelector(".md-container")));
}"""
"""Puts another page in the place of the one that is open, without asking for its styles again."""


@pytest.mark.parametrize("width", [390, 768, 1280])
def test_no_target_is_covered(new_page, address, site, width):
    """Whatever a question page has an id for stands below all that stays on top, once it is linked to."""
    questions = {page.parent.name: page.read_text(encoding="utf-8") for page in site.glob("questions/*/index.html")}
    page = new_page(viewport={"width": width, "height": 844})
    page.goto(f"{address}questions/{next(iter(questions))}/")
    covered = {}
    for question, html in questions.items():
        page.evaluate(SHOWN, html)
        covered[question] = page.evaluate(COVERED)

    assert len(questions) > 100
    assert {name: targets for name, targets in covered.items() if targets} == {}

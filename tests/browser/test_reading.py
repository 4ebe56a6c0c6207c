import datetime as dt

import pytest
from playwright.sync_api import expect

from question_page import QuestionPage

QUESTION = "questions/how-tall/"
COMMENTED = "questions/how-many-steps/"
DRAWN = """([selector, line]) => {
    const style = getComputedStyle(document.querySelector(selector));
    const ground = getComputedStyle(document.body).backgroundColor;
    const [kind, width, colour] = ["style", "width", "color"].map((of) => style[`${line}-${of}`]);
    return kind !== "none" && parseFloat(width) >= 1 && colour !== ground;
}"""
MOVING = """() => [...document.querySelectorAll("*")].filter((part) => {
    const style = getComputedStyle(part);
    const lasts = style.transitionDuration.split(", ").some((time) => parseFloat(time));
    return lasts || style.animationName !== "none" || style.scrollBehavior === "smooth";
}).length"""


@pytest.fixture(scope="module")
def issued():
    """Give the date of the edition."""
    return dt.date(2026, 11, 22)


class TestQuestionPage(QuestionPage):
    """Where one of three articles speaks, and readers below another."""

    QUESTION = COMMENTED
    COLUMNS = 2


class TestQuestionPageOfThree(QuestionPage):
    """Of three articles."""

    QUESTION = QUESTION
    COLUMNS = 3
    COMMENTS = False


def test_the_claim_linked_to_is_marked(new_page, address):
    """A link to a claim on a question page outlines it and leaves its head below the site's header."""
    page = new_page(viewport={"width": 1280, "height": 400})
    page.goto(f"{address}{QUESTION}#t5")

    expect(page.locator("#t5:target")).to_be_in_viewport()
    outline = page.locator("#t5").evaluate("element => getComputedStyle(element).outlineStyle")
    header = page.locator(".md-header").bounding_box()

    assert outline != "none"
    assert page.evaluate("scrollY") > 0
    assert page.locator("#t5").bounding_box()["y"] >= header["y"] + header["height"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_forced_colours(new_page, address, scheme):
    """With forced colours all that borders tell is still told, and the claim linked to is still outlined."""
    page = new_page(forced_colors="active", color_scheme=scheme)
    page.goto(f"{address}{QUESTION}#a3")
    expect(page.locator("#a3:target")).to_be_visible()
    lines = {
        ".cell": "border-inline-start",
        ".cell--record": "border-inline-start",
        ".point": "border-block-end",
        "#a3": "outline",
        ".short": "border-block-start",
        ".short--record": "border-block-start",
        ".difference": "border-block-end",
    }

    assert [line for line in lines.items() if not page.evaluate(DRAWN, list(line))] == []


def test_reduced_motion(new_page, address):
    """Nothing moves for a reader who asks for that: no transition, no animation, no gliding to a place."""
    counts, running = {}, {}
    for motion in ("no-preference", "reduce"):
        page = new_page(reduced_motion=motion)
        page.goto(address + COMMENTED)
        counts[motion] = page.evaluate(MOVING)
        page.locator(".crumbs a").first.hover()
        page.locator("details.comments summary").click()
        running[motion] = page.evaluate("document.getAnimations().length")

    assert counts["no-preference"]
    assert counts["reduce"] == 0
    assert running["reduce"] == 0


def test_without_styles(new_page, address):
    """Without any style sheet all the text is there, in the order in which it is meant to be read."""
    parts = [".crumbs", "h1", ".onpage", ".shorts", ".difference", ".cell--1", ".cell--record", ".comments", ".cite"]
    texts = {}
    for styled in (True, False):
        page = new_page()
        if not styled:
            page.route("**/*.css", lambda route: route.abort())
        page.goto(address + COMMENTED)
        page.locator("details.comments summary").click()
        texts[styled] = page.locator("article.md-content__inner").inner_text().split()
    tops = [page.locator(f"article {part}").first.bounding_box()["y"] for part in parts]

    assert page.locator(".point").first.evaluate("row => getComputedStyle(row).display") == "block"
    assert tops == sorted(set(tops))
    assert len(texts[True]) > 200
    assert [word for word in texts[True] if word not in texts[False]] == []

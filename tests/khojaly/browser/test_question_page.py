from itertools import pairwise

QUESTION = "questions/how-many-killed/"
FEET = """(html) => {
    const page = new DOMParser().parseFromString(html, "text/html");
    document.querySelector(".md-container").replaceWith(document.adoptNode(page.querySelector(".md-container")));
    return [...document.querySelectorAll(".difference, .short")].map((part) => part.getBoundingClientRect().bottom);
}"""
"""Where the answers of a page end that is put in the place of the one that is open."""


def test_heads_of_columns_stay_in_sight(new_page, address):
    """While rows are read the way through the page and the heads of the columns stand just below the header."""
    page = new_page()
    page.goto(address + QUESTION)
    page.locator(".point .claim").last.scroll_into_view_if_needed()
    boxes = [page.locator(part).bounding_box() for part in (".md-header", ".onpage", ".heads")]

    assert all(abs(below["y"] - above["y"] - above["height"]) <= 2 for above, below in pairwise(boxes))


def test_first_screen_of_home(new_page, address):
    """On a phone the first screen of the first page shows two core questions with all three answers."""
    page = new_page(viewport={"width": 390, "height": 844})
    page.goto(address)
    heights = {}
    for width in (390, 1280):
        page.set_viewport_size({"width": width, "height": 844})
        heights[width] = page.evaluate("document.documentElement.scrollHeight")
    page.set_viewport_size({"width": 390, "height": 844})
    second = page.locator(".brief-row").nth(1)

    assert page.locator(".find").is_visible()
    assert second.locator("p").count() == 3
    assert second.bounding_box()["y"] + second.bounding_box()["height"] <= 844
    assert heights[390] <= 4000
    assert heights[1280] <= 2000


def test_answers_stand_above_the_fold(new_page, address, site):
    """On every question page the briefs, the record's among them, and the difference are seen at 1280 x 800 at once."""
    questions = {page.parent.name: page.read_text(encoding="utf-8") for page in site.glob("questions/*/index.html")}
    page = new_page()
    page.route("**/*.js", lambda route: route.abort())
    page.goto(address + QUESTION)

    feet = {question: page.evaluate(FEET, html) for question, html in questions.items()}

    assert len(questions) > 100
    assert {name: len(bottoms) for name, bottoms in feet.items() if len(bottoms) != 4} == {}
    assert {name: max(bottoms) for name, bottoms in feet.items() if max(bottoms) > 800} == {}

from pathlib import Path

import pytest

QUESTION = "questions/how-many-killed/"


def test_heads_of_sides_stay_in_sight(browser, address):
    """While a side is read its head stands just below the site's header."""
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.goto(address + QUESTION)
    page.locator(".side--2 .claim").last.scroll_into_view_if_needed()

    header = page.locator(".md-header").bounding_box()
    head = page.locator(".side--2 > h2").bounding_box()
    page.close()

    assert abs(head["y"] - (header["y"] + header["height"])) <= 2


def test_focus_is_seen_and_goes_in_order(browser, address):
    """The first Tab reaches the skip link, and each stop after it is outlined and further down the page."""
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.goto(address + QUESTION)
    stops = []
    for _ in range(40):
        page.keyboard.press("Tab")
        stops.append(
            page.evaluate(
                """() => {
                    const at = document.activeElement, style = getComputedStyle(at);
                    const main = at.closest("article");
                    return {skip: at.matches(".md-skip"), main: Boolean(main),
                            seen: style.outlineStyle !== "none" || style.boxShadow !== "none"};
                }"""
            )
        )
    page.close()
    in_main = [stop for stop in stops if stop["main"]]

    assert stops[0]["skip"]
    assert len(in_main) > 10
    assert all(stop["seen"] for stop in in_main)


def test_the_skip_link_moves_focus(browser, address):
    """Who skips to the content goes on from there, not from the top."""
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.goto(address + QUESTION)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    inside = page.evaluate("Boolean(document.activeElement.closest('article'))")
    page.close()

    assert inside


def test_the_claim_linked_to_is_marked(browser, address):
    """A link to a claim on a question page outlines it and leaves its head below the site's header."""
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.goto(address + QUESTION)
    claim = page.locator(".side--2 .claim").nth(3).get_attribute("id")
    page.goto(f"{address}{QUESTION}#{claim}")
    page.wait_for_timeout(300)

    outline = page.locator(f"#{claim}").evaluate("element => getComputedStyle(element).outlineStyle")
    top = page.locator(f"#{claim}").bounding_box()["y"]
    header = page.locator(".md-header").bounding_box()
    page.close()

    assert outline != "none"
    assert top >= header["y"] + header["height"]


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_print(browser, address, tmp_path, paper):
    """On paper the columns are kept, comments are unfolded, and the permanent address stands at the foot."""
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.goto(address + QUESTION)
    page.emulate_media(media="print")

    lefts = {round(side.bounding_box()["x"]) for side in page.locator(".side").all()}
    unfolded = page.locator("details.comments .claim").first.is_visible()
    foot = page.locator(".print-foot").inner_text()
    page.pdf(path=tmp_path / "page.pdf", format=paper)
    page.close()

    assert len(lefts) == 2
    assert unfolded
    assert QUESTION in foot
    assert Path(tmp_path / "page.pdf").stat().st_size > 20_000


def test_columns_or_stacked_is_remembered(browser, address):
    """A reader who wants the sides one below the other is asked once."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.goto(address + QUESTION)
    page.get_by_role("button", name="One column").click()
    page.goto(address + "questions/who-killed-civilians/")

    lefts = {round(side.bounding_box()["x"]) for side in page.locator(".side").all()}
    page.get_by_role("button", name="Side by side").click()
    again = {round(side.bounding_box()["x"]) for side in page.locator(".side").all()}
    context.close()

    assert len(lefts) == 1
    assert len(again) == 2


@pytest.mark.parametrize("media", [{"forced_colors": "active"}, {"reduced_motion": "reduce"}])
def test_other_ways_of_seeing(browser, address, media):
    """Forced colours and reduced motion lose nothing of a question page."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, **media)
    page = context.new_page()
    page.goto(address + QUESTION)

    shown = [page.locator(selector).first.is_visible() for selector in (".difference", ".short", ".claim", "#record")]
    context.close()

    assert all(shown)


def test_at_four_hundred_percent(browser, address):
    """At 400 % zoom of a 1280 px window the page is one column and nothing is cut."""
    page = browser.new_page(viewport={"width": 320, "height": 200})
    page.goto(address + QUESTION)

    overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    page.close()

    assert overflow <= 0

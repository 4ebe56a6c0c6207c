"""The whole site of a register with injections in every field, built and opened; the content policy is switched off."""

from __future__ import annotations

import pytest
from pages_server import serving

from hostile import INJECTIONS, LEADS, RUNS
from hostile_site import FRAMED, NAME, OPENED, TITLE, hostile_site_in, pages_of
from visits import PATIENCE


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory):
    """Build the register with injections in every field, under a hostile name."""
    return hostile_site_in(tmp_path_factory.mktemp("hostile"))


@pytest.fixture(scope="module")
def opened(browser, hostile_site):
    """Serve the site, and open it with nothing between an injection and its running but the pages themselves."""
    with serving(hostile_site, "/halma/") as home:
        context = browser.new_context(bypass_csp=True)
        context.set_default_timeout(PATIENCE)
        seen = []
        context.on("request", lambda request: seen.append(request.url) if not request.url.startswith(home) else None)
        context.on("dialog", lambda dialog: (seen.append(dialog.message), dialog.dismiss()))
        page = context.new_page()
        page.on("pageerror", lambda error: seen.append(str(error)))
        yield page, home, seen
        context.close()


def test_nothing_runs(opened, hostile_site):
    """On no page of the site does anything run, load from elsewhere or ask, and no text became an element."""
    page, home, seen = opened
    paths = list(pages_of(hostile_site))
    page.goto(home)
    found = dict(zip(paths, page.evaluate(FRAMED, [home + path for path in paths]), strict=True))
    acts = {path: (one["ran"], one["handlers"], one["addresses"], one["made"]) for path, one in found.items()}

    assert len(paths) > 40
    assert {path: seen for path, seen in acts.items() if seen != (None, [], [], 0)} == {}
    assert seen == []
    assert [path for path, one in found.items() if any(RUNS in text for text in one["scripts"] if text)] == []
    assert [path for path, one in found.items() if not one["linked"]] == []


ACTING = (
    f"<script>{RUNS}; alert(1)</script>",
    f"<img src=x: onerror={RUNS}>",
    f"<svg onload={RUNS}></svg>",
    f"<img src=http://evil.example/><script>{RUNS}</script>",
)


def test_a_page_in_a_frame_would_act(opened):
    """What a page does in a frame that is not drawn is seen as it would be alone."""
    page, home, seen = opened
    page.route(
        "**/acting/*",
        lambda route: route.fulfill(body=ACTING[int(route.request.url[-1])], content_type="text/html"),
    )
    page.goto(home)

    found = page.evaluate(FRAMED, [f"{home}acting/{number}" for number in range(len(ACTING))])

    assert [one["ran"] for one in found] == [True] * len(ACTING)
    assert [one["handlers"] for one in found] == [[], [["onerror", RUNS]], [["onload", RUNS]], []]
    assert sorted(seen) == ["1", "http://evil.example/", "x:"]
    seen.clear()


def test_an_injection_would_run(opened):
    """Without the content policy a script in a page does run: that nothing ran above is the doing of the pages."""
    page, home, seen = opened
    page.goto(home)

    page.evaluate("document.body.append(document.createRange().createContextualFragment('<img src=x: onerror=ran=1>'))")
    page.wait_for_function("() => window.ran === 1")

    assert page.evaluate(OPENED)["handlers"] == [["onerror", "ran=1"]]
    assert seen == ["x:"]
    seen.clear()


def test_titles_and_descriptions_are_text(opened):
    """Title, heading, description and navigation show the text as it was written, marks and all."""
    page, home, _ = opened
    page.goto(f"{home}topics/size/")

    description = page.locator('meta[name="description"]').get_attribute("content")

    assert page.title() == f"{TITLE} - {NAME}"
    assert page.locator("h1").inner_text() == TITLE
    assert len(description) > 200
    assert any(description.startswith(INJECTIONS[lead]) for lead in LEADS)
    assert NAME in page.locator(".md-header").inner_text()


def test_the_search_shows_text(opened):
    """What the search has found is shown as text too, and what it offers to narrow that by."""
    page, home, seen = opened
    page.goto(home)

    page.keyboard.press("/")
    page.locator("[data-search-words]").fill("hostile")
    page.locator("[data-search-results] > li").first.wait_for()
    page.locator("[data-search-filters] summary").click()
    topics = page.locator("[data-search-filter=topic] option")
    topics.nth(1).wait_for(state="attached")
    found = page.evaluate(OPENED)

    assert found["ran"] is None
    assert (found["handlers"], found["addresses"], seen) == ([], [], [])
    assert page.locator("[data-search-results] script, [data-search-results] img").count() == 0
    assert "<script>" in page.locator("[data-search-results]").inner_text()
    assert any("<script>" in text for text in topics.all_text_contents())

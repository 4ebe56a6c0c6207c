"""What a page asks for, runs and logs while it is read."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest

from khojaly.page_kinds import KINDS, NOT_THERE

ELSEWHERE = "https://elsewhere.example/"
REPORT = """
addEventListener("securitypolicyviolation", (event) => console.error("policy:", event.violatedDirective));
"""
PATHS = {**KINDS, **NOT_THERE}


@dataclass
class Seen:
    """What happened while a page was open."""

    foreign: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)


@contextmanager
def watched(browser, address, changed=None, **options):
    """Open a page of which nothing stays unseen; `changed` is what a fault of ours would have made of its HTML."""
    seen = Seen()
    context = browser.new_context(**options)

    def refuse(route):
        seen.foreign.append(route.request.url)
        route.abort()

    def change(route):
        response = route.fetch()
        route.fulfill(response=response, body=changed(response.text()))

    if changed:
        context.route(address, change)
    context.route(lambda url: not url.startswith(address), refuse)
    context.add_init_script(REPORT)
    page = context.new_page()
    page.set_default_timeout(10_000)
    page.on("websocket", lambda socket: seen.foreign.append(socket.url))
    page.on("pageerror", lambda error: seen.said.append(str(error)))
    page.on("console", lambda message: seen.said.append(message.text) if message.type in {"error", "warning"} else None)
    try:
        yield page, seen
    finally:
        context.close()


@pytest.mark.parametrize("path", PATHS.values(), ids=PATHS.keys())
def test_a_page_asks_nobody_else(browser, address, path):
    """No kind of page asks another host for anything, breaks its own policy or logs an error, read to its end."""
    is_there = path != PATHS["not-there"]

    with watched(browser, address) as (page, seen):
        answer = page.goto(address + path)
        page.keyboard.press("End")
        page.wait_for_load_state("networkidle")

    assert answer.status == (200 if is_there else 404)
    assert seen.foreign == []
    assert [said for said in seen.said if is_there or "404 (Not Found)" not in said] == []


def test_the_search_asks_nobody_else(browser, address):
    """The search finds something within the policy, WebAssembly and all, and asks no other host."""
    with watched(browser, address) as (page, seen):
        page.goto(address)
        page.locator("[data-search-open]").click()
        page.locator("[data-search-words]").fill("corridor")
        page.locator("[data-search-results] a").first.wait_for()

    assert (seen.foreign, seen.said) == ([], [])


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_change_within_the_policy(browser, address, scheme):
    """The switch between light and dark works and is kept, though no script of a page is free to run."""
    with watched(browser, address, color_scheme=scheme) as (page, seen):
        page.goto(address)
        before = page.locator("body").get_attribute("data-md-color-scheme")
        page.locator("label[for^=__palette]:visible").click()
        page.reload()
        after = page.locator("body").get_attribute("data-md-color-scheme")

    assert {before, after} == {"default", "slate"}
    assert (seen.foreign, seen.said) == ([], [])


IMAGE = f'<img src="{ELSEWHERE}a.png" alt="">'
PLANTED = {
    "image": (IMAGE, "img-src"),
    "script": (f'<script src="{ELSEWHERE}a.js"></script>', "script-src-elem"),
    "style": (f'<link rel="stylesheet" href="{ELSEWHERE}a.css">', "style-src-elem"),
    "frame": (f'<iframe src="{ELSEWHERE}"></iframe>', "frame-src"),
    "inline-script": ("<script>document.title = 'ran'</script>", "script-src-elem"),
    "handler": ('<img src="x" alt="" onerror="document.title = \'ran\'">', "script-src-attr"),
    "inline-style": ("<style>body { color: red }</style>", "style-src-elem"),
}


@pytest.mark.parametrize(("planted", "directive"), PLANTED.values(), ids=PLANTED.keys())
def test_the_policy_stops_what_is_planted(browser, address, planted, directive):
    """Canary: what gets into a page against all care is stopped, asks nobody, runs nothing, and is seen by us."""
    with watched(browser, address, lambda html: html.replace("</body>", f"{planted}</body>")) as (page, seen):
        page.goto(address, wait_until="networkidle")
        title = page.title()

    assert f"policy: {directive}" in seen.said
    assert seen.foreign == []
    assert title != "ran"


def test_a_request_would_be_seen(browser, address):
    """Canary: without the policy the same image is asked for, and the watch above sees it."""
    with watched(
        browser,
        address,
        lambda html: html.replace("Content-Security-Policy", "none").replace("</body>", f"{IMAGE}</body>"),
    ) as (page, seen):
        page.goto(address, wait_until="networkidle")

    assert seen.foreign == [f"{ELSEWHERE}a.png"]


def test_other_sites_do_not_learn_the_page(browser, address):
    """A reader who follows a link tells the other site nothing about the page that the link stands on."""
    asked = []
    context = browser.new_context()
    context.route(f"{ELSEWHERE}**", lambda route: (asked.append(route.request.headers), route.fulfill(body="x")))
    page = context.new_page()
    page.goto(address)
    page.evaluate(
        "url => { const a = document.createElement('a'); a.href = url; document.body.append(a); a.click() }", ELSEWHERE
    )
    page.wait_for_url(ELSEWHERE)
    context.close()

    assert "referer" not in asked[0]

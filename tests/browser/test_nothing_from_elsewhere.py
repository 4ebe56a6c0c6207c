"""What a page asks for, runs and logs while it is read; of every kind of page: test_every_page."""

from __future__ import annotations

from collections import Counter

from synopsis.site.hand_written import markup
from visits import settle, visit

ELSEWHERE = "https://elsewhere.example/"


def test_the_search_asks_nobody_else(opened, address):
    """The search finds something within the policy, WebAssembly and all, and asks no other host."""
    page, seen = opened
    page.goto(address)
    page.locator("[data-search-open]").first.click()
    page.locator("[data-search-words]").fill("lamp")
    page.locator("[data-search-results] a").first.wait_for()
    settle(page)

    assert (seen.foreign, seen.said) == ([], [])


def planted(markup, *, policy=True):
    """Put markup into a page as a fault of ours would."""
    meta = "Content-Security-Policy" if policy else "none"
    return lambda html: html.replace("Content-Security-Policy", meta).replace("</body>", f"{markup}</body>")


IMAGE = f'<img src="{ELSEWHERE}a.png" alt="">'
PLANTED = (
    (IMAGE, "img-src"),
    (f'<script src="{ELSEWHERE}a.js"></script>', "script-src-elem"),
    (f'<link rel="stylesheet" href="{ELSEWHERE}a.css">', "style-src-elem"),
    (f'<iframe src="{ELSEWHERE}"></iframe>', "frame-src"),
    ("<script>document.title = 'ran'</script>", "script-src-elem"),
    ('<img src="x" alt="" onerror="document.title = \'ran\'">', "script-src-attr"),
    ("<style>body { color: red }</style>", "style-src-elem"),
)


def test_the_policy_stops_what_is_planted(browser, address):
    """Canary: what gets into a page against all care is stopped, asks nobody, runs nothing, and is seen by us."""
    markups, directives = zip(*PLANTED, strict=True)

    seen = visit(browser, address, "", looks=(), widths=(), changed=planted("".join(markups)))

    stopped = Counter(line for line in seen.said if line.startswith("policy: "))
    assert stopped == Counter(f"policy: {directive}" for directive in directives)
    assert seen.foreign == []
    assert seen.title != "ran"


def test_a_request_would_be_seen(browser, address):
    """Canary: without the policy the same image is asked for, and a visit sees it."""
    seen = visit(browser, address, "", looks=(), widths=(), changed=planted(IMAGE, policy=False))

    assert seen.foreign == [f"{ELSEWHERE}a.png"]


OF_A_STRANGER = (
    '<script src="evil.js"></script>',
    '<meta name="referrer" content="unsafe-url">',
    f'<a id="sends" href="{ELSEWHERE}x" referrerpolicy="unsafe-url">x</a>',
    '<p hidden popover="manual" id="__search"><xmp></main>',
)


def test_what_is_not_listed_would_act(new_page, address):
    """Canary: the policy lets a script of the site run, and a link send the address; so the list refuses both."""
    asked = []
    page = new_page()
    page.route("**/evil.js", lambda route: route.fulfill(body="document.title = 'ran'", content_type="text/javascript"))
    page.route(f"{ELSEWHERE}**", lambda route: (asked.append(route.request.headers), route.fulfill(body="x")))
    page.route(
        f"{address}?secret",
        lambda route: route.fulfill(response=(got := route.fetch()), body=planted("".join(OF_A_STRANGER))(got.text())),
    )
    page.goto(f"{address}?secret")

    assert page.title() == "ran"
    page.locator("#sends").click()
    page.wait_for_url(f"{ELSEWHERE}x")

    assert asked[0]["referer"] == f"{address}?secret"
    assert all(list(markup.unlisted(one, "page", one)) for one in OF_A_STRANGER)


FAULTS = """
<img src="assets/images/favicon.png" id="unnamed">
<p style="color: #eee; background: #fff">hardly read</p>
<p style="width: 1700px">wide</p>
<script>console.error("complained"); throw new Error("failed")</script>
"""


def test_a_fault_would_be_seen(browser, address):
    """Canary: of a page with faults a visit gives what axe finds, what is too wide, what it complains of, by name."""
    dropped = [".md-header:hover", ".not-there", "[data-search-open]::before"]

    seen = visit(browser, address, "", changed=planted(FAULTS, policy=False), left_out=dropped)

    rules = {look: dict(found) for look, found in seen.axe.items()}
    assert set(rules) == {"320 light", "1280 dark"}
    assert all({"image-alt", "color-contrast"} <= set(found) for found in rules.values())
    assert all("hardly read" in str(found["color-contrast"]) for found in rules.values())
    assert all(over > 0 for over in seen.overflow.values())
    assert "complained" in seen.said
    assert "failed" in seen.said
    assert seen.dropped == [dropped[0], dropped[2]]


def test_other_sites_do_not_learn_the_page(new_page, address):
    """A reader who follows a link tells the other site nothing about the page that the link stands on."""
    asked = []
    page = new_page()
    page.route(f"{ELSEWHERE}**", lambda route: (asked.append(route.request.headers), route.fulfill(body="x")))
    page.goto(address)
    page.evaluate(
        "url => { const a = document.createElement('a'); a.href = url; document.body.append(a); a.click() }", ELSEWHERE
    )
    page.wait_for_url(ELSEWHERE)

    assert "referer" not in asked[0]

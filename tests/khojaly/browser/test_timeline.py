"""The timeline of the register that we publish, in a browser."""

MARKS = """() => [...document.querySelectorAll(".drawing > svg")].map((drawing) => {
    const box = drawing.getBoundingClientRect();
    const marks = [...drawing.querySelectorAll("a > use:last-child")].map((mark) => {
        const { x, y, width, height } = mark.getBoundingClientRect();
        return [x + width / 2 - box.x, y + height / 2 - box.y];
    });
    const apart = marks.flatMap(([x, y], at) => marks.slice(at + 1).map(([a, b]) => Math.hypot(a - x, b - y)));
    const beyond = marks.filter(([x, y]) => x < 0 || x > box.width || y < 0 || y > box.height);
    return { all: marks.length, apart: Math.min(...apart), beyond: beyond.length };
})"""
"""Of each drawing: how many marks, how near the nearest two are, how many stand outside it."""


def test_the_timeline_is_seen_whole(new_page, address):
    """At 1280 px it is at most 9,000 px high; no mark hides another on the narrowest phone; each leads to its event."""
    page = new_page(viewport={"width": 320, "height": 800})
    page.goto(f"{address}timeline/")
    narrow = page.evaluate(MARKS)
    page.set_viewport_size({"width": 1280, "height": 800})
    page.locator('#by-day a[href="#resignation"] use').last.click()
    laid_out = "'aimed' in document.documentElement.dataset && document.documentElement.scrollHeight"
    height = page.evaluate(laid_out)  # before a link leads into the page, what is far away has a guessed height
    heading = page.locator("#resignation").bounding_box()
    above = page.locator(".onpage").bounding_box()

    assert 5000 <= height <= 9000
    assert [drawing["beyond"] for drawing in narrow] == [0, 0]
    assert all(drawing["all"] > 20 and drawing["apart"] >= 4 for drawing in narrow), narrow
    assert page.url.endswith("#resignation")
    assert above["y"] + above["height"] <= heading["y"] <= 200

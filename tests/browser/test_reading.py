import pytest

from khojaly.page_kinds import KINDS
from khojaly.published import the_register

QUESTION = "questions/how-many-killed/"
STOP = """() => {
    const at = document.activeElement, last = window.lastStop;
    window.lastStop = at;
    const outlined = (part) => getComputedStyle(part).outlineStyle !== "none";
    return {
        name: at.outerHTML.slice(0, 80),
        skip: at.matches(".md-skip"),
        top: at === document.body,
        header: Boolean(at.closest("header")),
        main: Boolean(at.closest("article")),
        back: Boolean(last && !(last.compareDocumentPosition(at) & Node.DOCUMENT_POSITION_FOLLOWING)),
        seen: outlined(at.matches(".md-option") ? at.nextElementSibling : at),
    };
}"""
"""Where the focus is. The choice of day or night, which is not seen itself, shows it on the sign beside it."""
PAPERS = {"A4": 718, "Letter": 740}
"""Width of the paper between its margins, in pixels."""
CONTRAST = """() => {
    const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    const painted = (colours) => {
        for (const colour of ["white", ...colours]) {
            canvas.fillStyle = colour;
            canvas.fillRect(0, 0, 1, 1);
        }
        return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
    };
    const light = (colour) => {
        const [red, green, blue] = colour.map((part) => part / 255)
            .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const contrast = (one, other) => {
        const [least, most] = [light(one), light(other)].sort((a, b) => a - b);
        return (most + 0.05) / (least + 0.05);
    };
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = [];
    while (texts.nextNode()) {
        const part = texts.currentNode.parentElement;
        const isSeen = part.checkVisibility({ visibilityProperty: true, opacityProperty: true });
        if (!isSeen || !texts.currentNode.data.trim()) continue;
        const grounds = [];
        for (let at = part; at; at = at.parentElement) grounds.unshift(getComputedStyle(at).backgroundColor);
        const { color } = getComputedStyle(part);
        // most printers leave grounds out: what is read on one must be read on bare paper too
        const least = Math.min(contrast(painted([...grounds, color]), painted(grounds)),
                               contrast(painted([color]), painted([])));
        found.push([least, texts.currentNode.data.trim().slice(0, 40)]);
    }
    return found;
}"""
"""Contrast of every text that is seen, with what lies under it and with white, the lower of the two."""


def test_heads_of_sides_stay_in_sight(browser, address):
    """While a side is read its head stands just below the site's header."""
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.goto(address + QUESTION)
    page.locator(".side--2 .claim").last.scroll_into_view_if_needed()

    header = page.locator(".md-header").bounding_box()
    head = page.locator(".side--2 > h2").bounding_box()
    page.close()

    assert abs(head["y"] - (header["y"] + header["height"])) <= 2


@pytest.mark.parametrize("kind", ["home", "question", "claim", "article", "documents", "data"])
def test_focus_is_seen_and_goes_in_order(browser, address, kind):
    """The first Tab reaches the skip link; each stop after it is outlined and stands further down the page."""
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.goto(address + KINDS[kind])
    stops = []
    for _ in range(40):
        page.keyboard.press("Tab")
        stops.append(page.evaluate(STOP))
        if stops[-1]["top"]:  # past the last stop
            stops.pop()
            break
    page.close()

    assert stops[0]["skip"]
    assert sum(stop["header"] for stop in stops) > 2
    assert sum(stop["main"] for stop in stops) > 10
    assert [stop["name"] for stop in stops if stop["back"]] == []
    assert [stop["name"] for stop in stops if not stop["seen"]] == []


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


@pytest.fixture
def printed(browser, address):
    """Give a question page as it goes to paper."""
    contexts = []

    def print_page(width, **options):
        contexts.append(browser.new_context(viewport={"width": width, "height": 900}, **options))
        page = contexts[-1].new_page()
        page.goto(address + QUESTION)
        page.emulate_media(media="print")
        return page

    yield print_page
    for context in contexts:
        context.close()


@pytest.mark.parametrize("width", PAPERS.values(), ids=PAPERS)
def test_print(printed, width):
    """On paper the columns are kept, comments are unfolded, nothing is cut, and what only a screen needs is gone."""
    page = printed(width)

    lefts = {round(side.bounding_box()["x"]) for side in page.locator(".side").all()}
    unfolded = [claim.is_visible() for claim in page.locator("details.comments .claim").all()]
    overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    dead = [part for part in page.locator(".md-header, .md-tabs, .onward, button").all() if part.is_visible()]

    assert len(lefts) == 2
    assert unfolded
    assert all(unfolded)
    assert overflow <= 0
    assert dead == []


def test_printed_links_have_addresses(printed):
    """On paper each link to another site is followed by its address."""
    page = printed(PAPERS["A4"])

    links = page.locator("article a[rel=external]").evaluate_all(
        "links => links.map((link) => [link.href, getComputedStyle(link, '::after').content])"
    )

    assert links
    assert [href for href, after in links if f"<{href}>" not in after] == []


def test_the_printed_foot(printed):
    """At the foot of the paper stand the permanent address of the page and the date of the edition."""
    page = printed(PAPERS["A4"])
    issued = the_register().site.issued

    foot = page.locator(".print-foot")
    permanent = page.locator("link[rel=canonical]").get_attribute("href")

    assert permanent.endswith(QUESTION)
    assert foot.is_visible()
    assert foot.inner_text() == f"{permanent} · edition of {issued.day} {issued:%B %Y}"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_print_is_read_on_white_paper(printed, scheme):
    """Whatever scheme is chosen, every printed text has a contrast of 4.5 to 1, with its ground and without."""
    page = printed(PAPERS["A4"], color_scheme=scheme)

    chosen = page.evaluate("document.body.dataset.mdColorScheme")
    texts = page.evaluate(CONTRAST)

    assert chosen == {"light": "default", "dark": "slate"}[scheme]
    assert len(texts) > 200
    assert [(round(contrast, 1), text) for contrast, text in texts if contrast < 4.5] == []


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


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_forced_colours(browser, address, scheme):
    """With forced colours all that borders tell is still told, and the claim linked to is still outlined."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, forced_colors="active", color_scheme=scheme)
    page = context.new_page()
    page.goto(address + QUESTION)
    claim = page.locator(".side--2 .claim").first.get_attribute("id")
    page.goto(f"{address}{QUESTION}#{claim}")
    lines = {
        ".side .claim": "border-inline-start",
        f"#{claim}": "outline",
        ".short": "border-block-start",
        ".short--record": "border-block-start",
        ".difference": "border-block-end",
        ".side > h2": "border-block-end",
        ".record > h2": "border-block-end",
    }
    drawn = {
        selector: page.locator(selector).first.evaluate(
            """(part, line) => {
                const style = getComputedStyle(part), ground = getComputedStyle(document.body).backgroundColor;
                const [kind, width, colour] = ["style", "width", "color"].map((of) => style[`${line}-${of}`]);
                return kind !== "none" && parseFloat(width) >= 1 && colour !== ground;
            }""",
            line,
        )
        for selector, line in lines.items()
    }
    context.close()

    assert [selector for selector, is_drawn in drawn.items() if not is_drawn] == []


def test_reduced_motion(browser, address):
    """Nothing moves for a reader who asks for that: no transition, no animation, no gliding to a place."""
    moving = """() => [...document.querySelectorAll("*")].filter((part) => {
        const style = getComputedStyle(part);
        const lasts = style.transitionDuration.split(", ").some((time) => parseFloat(time));
        return lasts || style.animationName !== "none" || style.scrollBehavior === "smooth";
    }).length"""
    counts, running = {}, {}
    for motion in ("no-preference", "reduce"):
        context = browser.new_context(viewport={"width": 1280, "height": 800}, reduced_motion=motion)
        page = context.new_page()
        page.goto(address + QUESTION)
        counts[motion] = page.evaluate(moving)
        page.locator(".crumbs a").first.hover()
        page.locator("details.comments summary").click()
        running[motion] = page.evaluate("document.getAnimations().length")
        context.close()

    assert counts["no-preference"]
    assert counts["reduce"] == 0
    assert running["reduce"] == 0


def test_at_four_hundred_percent(browser, address):
    """At 400 % zoom of a 1280 px window the page is one column and nothing is cut."""
    page = browser.new_page(viewport={"width": 320, "height": 200})
    page.goto(address + QUESTION)

    overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    lefts = {
        parts: {round(part.bounding_box()["x"]) for part in page.locator(parts).all()}
        for parts in (".side", ".short", ".side .claim", ".finding")
    }
    page.close()

    assert overflow <= 0
    assert [parts for parts, at in lefts.items() if len(at) != 1] == []


def test_without_styles(browser, address):
    """Without any style sheet all the text is there, in the order in which it is meant to be read."""
    parts = (".crumbs", "h1", ".difference", ".shorts", ".side--1", ".side--2", ".record", ".comments", ".cite")
    texts, tops = {}, []
    for styled in (True, False):
        context = browser.new_context(viewport={"width": 1280, "height": 800})
        if not styled:
            context.route("**/*.css", lambda route: route.abort())
        page = context.new_page()
        page.goto(address + QUESTION)
        page.locator("details.comments summary").click()
        texts[styled] = page.locator("article.md-content__inner").inner_text().split()
        if not styled:
            tops = [page.locator(f"article {part}").first.bounding_box()["y"] for part in parts]
            bare = page.locator(".sides").evaluate("sides => getComputedStyle(sides).display") == "block"
        context.close()

    assert bare
    assert tops == sorted(set(tops))
    assert len(texts[True]) > 1000
    assert [word for word in texts[True] if word not in texts[False]] == []


@pytest.mark.parametrize("path", ["", "figures/"], ids=["matrix", "figures"])
def test_tables_are_read_down_on_a_phone(browser, address, path):
    """On a phone no table of the overview or of figures is pushed sideways, and each cell says what it is."""
    page = browser.new_page(viewport={"width": 320, "height": 900})
    page.goto(address + path)

    hidden = page.evaluate(
        "[...document.querySelectorAll('.table')].filter((one) => one.scrollWidth > one.clientWidth).length"
    )
    unlabelled = page.locator(".stacks td:not([data-label])").count()
    label = page.evaluate("getComputedStyle(document.querySelector('.stacks td'), '::before').content")
    page.close()

    assert (hidden, unlabelled) == (0, 0)
    assert label not in {"none", "normal"}

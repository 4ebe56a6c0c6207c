"""What stands around every page and moves: day and night, drawer, skip link, header, what is folded."""

from __future__ import annotations

import re
from itertools import product
from typing import ClassVar

import pytest
from playwright.sync_api import expect

import probes
from visits import AXE, settle, watched, wear

QUESTION = "questions/how-many-steps/"
LEVELS = "method/balance/"
"""A page that the drawer shows in a level of its own."""
SECTIONS = "about/"
"""A page with a table of contents beside it."""
DAY, NIGHT = re.compile("default"), re.compile("slate")
SWITCH = "label[for^=__palette]:visible"
SCHEME = "data-md-color-scheme"
PHONE = {"width": 320, "height": 700}
BLOCKED = """for (const [owner, names] of [[window, ["localStorage", "sessionStorage", "indexedDB", "caches"]],
    [Document.prototype, ["cookie"]]]) {
    for (const name of names) Object.defineProperty(owner, name, {
        get() { throw new DOMException("blocked", "SecurityError"); },
        set() { throw new DOMException("blocked", "SecurityError"); },
    });
}"""
"""What a browser does where the reader lets no site keep anything."""
RESTS = "() => Promise.allSettled(document.getAnimations().map((moving) => moving.finished))"
"""Waits until nothing moves."""
AT = """() => {
    const at = document.activeElement, { top, bottom, left, right } = at.getBoundingClientRect();
    return {
        name: at.getAttribute("aria-label") ?? at.textContent.trim(),
        drawer: Boolean(at.closest(".md-sidebar--primary")),
        body: at === document.body,
        seen: at.checkVisibility({ visibilityProperty: true }) && bottom > 0 && right > 0 && left < innerWidth,
        covered: !at.contains(document.elementFromPoint((left + right) / 2, (top + bottom) / 2)),
    };
}"""


def walk(page, most):
    """Go on by Tab until the page is left or begins again; give every stop."""
    found = []
    for _ in range(most):
        page.keyboard.press("Tab")
        stop = page.evaluate(AT)
        if stop["body"]:
            break
        found.append(stop)
    return found


def opened_drawer(page, url):
    """Open the drawer by keyboard alone; give the button that opens it."""
    page.goto(url)
    opener = page.get_by_role("button", name="Navigation", exact=True)
    opener.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#__drawer")).to_be_checked()
    page.evaluate(RESTS)
    return opener


class Frame:
    """Fixtures: `browser`, `new_page`, `address`."""

    OF_THE_ENGINE: ClassVar[list[str]] = []
    """Rules of axe that the engine's own mark-up breaks while the drawer is open."""

    @pytest.mark.parametrize("scheme", ["light", "dark"])
    def test_day_and_night_by_mouse(self, browser, address, scheme):
        """A click changes the scheme; the choice holds on the next page and against the device."""
        first, second = {"light": (DAY, NIGHT), "dark": (NIGHT, DAY)}[scheme]
        with watched(browser, address, color_scheme=scheme) as (page, seen):
            body = page.locator("body")
            page.goto(address)
            expect(body).to_have_attribute(SCHEME, first)
            page.locator(SWITCH).click()
            expect(body).to_have_attribute(SCHEME, second)
            page.goto(address + QUESTION)
            expect(body).to_have_attribute(SCHEME, second)
            for asked in ("dark", "light"):
                page.emulate_media(color_scheme=asked)
                expect(body).to_have_attribute(SCHEME, second)
            settle(page)

        assert (seen.foreign, seen.said) == ([], [])

    def test_day_and_night_follow_the_device(self, new_page, address):
        """Until the reader chooses, the page wears what the device asks for, whenever that changes; nothing is kept."""
        page = new_page(color_scheme="dark")
        body = page.locator("body")
        page.goto(address)
        expect(body).to_have_attribute(SCHEME, NIGHT)
        page.emulate_media(color_scheme="light")
        expect(body).to_have_attribute(SCHEME, DAY)
        page.emulate_media(color_scheme="dark")
        expect(body).to_have_attribute(SCHEME, NIGHT)

        assert page.evaluate("localStorage.length") == 0
        assert page.locator(SWITCH).count() == 1

    def test_day_and_night_by_keyboard(self, new_page, address):
        """Each key changes the scheme there and back, keeps the focus on the switch, and sends no form."""
        page = new_page(color_scheme="light")
        body = page.locator("body")
        page.goto(address)
        page.locator("[name=__palette]:checked").focus()
        for key, scheme in product(("Enter", "Space", "ArrowRight"), (NIGHT, DAY, NIGHT, DAY)):
            page.keyboard.press(key)
            expect(body).to_have_attribute(SCHEME, scheme)
            expect(page.locator("[name=__palette]:checked")).to_be_focused()

        assert page.url == address

    def test_day_and_night_before_the_script(self, new_page, address):
        """The scheme is worn before the page's script has come, so that nothing flashes."""
        page = new_page(color_scheme="dark")
        page.route("**/synopsis.js", lambda route: route.abort())
        page.goto(address)

        assert page.locator("body").get_attribute(SCHEME) == "slate"
        assert page.locator(SWITCH).count() == 1

    def test_a_page_shown_again_wears_the_choice(self, new_page, address):
        """Who chooses on the second page and goes back finds the choice on the first."""
        page = new_page(color_scheme="light")
        page.goto(address)
        page.goto(address + QUESTION)
        page.locator(SWITCH).click()
        page.go_back()

        expect(page.locator("body")).to_have_attribute(SCHEME, NIGHT)

    def test_blocked_storage_is_no_error(self, browser, address):
        """Where nothing may be kept, all switches work as long as the page is open."""
        with watched(browser, address, color_scheme="light") as (page, seen):
            page.add_init_script(BLOCKED)
            page.goto(address + QUESTION)
            page.locator(SWITCH).click()
            expect(page.locator("body")).to_have_attribute(SCHEME, NIGHT)
            page.emulate_media(color_scheme="dark")
            page.locator(SWITCH).click()
            expect(page.locator("body")).to_have_attribute(SCHEME, DAY)
            page.locator("[data-search-open]").first.click()
            page.locator("[data-search-key]").uncheck()
            settle(page)

        assert seen.said == []

    def test_the_drawer_by_keyboard(self, new_page, address):
        """The focus goes into the drawer, sees all of it and nothing else, and comes back to the opening button."""
        page = new_page(viewport=PHONE)
        opener = opened_drawer(page, address)
        expect(opener).to_have_attribute("aria-expanded", "true")
        first, stops = page.evaluate(AT), walk(page, 40)
        page.keyboard.press("Escape")
        expect(page.locator("#__drawer")).not_to_be_checked()

        assert first["drawer"]
        assert len(stops) > 8
        assert [stop["name"] for stop in stops if not stop["drawer"] or not stop["seen"] or stop["covered"]] == []
        assert stops[-1]["name"] == "Close"
        expect(opener).to_be_focused()
        expect(opener).to_have_attribute("aria-expanded", "false")

    @pytest.mark.parametrize("path", ["", LEVELS])
    def test_a_closed_drawer_takes_no_focus(self, new_page, address, path):
        """On a phone no stop of the keyboard is out of sight."""
        page = new_page(viewport=PHONE)
        page.goto(address + path)
        stops = walk(page, 12)

        assert len(stops) > 4
        assert [stop["name"] for stop in stops if stop["drawer"] or not stop["seen"]] == []

    def test_the_levels_of_the_drawer_by_keyboard(self, new_page, address):
        """A key leads up from a level and down again; of the level above or below no part takes the focus."""
        page = new_page(viewport=PHONE)
        opened_drawer(page, address + LEVELS)
        names = [page.evaluate(AT)["name"]]
        inner = {stop["name"] for stop in walk(page, 40)}
        page.get_by_role("button", name=names[0]).focus()
        for _ in range(3):
            page.keyboard.press("Enter")
            page.evaluate(RESTS)
            names.append(page.evaluate(AT)["name"])
        outer = {stop["name"] for stop in walk(page, 40)}

        assert names == ["Back from Method", "Method"] * 2
        assert {"Balance", "Rules"} <= inner
        assert "Topics" not in inner
        assert "Balance" not in outer

    def test_a_link_of_the_drawer_into_the_page(self, new_page, address):
        """The contents of the page stand in the drawer; a link there closes it, and the focus goes to the section."""
        page = new_page(viewport=PHONE)
        opened_drawer(page, address + SECTIONS)
        page.locator(".md-nav__link[for=__toc] button").press("Enter")
        page.evaluate(RESTS)
        page.locator(".md-sidebar--primary a[href='#use']").press("Enter")

        expect(page.locator("#__drawer")).not_to_be_checked()
        expect(page.locator("#use")).to_be_focused()
        expect(page.locator("#use")).to_be_in_viewport()

    def test_the_drawer_closes(self, new_page, address):
        """A click beside it, its own button and a wider window close it, and the page can be used again."""
        page = new_page(viewport=PHONE)
        ways = (
            lambda: page.mouse.click(290, 300),
            lambda: page.get_by_role("button", name="Close", exact=True).press("Enter"),
            lambda: page.set_viewport_size({"width": 1280, "height": 700}),
        )
        for close in ways:
            opened_drawer(page, address)
            close()

            expect(page.locator("#__drawer")).not_to_be_checked()
            assert page.locator("[inert]").count() == 0

    def test_axe_finds_nothing_in_the_drawer(self, new_page, address):
        """The open drawer breaks no rule, by day and by night."""
        page = new_page(viewport=PHONE, reduced_motion="reduce")
        opened_drawer(page, address + LEVELS)
        page.evaluate(AXE.read_text(encoding="utf-8"))
        found = {}
        for scheme in ("light", "dark"):
            wear(page, scheme)
            found[scheme] = page.evaluate(probes.AXE, True)  # noqa: FBT003 -- every text is weighed

        assert {scheme: [rule for rule, _ in rules] for scheme, rules in found.items()} == dict.fromkeys(
            found, self.OF_THE_ENGINE
        ), found

    def test_the_skip_link_moves_the_focus(self, new_page, address):
        """Who skips stands at the heading and goes on from there."""
        page = new_page()
        page.goto(address + QUESTION)
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(page.locator("h1")).to_be_focused()
        page.keyboard.press("Tab")

        assert page.evaluate("Boolean(document.activeElement.closest('article'))")

    def test_what_is_folded_opens(self, new_page, address):
        """A link into what is folded opens it; paper has all of it, and afterwards it is folded again."""
        page = new_page()
        comments = page.locator("details.comments")
        page.goto(address + QUESTION)
        inner = comments.locator(".claim[id]").first.get_attribute("id")
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        printed = comments.evaluate("part => part.open")
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        afterwards = comments.evaluate("part => part.open")
        page.evaluate("id => { location.hash = id }", inner)
        expect(page.locator(f"#{inner}")).to_be_in_viewport()
        page.goto(address)
        page.goto(f"{address}{QUESTION}#{inner}")

        expect(page.locator(f"#{inner}")).to_be_in_viewport()
        assert (printed, afterwards) == (True, False)

    def test_the_header_follows(self, new_page, address):
        """Below its heading a page has its title in the header, and below the tabs the header has a shadow."""
        page = new_page(viewport={"width": 1280, "height": 500})
        page.goto(address + QUESTION)
        title, header = page.locator(".md-header__title"), page.locator(".md-header")
        active, shadow = re.compile("title--active"), re.compile("header--shadow")
        for place, is_below in ((0, False), (900, True), (0, False)):
            page.evaluate("place => scrollTo(0, place)", place)
            for part, name in ((title, active), (header, shadow)):
                (expect(part).to_have_class if is_below else expect(part).not_to_have_class)(name)

    def test_the_contents_beside_a_page_follow(self, new_page, address):
        """The section being read is marked, the last one at the end of the page."""
        page = new_page(viewport={"width": 1280, "height": 300})
        page.goto(address + SECTIONS)
        links = page.locator(".md-sidebar--secondary .md-nav__link[href]")
        active = re.compile("link--active")
        expect(links.first).not_to_have_class(active)
        page.evaluate("scrollTo(0, document.body.scrollHeight)")

        expect(links.last).to_have_class(active)
        expect(links.first).to_have_class(re.compile("link--passed"))

    def test_without_a_script(self, new_page, address):
        """The drawer opens for a pointer, the skip link leads, and nothing stands there that would not work."""
        page = new_page(java_script_enabled=False, viewport=PHONE)
        page.goto(address)
        page.locator("label.md-header__button[for=__drawer]").click()
        expect(page.locator(".md-sidebar--primary a[href$='questions/']")).to_be_in_viewport()
        page.mouse.click(290, 300)
        expect(page.locator(".md-sidebar--primary")).to_be_hidden()
        page.locator(".md-skip").press("Enter")

        assert page.url.endswith(page.locator(".md-skip").get_attribute("href"))
        assert (
            page.locator("[data-drawer], [data-search-open], label[for^=__palette]").locator("visible=true").count()
            == 0
        )

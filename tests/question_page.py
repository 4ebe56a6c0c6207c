"""What holds of the main page, a question with the sides beside each other, whatever it is about."""

from __future__ import annotations

import re
from typing import ClassVar

import probes
from visits import wear

PAPERS = {"A4": 718, "Letter": 740}
"""Width of the paper between its margins, in pixels."""
ABREAST = """() => Math.max(...[...document.querySelectorAll(".point")].map((row) => {
    const cells = [...row.querySelectorAll(":scope > .cell")];
    const tops = cells.map((cell) => Math.round(cell.getBoundingClientRect().top));
    return Math.max(...tops.map((top) => tops.filter((other) => other === top).length));
}))"""
"""How many cells stand in one line at most."""
ALONE = """() => [...document.querySelectorAll(".point")].filter((row) => {
    const cells = [...row.querySelectorAll(":scope > .cell:not(.cell--record)")];
    const tops = cells.map((cell) => Math.round(cell.getBoundingClientRect().top));
    return cells.length > 1 && tops.some((top) => tops.filter((other) => other === top).length === 1);
}).length"""
COVERED = """() => {
    for (const part of document.querySelectorAll(".md-content details")) part.open = true;
    const sticks = (part) => getComputedStyle(part).position === "sticky";
    const bars = [...document.querySelectorAll(".md-header, .onpage, .heads, .point > h3")].filter(sticks);
    const ids = ["#points", "#points [id]", "#citations", "#settles", "#comments", "#comments [id]", "#cite"];
    return [...document.querySelectorAll(ids)]
        .filter((target) => {
            target.scrollIntoView();
            const box = target.getBoundingClientRect();
            const above = bars.filter((bar) => bar !== target && !target.contains(bar)
                && !(bar.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_PRECEDING));
            const lowest = Math.max(0, ...above.map((bar) => bar.getBoundingClientRect())
                .filter((bar) => bar.left < box.right && bar.right > box.left && bar.top <= box.top + 1)
                .map((bar) => bar.bottom));
            return box.height && box.top < lowest - 1;
        })
        .map((target) => target.id);
}"""
"""The ids whose beginning is below something that stays on top, once they are linked to."""
GAPS = """() => [...document.querySelectorAll(".point")].map((row) => {
    const last = [...row.querySelectorAll(".cell:not(.cell--record) > *")].at(-1);
    const record = row.querySelector(".cell--record");
    return last && record ? record.getBoundingClientRect().top - last.getBoundingClientRect().bottom : 0;
})"""
BROKEN = "cards => cards.filter((card) => getComputedStyle(card).breakInside !== 'avoid').length"
SEEN = "parts => parts.filter((part) => part.checkVisibility()).length"


class QuestionPage:
    """Fixtures: `new_page`, `address`, `issued`: the day of the register."""

    QUESTION: ClassVar[str]
    COLUMNS: ClassVar[int]
    """How many cells of a row stand beside each other on a desk."""
    COMMENTS: ClassVar[bool] = True

    def test_print(self, new_page, address, issued):
        """On paper rows are stacked, what is folded is open, nothing is cut, and what only a screen needs is gone.

        Each link to another site has the number of its address in the list at the end; at the foot stand the permanent
        address of the page and which edition it is; every text has a contrast of 4.5 to 1, with its ground and
        without.
        """
        page = new_page(viewport={"width": PAPERS["A4"], "height": 900})
        page.goto(address + self.QUESTION)
        on_screen = page.locator(".print-notes, .print-foot").evaluate_all(SEEN)
        page.emulate_media(media="print")
        columns, overflow = {}, {}
        for paper, width in PAPERS.items():
            page.set_viewport_size({"width": width, "height": 900})
            overflow[paper] = page.evaluate(probes.OVERFLOW, width)
            columns[paper] = page.evaluate(ABREAST)
        claims = page.locator("details.comments .claim")
        folded = page.locator(".folded .finding, .claim__more p, .short details p")
        links = page.locator("article a[rel=external]").evaluate_all(
            "links => links.map((link) => [link.href, getComputedStyle(link, '::after').content])"
        )
        notes = page.locator(".print-notes li").all_inner_texts()
        permanent = page.locator("link[rel=canonical]").get_attribute("href")
        foot = page.locator(".print-foot")
        cards = page.locator(".point .claim, .point .finding, .audit")
        texts = {}
        for scheme in ("light", "dark"):
            wear(page, scheme)
            texts[scheme] = page.evaluate(probes.CONTRAST)

        assert set(columns.values()) == {1}
        assert page.locator(".cell, .short").evaluate_all(SEEN) == page.locator(".cell, .short").count()
        assert folded.evaluate_all(SEEN) == folded.count() > 0
        assert max(overflow.values()) <= 0
        assert (claims.count() > 0) == self.COMMENTS
        assert claims.evaluate_all(SEEN) == claims.count()
        assert page.locator(".md-header, .md-tabs, .onward, button").evaluate_all(SEEN) == 0
        assert links
        assert [
            href for href, after in links if href.partition("#:~:")[0] != notes[int(re.sub(r"\D", "", after)) - 1]
        ] == []
        assert permanent.endswith(self.QUESTION)
        assert foot.is_visible()
        assert foot.inner_text() == f"{permanent} · unpublished build; register of {issued.day} {issued:%B %Y}"
        assert on_screen == 0
        assert cards.evaluate_all(BROKEN) == 0 < cards.count()
        assert min(map(len, texts.values())) > 50
        assert [(scheme, *text) for scheme, found in texts.items() for text in found if text[0] < 4.5] == []

    def test_columns(self, new_page, address):
        """The cells of a row stand beside each other where they fit, one below the other where they do not.

        Never sideways; no article stands alone below others; at 400 % zoom of a 1280 px window all is one column.
        """
        page = new_page()
        page.goto(address + self.QUESTION)
        overflow, columns, alone = {}, {}, {}
        for width in (1280, 1024, 768, 320):
            page.set_viewport_size({"width": width, "height": 800 if width > 320 else 200})
            overflow[width] = page.evaluate(probes.OVERFLOW, width)
            columns[width] = page.evaluate(ABREAST)
            alone[width] = page.evaluate(ALONE) if columns[width] > 1 else 0

        assert (columns[320], columns[1280]) == (1, self.COLUMNS)
        assert set(overflow.values()) == {0}
        assert set(alone.values()) == {0}
        assert page.evaluate(probes.LEFTS, ".point .cell:not(.cell--record)") == page.evaluate(probes.LEFTS, ".cell--1")

    def test_no_target_is_covered(self, new_page, address):
        """Whatever has an id in the rows can be linked to, and then stands below all that stays on top."""
        page = new_page()
        page.goto(address + self.QUESTION)
        covered = {}
        for width in (390, 768, 1280):
            page.set_viewport_size({"width": width, "height": 844})
            page.evaluate(probes.OVERFLOW, width)
            covered[width] = page.evaluate(COVERED)

        assert [width for width, targets in covered.items() if targets] == []

    def test_the_record_is_near(self, new_page, address):
        """On a phone the record of a point begins at most one screen below the last claim of it."""
        page = new_page(viewport={"width": 390, "height": 844})
        page.goto(address + self.QUESTION)

        assert max(page.evaluate(GAPS)) <= 844

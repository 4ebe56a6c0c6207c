"""What holds of the main page, a question with the sides beside each other, whatever it is about."""

from __future__ import annotations

from typing import ClassVar

import pytest

import probes

PAPERS = {"A4": 718, "Letter": 740}
"""Width of the paper between its margins, in pixels."""
SEEN = "parts => parts.filter((part) => part.checkVisibility()).length"


class QuestionPage:
    """Fixtures: `new_page`, `address`, `issued`: the date of the edition."""

    QUESTION: ClassVar[str]
    SIDES: ClassVar[int]
    """How many stand beside each other on a desk."""
    PRINTED: ClassVar[int] = 2
    """How many stand beside each other on paper."""
    COMMENTS: ClassVar[bool] = True

    @pytest.mark.parametrize("scheme", ["light", "dark"])
    def test_print(self, new_page, address, scheme, issued):
        """On paper the columns are kept, comments are unfolded, nothing is cut, and what only a screen needs is gone.

        Each link to another site is followed by its address; at the foot stand the permanent address of the page and
        the date of the edition; every text has a contrast of 4.5 to 1, with its ground and without.
        """
        page = new_page(viewport={"width": PAPERS["A4"], "height": 900}, color_scheme=scheme)
        page.goto(address + self.QUESTION)
        page.emulate_media(media="print")
        columns, overflow = {}, {}
        for paper, width in PAPERS.items():
            page.set_viewport_size({"width": width, "height": 900})
            overflow[paper] = page.evaluate(probes.OVERFLOW, width)
            columns[paper] = len(page.evaluate(probes.LEFTS, ".side"))
        claims = page.locator("details.comments .claim")
        links = page.locator("article a[rel=external]").evaluate_all(
            "links => links.map((link) => [link.href, getComputedStyle(link, '::after').content])"
        )
        permanent = page.locator("link[rel=canonical]").get_attribute("href")
        foot = page.locator(".print-foot")
        texts = page.evaluate(probes.CONTRAST)

        assert set(columns.values()) == {self.PRINTED}
        assert max(overflow.values()) <= 0
        assert (claims.count() > 0) == self.COMMENTS
        assert claims.evaluate_all(SEEN) == claims.count()
        assert page.locator(".md-header, .md-tabs, .onward, button").evaluate_all(SEEN) == 0
        assert links
        assert [href for href, after in links if f"<{href}>" not in after] == []
        assert permanent.endswith(self.QUESTION)
        assert foot.is_visible()
        assert foot.inner_text() == f"{permanent} · edition of {issued.day} {issued:%B %Y}"
        assert page.evaluate("document.body.dataset.mdColorScheme") == {"light": "default", "dark": "slate"}[scheme]
        assert len(texts) > 50
        assert [(round(contrast, 1), text) for contrast, text in texts if contrast < 4.5] == []

    def test_columns(self, new_page, address):
        """Both sides stand beside each other where they fit, one below the other where they do not; never sideways.

        At 400 % zoom of a 1280 px window the page is one column.
        """
        page = new_page()
        page.goto(address + self.QUESTION)
        overflow, columns = {}, {}
        for width in (1280, 320):
            page.set_viewport_size({"width": width, "height": 800 if width > 320 else 200})
            overflow[width] = page.evaluate(probes.OVERFLOW, width)
            columns[width] = len(page.evaluate(probes.LEFTS, ".side"))
        parts = (".side", ".short", ".side .claim", ".finding")
        lefts = {part: len(page.evaluate(probes.LEFTS, part)) for part in parts}

        assert columns == {320: 1, 1280: self.SIDES}
        assert (overflow[320], overflow[1280]) == (0, 0)
        assert lefts == dict.fromkeys(parts, 1)

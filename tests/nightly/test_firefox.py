"""The second register in Firefox: nothing that is written in it runs, and its own readers' view keeps what is said."""

import re

import pytest
from pages_server import serving

from firefox import firefox, readers_view
from hostile import RUNS
from hostile_site import OPENED, hostile_site_in, pages_of
from text_browsers import said

LOOK = f"return ({OPENED})()"
NO_STATEMENTS = (
    "//*[@aria-hidden='true']",
    "//*[contains(concat(' ', @class, ' '), ' cite ')]",
    "//dl[.//*[contains(concat(' ', @class, ' '), ' tally ')]]",
)
"""Marks that are drawn and not said, how to cite the page, and its counts by topic."""


POLICY = re.compile(r'<meta http-equiv="?Content-Security-Policy"?[^>]*>')


def test_nothing_runs(tmp_path):
    """Without their policy nothing runs on any page with injections in every field, and no text became an element."""
    site = hostile_site_in(tmp_path)
    for page in site.rglob("*.html"):
        text, times = POLICY.subn("", page.read_text(encoding="utf-8"))
        assert times == 1
        page.write_text(text, encoding="utf-8")
    with serving(site, "/halma/") as home, firefox() as window:
        for path in pages_of(site):
            window.go(home + path)
            found = window.evaluate(LOOK)

            assert found["ran"] is None, path
            assert (found["handlers"], found["addresses"], found["made"]) == ([], [], 0), path
            assert [script for script in found["scripts"] if script and RUNS in script] == [], path
            assert found["linked"], path

        # so that the test cannot sleep
        window.evaluate(
            "document.body.append(document.createRange().createContextualFragment('<img src=x: onerror=ran=1>'))"
        )
        window.evaluate_later(
            "const [done] = arguments, look = () => window.ran === 1 ? done() : setTimeout(look, 20); look()"
        )
        assert window.evaluate(LOOK)["handlers"] == [["onerror", "ran=1"]]


@pytest.mark.parametrize("kind", ["articles", "claims", "documents", "questions", "topics", "voices"])
def test_its_readers_view_keeps_what_is_said(lighthouse_site, kind):
    """On a page of each kind the label, claim, side and finding that stand in the text stand in the view."""
    site = lighthouse_site / "site"
    page = max(site.glob(f"{kind}/*/index.html"), key=lambda page: page.stat().st_size)
    with serving(site, "/halma/") as home, firefox() as window:
        view = readers_view(window, home + page.parent.relative_to(site).as_posix() + "/")

    statements = said(page, *NO_STATEMENTS)
    assert len(statements) > 3
    assert [text for text in statements if text not in view] == []

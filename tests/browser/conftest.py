"""The second register as a site, below the path of a project, in a real browser."""

from __future__ import annotations

import pytest
from pages_server import serving

import visits as looking
from lighthouse import KINDS
from theme_styles import selectors_left_out

NOT_THERE = "no-such-page/"
ON_A_PHONE = {
    "home",
    "topic",
    "question",
    "question-with-comments",
    "claim-corrected",
    "article",
    "documents",
    "voices",
    "person",
    "timeline",
    "vocabulary",
    "not-there",
}
"""Kinds of page of which axe sees the parts on a phone; those of the others it sees on a desk, dark."""
IN_BOTH = {"home", "question"}


@pytest.fixture(scope="session")
def site(lighthouse_site):
    """Give the folder of the site."""
    return lighthouse_site / "site"


@pytest.fixture(scope="session")
def address(site):
    """Serve the site below a project's path, as GitHub Pages does."""
    with serving(site, "/halma/") as served:
        yield served


@pytest.fixture(scope="session")
def not_there():
    """Name an address that the host answers with `404.html`."""
    return NOT_THERE


@pytest.fixture(scope="session")
def kinds():
    """Give one page of every kind, by name."""
    return {**KINDS, "not-there": NOT_THERE}


@pytest.fixture(scope="session")
def looks(kinds):
    """Say in which ways axe looks at each page; at night it looks at all in every way."""
    phone, desk = looking.GATE
    ways = {path: (phone,) if kind in ON_A_PHONE else (desk,) for kind, path in kinds.items()}
    return ways | {kinds[kind]: looking.GATE for kind in IN_BOTH}


@pytest.fixture(scope="session")
def left_out(browser, site):
    """Give the selectors that the site's copy of the theme's styles has lost."""
    return selectors_left_out(browser, site)


@pytest.fixture(scope="session")
def visits(browser, address, kinds, looks, left_out):
    """Visit one page of every kind, once."""
    return looking.visits(browser, address, kinds, looks=looks, left_out=left_out, widths=looking.ENDS)


@pytest.fixture(scope="session")
def markups(site, visits):
    """Read the file of every page visited as an independent parser does."""
    return looking.markups(site, visits)

"""The published register in full: every width and scheme, every text, every link. Takes minutes."""

from __future__ import annotations

import pytest
from pages_server import serving

import visits as looking
from khojaly.page_kinds import KINDS, NOT_THERE
from theme_styles import selectors_left_out


@pytest.fixture(scope="session")
def site(real_site):
    """Give the folder of the site."""
    return real_site


@pytest.fixture(scope="session")
def address(site):
    """Serve the site below a project's path, as GitHub Pages does."""
    with serving(site, "/synopsis/") as served:
        yield served


@pytest.fixture(scope="session")
def looks():
    """Say in which ways axe looks at each page."""
    return dict.fromkeys([*KINDS.values(), *NOT_THERE.values()], looking.EVERY)


@pytest.fixture(scope="session")
def not_there():
    """Name an address that the host answers with `404.html`."""
    return NOT_THERE["not-there"]


@pytest.fixture(scope="session")
def left_out(browser, site):
    """Give the selectors that the site's copy of the theme's styles has lost."""
    return selectors_left_out(browser, site)


@pytest.fixture(scope="session")
def visits(browser, address, looks, left_out):
    """Visit one page of every kind, once, and weigh the contrast of every text."""
    return looking.visits(browser, address, {**KINDS, **NOT_THERE}, looks=looks, left_out=left_out, whole=True)


@pytest.fixture(scope="session")
def markups(site, visits):
    """Read the file of every page visited as an independent parser does."""
    return looking.markups(site, visits)

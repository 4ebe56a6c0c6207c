"""The published register as a site, below the path of a project, in a real browser."""

from __future__ import annotations

import pytest
from pages_server import serving

import visits as looking
from khojaly.page_kinds import AT_NIGHT, KINDS, NOT_THERE, SPARED
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
def not_there():
    """Name an address that the host answers with `404.html`."""
    return NOT_THERE["not-there"]


@pytest.fixture(scope="session")
def looks():
    """Say in which ways axe looks at each page; in the others it does so at those of the second register."""
    return {path: looking.DESK for kind, path in {**KINDS, **NOT_THERE}.items() if kind not in SPARED}


@pytest.fixture(scope="session")
def left_out(browser, site):
    """Give the selectors that the site's copy of the theme's styles has lost."""
    return selectors_left_out(browser, site)


@pytest.fixture(scope="session")
def visits(browser, address, looks, left_out):
    """Visit the kinds of page that no other tells of, once; at night all, in every width and look, and by Tab."""
    kinds = {kind: path for kind, path in {**KINDS, **NOT_THERE}.items() if kind not in AT_NIGHT}
    seen = {"looks": looks, "focused": (), "widths": looking.ENDS, "left_out": left_out}
    return looking.visits(browser, address, kinds, **seen)


@pytest.fixture(scope="session")
def markups(site, visits):
    """Read the file of every page visited as an independent parser does."""
    return looking.markups(site, visits)

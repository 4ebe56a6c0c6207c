"""The published register in full: every width and scheme, every text, every link. Takes minutes."""

from __future__ import annotations

import pytest
from pages_server import serving

import visits as looking
from khojaly.page_kinds import KINDS, NOT_THERE


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
def visits(browser, address, looks):
    """Visit one page of every kind, once, and weigh the contrast of every text."""
    return looking.visits(browser, address, {**KINDS, **NOT_THERE}, looks=looks, whole=True)

"""Options of the test run; the site of the second register, built once; one browser a worker."""

import os
import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from lighthouse import copied, of, synopsis_process, the_pages, without_network
from made_once import made_once

pytest.register_assert_rewrite(
    "bibliographies", "every_page", "exchange", "first_search", "frame", "heads", "question_page", "site_copies"
)

# a busy machine is no fault
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")

HERE: dict[str, Any] = {
    "TZ": "Pacific/Kiritimati",
    "LC_ALL": "C",
    "PYTHONHASHSEED": "1",
    # from 3.12 on Python complains where a process with threads is copied: a build says nothing, as it has none
    "PYTHONWARNINGS": "always:This process (pid=:DeprecationWarning",
}
"""Settings of some machine, which leave no trace in the site."""


def pytest_addoption(parser):
    """Golden pages are rewritten on demand alone, and then read as a diff before they are kept."""
    parser.addoption("--update-golden", action="store_true", help="rewrite tests/golden/ from the pages as they are")


def pytest_xdist_auto_num_workers():
    """Start one worker more than there are cores: those that drive a browser or ask a server wait a lot."""
    return (os.cpu_count() or 1) + 1


FIRST = (
    "khojaly/browser/test_every_page.py",
    "browser/test_every_page.py",
    "browser/test_hostile.py",
    "builds/test_hostile_register.py",
    "khojaly/test_bibliography.py",
    "builds/test_broken_input.py",
    "unit/test_setting_up.py",
)
"""Files that take or wait longest, which begin: no worker waits at the end for one, or for a site another builds."""


def pytest_collection_modifyitems(items):
    """Put the longest files first; the order of the others stays."""
    ranks = {str(Path(__file__).parent / name): number for number, name in enumerate(FIRST)}
    items.sort(key=lambda item: ranks.get(str(item.path), len(FIRST)))


@pytest.fixture(scope="session")
def pages():
    """Give every page and data file of the second register by its path below `docs/`."""
    return the_pages()


@pytest.fixture(scope="session")
def lighthouse_site(tmp_path_factory):
    """Give the folder of the second register with its site, to be read alone; built where there is no network."""

    def make(folder):
        ran = synopsis_process("build", *of(copied(folder)), before=without_network(), **HERE)
        assert (ran.returncode, ran.stderr) == (0, "")

    return made_once(tmp_path_factory, "lighthouse", make)


@pytest.fixture
def lighthouse_copy(lighthouse_site, tmp_path):
    """Give a copy of the same, to be changed."""
    return shutil.copytree(lighthouse_site, tmp_path / "copy")


@pytest.fixture(scope="session")
def browser():
    """Start the browser that `make test` has found or installed."""
    from playwright.sync_api import expect, sync_playwright  # noqa: PLC0415 -- the unit tests need none

    import chromium  # noqa: PLC0415
    from visits import PATIENCE  # noqa: PLC0415

    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium.found(), args=chromium.QUIET, timeout=PATIENCE)
        yield started
        started.close()


@pytest.fixture
def new_page(browser):
    """Open pages, each in a context of its own, which is closed when the test is done."""
    from visits import PATIENCE  # noqa: PLC0415

    contexts = []

    def open_page(**options):
        contexts.append(browser.new_context(**{"viewport": {"width": 1280, "height": 800}, **options}))
        contexts[-1].set_default_timeout(PATIENCE)
        return contexts[-1].new_page()

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture(scope="module")
def watched(browser, address):
    """Open a page of the site at `address` that notes what it asks for and what it complains of."""
    import visits as looking  # noqa: PLC0415 -- the unit tests need no browser

    with looking.watched(browser, address, viewport={"width": 1280, "height": 800}) as page_and_seen:
        yield page_and_seen


@pytest.fixture
def opened(watched):
    """Give that page as if nobody had been there."""
    import visits as looking  # noqa: PLC0415 -- the same

    looking.leave(*watched)
    return watched

"""The built site as a stranger's link checker follows it, and as a reader opens it from a folder."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from khojaly.page_kinds import KINDS
from synopsis.site.offline_copy import make_copy

LYCHEE = Path(sys.executable).with_name("lychee")


def broken(start, root, *, index):
    """Give what an independent link checker finds broken below `start`, fragments included, without a network."""
    options = ["--offline", "--no-progress", "--include-fragments", "--root-dir", root]
    options += ["--index-files", index] if index else []
    command = [LYCHEE, *options, f"{start}/**/*.html"]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=root)


@pytest.fixture(scope="module")
def hosted(real_site, tmp_path_factory):
    """Stand the site below the path of a project, as its host does; what lies beside it is not there."""
    host = tmp_path_factory.mktemp("host")
    (host / "synopsis").symlink_to(real_site, target_is_directory=True)
    return host


@pytest.fixture(scope="module")
def copy(real_site, tmp_path_factory):
    """Make the copy that is packed for readers without a network."""
    folder = tmp_path_factory.mktemp("copy") / "site"
    assert make_copy(real_site, folder, "copy") == []
    return folder


def test_no_link_is_broken(hosted):
    """An independent checker finds every link of every page, by path and by fragment, below the project's path."""
    done = broken(hosted / "synopsis", hosted, index="index.html")

    assert done.returncode == 0, done.stdout[-3000:]
    assert int(re.search(r"([0-9]+) OK", done.stdout)[1]) > 10_000


@pytest.mark.parametrize(
    "link",
    [
        pytest.param('<a href="nowhere/">', id="page"),
        pytest.param('<a href="about/#nowhere">', id="fragment"),
        pytest.param('<a href="/about/">', id="outside-the-project"),
    ],
)
def test_a_broken_link_would_be_found(real_site, tmp_path, link):
    """Canary: the same checker finds a page, a fragment and a path that are not there."""
    site = tmp_path / "synopsis"
    (site / "about").mkdir(parents=True)
    shutil.copyfile(real_site / "about/index.html", site / "about/index.html")
    (site / "index.html").write_text(f"<!doctype html><html><body>{link}x</a></body></html>")

    options = ["--offline", "--include-fragments", "--root-dir", tmp_path, "--index-files", "index.html"]
    done = subprocess.run([LYCHEE, *options, site / "index.html"], capture_output=True, text=True, check=False)

    assert done.returncode == 2


def test_no_link_of_the_copy_is_broken(copy):
    """In the copy every link names a file, so that a folder without a server is enough."""
    done = broken(copy, copy, index=None)

    assert done.returncode == 0, done.stdout[-3000:]
    assert int(re.search(r"([0-9]+) OK", done.stdout)[1]) > 10_000


@pytest.mark.parametrize("path", KINDS.values(), ids=KINDS.keys())
def test_the_copy_is_read_without_network(browser, copy, path):
    """Every kind of page opens from the folder as it is on the site, styled, and asks for nothing outside it."""
    context = browser.new_context(offline=True)
    page = context.new_page()
    asked, errors = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: errors.append(str(error)))

    page.goto((copy / path / "index.html").as_uri())
    words = page.locator("h1").first.inner_text()
    own = page.evaluate("[...document.styleSheets].filter(sheet => sheet.href.endsWith('synopsis.css')).length")
    context.close()

    assert words
    assert own == 1
    assert errors == []
    assert [url for url in asked if not url.startswith(copy.as_uri())] == []


def test_the_copy_leads_on(browser, copy):
    """A reader of the copy goes from the first page to a question and to the list of everything."""
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.goto((copy / "index.html").as_uri())

    page.locator("main a[href*='questions/how-many-killed/']").first.click()
    question = page.url
    page.locator("a[data-search-link]").first.click()
    everything = page.url
    dialogs = page.locator("dialog, [data-search-open]").count()
    context.close()

    assert question.startswith((copy / "questions/how-many-killed/index.html").as_uri())
    assert everything == (copy / "a-z/index.html").as_uri()
    assert dialogs == 0

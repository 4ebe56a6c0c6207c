"""The real site, built once, served as its host will serve it, in a real browser."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys
from pathlib import Path
from threading import Thread

import pages_server
import pytest
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[2]
BASE_PATH = "/synopsis/"
QUIET = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")


def _installed_browser() -> str | None:
    specification = importlib.util.spec_from_file_location("install", Path(__file__).with_name("install.py"))
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module.found()


@pytest.fixture(scope="session")
def real_site(tmp_path_factory):
    """Build the published register into a folder of its own."""
    folder = tmp_path_factory.mktemp("real")
    listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "docs"]
    prose = subprocess.run(listed, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\0")
    for name in filter(None, prose):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, folder / name)
    command = [sys.executable, "scripts/build.py", "build", "--docs", folder / "docs", "--site", folder / "site"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return folder / "site"


@pytest.fixture(scope="session")
def address(real_site):
    """Serve the site below a project's path, as GitHub Pages does."""
    server = pages_server.server(real_site, BASE_PATH)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}{BASE_PATH}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="session")
def browser():
    """Start the browser that `make test` has found or installed."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=_installed_browser(), args=QUIET)
        yield started
        started.close()

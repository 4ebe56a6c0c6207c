import os
import signal
import sys
from subprocess import PIPE, Popen

import pytest
from playwright.sync_api import expect

import probes
from lighthouse import BUILD, SETTINGS_OF_A_BUILD, copied, edit, of
from visits import AXE

CLAIMS = "sources/claims/tanaka-2015.yml"
SELECTED = "panel => (getSelection().selectAllChildren(panel), getSelection().toString())"


@pytest.fixture
def edited(tmp_path):
    """Serve a copy of the second register; give its folder and its address."""
    environment = {name: value for name, value in os.environ.items() if name not in SETTINGS_OF_A_BUILD}
    command = [sys.executable, str(BUILD), "serve", "--port", "0", *map(str, of(copied(tmp_path)))]
    with Popen(command, stdout=PIPE, stderr=PIPE, encoding="utf-8", env=environment) as server:
        try:
            yield tmp_path, server.stdout.readline().split()[0]
        finally:
            server.send_signal(signal.SIGTERM)
            server.communicate()


def test_an_open_page_follows_its_sources(edited, new_page):
    """The open page changes with its file; a broken file is told in a panel, with its line, until it is mended."""
    folder, address = edited
    page = new_page(viewport={"width": 390, "height": 800})
    said = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.add_init_script(probes.REPORT)
    page.goto(f"{address}claims/t4/")
    panel, heading = page.locator(".live-panel"), page.locator("h1")
    expect(page.locator("[data-draft]")).to_have_text("Draft, not published")
    expect(page.get_by_role("status").first).to_have_text("No problems")
    expect(panel).to_be_hidden()

    edit(folder / CLAIMS, "gives no year", "names no year")
    expect(heading).to_contain_text("names no year")

    edit(folder / CLAIMS, "names no year", "names\tno: year")
    expect(panel).to_be_visible()
    expect(heading).to_contain_text("names no year")
    expect(page.get_by_role("status").first).to_have_text("1 problem")
    lines = (folder / CLAIMS).read_text(encoding="utf-8").splitlines()
    number = next(number for number, line in enumerate(lines, start=1) if "no: year" in line)
    assert f"{CLAIMS}:{number}:" in panel.evaluate(SELECTED)
    below = panel.bounding_box()
    assert below["y"] + below["height"] <= heading.bounding_box()["y"]
    page.evaluate(AXE.read_text(encoding="utf-8"))
    assert page.evaluate(probes.AXE, arg=False) == []
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()

    edit(folder / CLAIMS, "names\tno: year", "fixes no year")
    expect(heading).to_contain_text("fixes no year")
    expect(page.get_by_role("status").first).to_have_text("No problems")
    expect(panel).to_be_hidden()
    assert said == []

"""The whole site of a register with injections in every field, built and opened; the content policy is switched off."""

from __future__ import annotations

import pytest
from pages_server import serving

from hostile import GROUPS, HEAD, INJECTIONS, LEADS, LISTED, PICTURE, RUNS, hostile, places_of_words, spread
from lighthouse import LIGHTHOUSE, copied, synopsis
from visits import PATIENCE

TITLE = " ".join(reversed([*GROUPS.values()]))[:500].rpartition(" ")[0]
"""A title of several injections, scripts first."""
PROSE = "\n\n".join(reversed([*GROUPS.values()])) + "\n\n# Heading\n\n    code\n\n```\nfenced\n```\n\n---\n"
NAME = "{{ config }} & *Lights* 'x' {: onclick=x } `y` [z](javascript:z)"
DESCRIPTION = "{% raw %} [x]: javascript:x -8- ' onclick='x"
OPENED = """() => {
  const every = [...document.querySelectorAll("*")];
  const attributes = every.flatMap((element) => [...element.attributes].map((one) => [one.name, one.value]));
  return {
    ran: window.ran,
    handlers: attributes.filter(([name]) => name.startsWith("on") || name === "srcdoc"),
    addresses: attributes.filter(([name, value]) => ["href", "src", "action", "data"].includes(name)
      && !["http:", "https:", "mailto:"].includes(new URL(value, document.baseURI).protocol)),
    scripts: [...document.scripts].map((one) => one.type !== "application/ld+json" && one.text),
    made: every.filter((one) => one.id === "hostile" || one.classList.contains("hostile")).length,
    linked: [...document.querySelectorAll('script[type="application/ld+json"]')].map((one) => JSON.parse(one.text)),
  };
}"""


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory):
    """Build the register with injections in every field, under a hostile name."""
    folder = copied(tmp_path_factory.mktemp("hostile"))
    several = dict.fromkeys(places_of_words()["site.yml", "introduction"], PROSE)
    topic = dict.fromkeys(places_of_words()["topics", "title"], TITLE)
    hostile().write(spread() | several | topic, folder)
    (folder / "docs/about/index.md").write_text(HEAD + LISTED, encoding="utf-8")
    (folder / "docs/about/a.png").write_bytes(PICTURE)
    settings = (LIGHTHOUSE / "mkdocs.yml").read_text(encoding="utf-8")
    theme = (LIGHTHOUSE / "../../../scripts/synopsis/theme/overrides").resolve()
    lines = [line for line in settings.splitlines() if not line.startswith(("site_name:", "site_description:"))]
    lines = [f"  custom_dir: {theme}" if line.startswith("  custom_dir:") else line for line in lines]
    quoted = [f"{name}: '{text.replace(chr(39), chr(39) * 2)}'" for name, text in NAMES.items()]
    (folder / "mkdocs.yml").write_text("\n".join([*quoted, *lines, ""]), encoding="utf-8")
    ran = synopsis("build", "--config", folder / "mkdocs.yml")
    assert ran.returncode == 0, ran.stderr
    return folder / "site"


NAMES = {"site_name": NAME, "site_description": DESCRIPTION}


@pytest.fixture(scope="module")
def opened(browser, hostile_site):
    """Serve the site, and open it with nothing between an injection and its running but the pages themselves."""
    with serving(hostile_site, "/halma/") as home:
        context = browser.new_context(bypass_csp=True)
        context.set_default_timeout(PATIENCE)
        seen = []
        context.on("request", lambda request: seen.append(request.url) if not request.url.startswith(home) else None)
        context.on("dialog", lambda dialog: (seen.append(dialog.message), dialog.dismiss()))
        page = context.new_page()
        page.on("pageerror", lambda error: seen.append(str(error)))
        yield page, home, seen
        context.close()


def test_nothing_runs(opened, hostile_site):
    """On no page of the site does anything run, load from elsewhere or ask, and no text became an element."""
    page, home, seen = opened
    paths = sorted(path.parent.relative_to(hostile_site).as_posix() for path in hostile_site.rglob("index.html"))
    assert len(paths) > 40

    for path in paths:
        page.goto(f"{home}{path}/".replace("/./", "/"))
        found = page.evaluate(OPENED)

        assert found["ran"] is None, path
        assert (found["handlers"], found["addresses"], found["made"], seen) == ([], [], 0, []), path
        assert [script for script in found["scripts"] if script and RUNS in script] == [], path
        assert found["linked"], path


def test_an_injection_would_run(opened):
    """Without the content policy a script in a page does run: that nothing ran above is the doing of the pages."""
    page, home, seen = opened
    page.goto(home)

    page.evaluate("document.body.append(document.createRange().createContextualFragment('<img src=x: onerror=ran=1>'))")
    page.wait_for_function("() => window.ran === 1")

    assert page.evaluate(OPENED)["handlers"] == [["onerror", "ran=1"]]
    assert seen == ["x:"]
    seen.clear()


def test_titles_and_descriptions_are_text(opened):
    """Title, heading, description and navigation show the text as it was written, marks and all."""
    page, home, _ = opened
    page.goto(f"{home}topics/size/")

    description = page.locator('meta[name="description"]').get_attribute("content")

    assert page.title() == f"{TITLE} - {NAME}"
    assert page.locator("h1").inner_text() == TITLE
    assert len(description) > 200
    assert any(description.startswith(INJECTIONS[lead]) for lead in LEADS)
    assert NAME in page.locator(".md-header").inner_text()


def test_the_search_shows_text(opened):
    """What the search has found is shown as text too."""
    page, home, seen = opened
    page.goto(home)

    page.keyboard.press("/")
    page.locator("[data-search-words]").fill("hostile")
    page.locator("[data-search-results] > li").first.wait_for()
    found = page.evaluate(OPENED)

    assert found["ran"] is None
    assert (found["handlers"], found["addresses"], seen) == ([], [], [])
    assert page.locator("[data-search-results] script, [data-search-results] img").count() == 0
    assert "<script>" in page.locator("[data-search-results]").inner_text()

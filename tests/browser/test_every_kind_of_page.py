import gzip
import re
from urllib.parse import urlsplit

import html5lib
import pytest
from axe_playwright_python.sync_playwright import Axe

from khojaly.page_kinds import KINDS, NOT_THERE

each_kind = pytest.mark.parametrize("path", [pytest.param(path, id=name) for name, path in KINDS.items()])
WIDE_PAGES = {"a-z/", "articles/mammadov-2020/", "documents/", "voices/", "method/citations/", "timeline/", "figures/"}
BUDGET, WIDE_BUDGET = 80_000, 120_000
"""Bytes of one page view, compressed, with everything that it asks for."""


def opened(browser, url, **options):
    """Open `url` in a context of its own, noting what the page complains of."""
    context = browser.new_context(bypass_csp=True, **options)
    page = context.new_page()
    page.complaints = []
    page.on("console", lambda message: page.complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.goto(url)
    return page


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("path", {**KINDS, **NOT_THERE}.values(), ids=[*KINDS, *NOT_THERE])
def test_axe_finds_nothing(browser, address, path, width, scheme):
    """No page breaks a rule of axe, on a phone or a desk, by day or by night."""
    page = opened(browser, address + path, viewport={"width": width, "height": 900}, color_scheme=scheme)

    found = Axe().run(page).response["violations"]
    page.context.close()

    assert [(item["id"], [node["html"][:120] for node in item["nodes"][:3]]) for item in found] == []


@pytest.mark.parametrize("width", [320, 768, 1280, 1680])
@each_kind
def test_no_page_scrolls_sideways(browser, address, path, width):
    """Nothing is wider than the window; and nothing goes wrong in the console."""
    page = opened(browser, address + path, viewport={"width": width, "height": 900})

    overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    complaints = page.complaints
    page.context.close()

    assert overflow <= 0
    assert complaints == []


def text_of(page):
    """What a reader of the main part can read: folded parts included, controls left out."""
    return page.evaluate(
        """() => {
            const main = document.querySelector("article.md-content__inner").cloneNode(true);
            const controls = "script, button, [data-enhanced], .visually-hidden";
            for (const part of main.querySelectorAll(controls)) part.remove();
            return main.textContent.replace(/\\s+/g, " ").trim();
        }"""
    )


@each_kind
def test_nothing_is_lost_without_scripts(browser, address, path):
    """All text that is there with JavaScript is there without it."""
    with_scripts = opened(browser, address + path)
    without = opened(browser, address + path, java_script_enabled=False)
    seen = text_of(with_scripts)
    markup = without.content()
    with_scripts.context.close()
    without.context.close()

    tree = html5lib.parse(markup, namespaceHTMLElements=False)
    main = tree.find(".//article[@class='md-content__inner md-typeset']")
    for unwanted in ("script", "button"):
        for parent in main.iter():
            for child in [child for child in parent if child.tag == unwanted]:
                child.text, child[:] = "", []
    plain = re.sub(r"\s+", " ", "".join(main.itertext())).strip()
    words = set(seen.split())

    assert [word for word in words if word not in plain] == []


@each_kind
def test_html_is_valid(real_site, path):
    """An independent parser reads every page without an error."""
    parser = html5lib.HTMLParser(strict=False)
    parser.parse((real_site / path / "index.html").read_text(encoding="utf-8"))

    # the theme's own mark-up has one obsolete habit that the parser names; ours has none
    found = [(line, error) for (line, _), error, _ in parser.errors if error != "expected-doctype-but-got-eof"]

    assert found == []


def heaviest(site, section):
    """Name the page of a section that has most bytes of HTML."""
    page = max(sorted(site.glob(f"{section}/*/index.html")), key=lambda page: page.stat().st_size)
    return f"{page.parent.relative_to(site).as_posix()}/"


def compressed(file):
    """Weigh a file as it comes from a host, which compresses at level 6."""
    return len(gzip.compress(file.read_bytes(), 6))


def weights_of_a_view(browser, address, site, path):
    """Weigh every file that a page view asks for."""
    asked = []
    context = browser.new_context()
    page = context.new_page()
    page.on("response", lambda response: asked.append(response.url))
    page.goto(address + path, wait_until="networkidle")
    context.close()

    base = urlsplit(address).path
    files = {urlsplit(url).path.removeprefix(base) for url in asked}
    return {
        name: compressed(site / (name + "index.html" if not name or name.endswith("/") else name)) for name in files
    }


@each_kind
def test_a_page_view_is_light(browser, address, real_site, path):
    """A page with all that it asks for stays within its budget, compressed."""
    weights = weights_of_a_view(browser, address, real_site, path)

    assert len(weights) > 3
    assert sum(weights.values()) <= (WIDE_BUDGET if path in WIDE_PAGES else BUDGET), weights


@pytest.mark.parametrize("section", ["questions", "claims", "topics", "documents"])
def test_the_heaviest_page_view_is_light(browser, address, real_site, section):
    """Of the pages of a record the heaviest stays within the budget of all."""
    weights = weights_of_a_view(browser, address, real_site, heaviest(real_site, section))

    assert sum(weights.values()) <= BUDGET, weights


@pytest.mark.parametrize("kind", ["claim", "claim-that-accuses", "claim-of-a-comment", "document"])
def test_facts_have_room_on_a_phone(browser, address, kind):
    """On a phone of 320 px no value of a list of facts is squeezed beside its name."""
    page = opened(browser, address + KINDS[kind], viewport={"width": 320, "height": 900})

    widths = page.locator("dl.facts dd").evaluate_all("values => values.map((value) => value.clientWidth)")
    page.context.close()

    assert widths
    assert min(widths) >= 200


def test_our_own_styles_and_scripts_are_small(real_site):
    """What we add to the theme is at most 8 KB compressed."""
    own = [file for file in (real_site / "assets").glob("synopsis.*") if file.suffix in {".css", ".js"}]

    assert own
    assert sum(compressed(file) for file in own) <= 8_000

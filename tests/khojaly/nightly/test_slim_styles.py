from importlib.resources import files

import pytest

from khojaly.page_kinds import KINDS
from synopsis.site.slim import SHEETS
from visits import PATIENCE

WAYS = {"phone": (320, "light"), "desk": (1280, "dark")}


def pictures(browser, url, way, *, styles=None):
    """Take pictures of a page's top and foot, with the folder's styles in place of the site's.

    Without scripts: the header's follows the reader down the page, each time in another rhythm.
    """
    width, scheme = WAYS[way]
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, java_script_enabled=False
    )
    context.set_default_timeout(PATIENCE)
    if styles:
        context.route(
            f"**/{SHEETS}/*.css",
            lambda route: route.fulfill(
                content_type="text/css", body=(styles / route.request.url.rpartition("/")[2]).read_bytes()
            ),
        )
    page = context.new_page()
    page.goto(url)
    top = page.screenshot(animations="disabled")
    page.evaluate("for (const part of document.querySelectorAll('details')) part.open = true")
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    foot = page.screenshot(animations="disabled")
    context.close()
    return top, foot


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("path", [pytest.param(path, id=name) for name, path in KINDS.items()])
def test_a_page_looks_the_same(browser, address, path, way):
    """What was left out of the theme's styles changes nothing that a reader sees."""
    theme = files("material") / "templates" / SHEETS

    assert pictures(browser, address + path, way) == pictures(browser, address + path, way, styles=theme)


def test_a_rule_that_is_missing_would_show(browser, address, site, tmp_path):
    """Without one rule that the pages need the same comparison fails."""
    for sheet in (site / SHEETS).glob("*.css"):
        (tmp_path / sheet.name).write_text(sheet.read_text().replace(".md-header{", ".gone{"))

    assert pictures(browser, address, "desk") != pictures(browser, address, "desk", styles=tmp_path)

"""One visit to a page: everything that the tests of every page want to know of it, gathered while it is open once."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.resources import files
from itertools import takewhile
from pathlib import Path
from typing import Any, Literal, NamedTuple
from urllib.parse import urlsplit

import html5lib
from playwright.sync_api import Browser, Page

import probes

PATIENCE = 120_000
"""Milliseconds that anything may take on a machine with other things to do."""
WIDTHS = (320, 768, 1280, 1680)
ENDS = (320, 1280)
"""A phone and a desk; at night the same pages are looked at in every width."""
NARROW: dict[str, Any] = {
    "viewport": {"width": WIDTHS[0], "height": 900},
    "color_scheme": "light",
    "reduced_motion": "reduce",
}
"""How a visit begins."""
AXE = files("axe_playwright_python") / "axe.min.js"


class Look(NamedTuple):
    """A way in which axe looks at a page."""

    width: int
    scheme: Literal["light", "dark"]


GATE = (Look(320, "light"), Look(1280, "dark"))
DESK = (Look(1280, "light"),)
"""For pages of templates that are looked at in the ways of the gate elsewhere."""
EVERY = tuple(Look(width, scheme) for width in (320, 1280) for scheme in ("light", "dark"))


@dataclass(frozen=True)
class Visit:
    """What was seen of one page."""

    path: str
    status: int
    title: str
    heading: str
    schemes: list[str]
    """The schemes that the theme wore, in turn."""
    foreign: list[str]
    """What was asked of other hosts; nothing of it was answered."""
    said: list[str]
    """Errors and warnings of the console, of scripts, and breaches of the page's own policy."""
    asked: list[str]
    """Addresses of the same host that were asked for, below the base path."""
    overflow: dict[int, int]
    """By how many pixels the page is wider than a window of each width."""
    axe: dict[str, list[tuple[str, list[str]]]]
    """By width and scheme: each rule of axe that is broken, with the first places."""
    pushed: int
    """Tables that are pushed sideways on a phone."""
    unlabelled: int
    """Cells of tables read down that do not say what they are."""
    labels: list[str]
    facts: list[int]
    """Widths of the values of lists of facts on a phone."""
    words: list[str]
    """Words of the main part with scripts, folded parts included, controls left out."""
    dropped: list[str]
    """Selectors left out of the theme's styles that match something after all."""
    edges: list[int]
    """Where text begins that is to begin at the edge, in pixels from the left of a wide window."""
    stops: list[dict[str, bool | str]]
    """Where the focus went, by Tab from the top."""


@dataclass
class Seen:
    """What happened while a page was open."""

    foreign: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def forget(self) -> None:
        """Begin anew, for the next page."""
        for lines in (self.foreign, self.said, self.asked):
            lines.clear()


@contextmanager
def watched(
    browser: Browser, address: str, changed: Callable[[str], str] | None = None, **options: Any
) -> Iterator[tuple[Page, Seen]]:
    """Open a page of which nothing stays unseen; `changed` is what a fault of ours would have made of its HTML."""
    seen = Seen()
    context = browser.new_context(**options)
    context.set_default_timeout(PATIENCE)

    def is_own(request):
        return request.url.startswith(address)

    def not_asked(request):
        if request.failure == "csp":  # the page's own policy has stopped it before it left
            seen.foreign.remove(request.url)

    def change(route):
        response = route.fetch()
        route.fulfill(response=response, body=changed(response.text()))

    if changed:
        context.route(address, change)
    context.add_init_script(probes.REPORT)
    page = context.new_page()
    page.on("websocket", lambda socket: seen.foreign.append(socket.url))
    page.on("pageerror", lambda error: seen.said.append(str(error)))
    page.on("console", lambda message: seen.said.append(message.text) if message.type in {"error", "warning"} else None)
    context.on("request", lambda request: (seen.asked if is_own(request) else seen.foreign).append(request.url))
    context.on("requestfailed", lambda request: is_own(request) or not_asked(request))
    try:
        yield page, seen
    finally:
        context.close()


def settle(page: Page) -> None:
    """Ask the host a question and wait for its answer: whatever the page asked or said by itself came before."""
    page.evaluate("() => fetch(`${location.pathname}?settled`, { method: 'HEAD' })")


def leave(page: Page, seen: Seen) -> None:
    """Leave whatever is open: nothing is kept of it, nothing of it is seen any more."""
    page.evaluate("() => { if (location.host) for (const kept of [localStorage, sessionStorage]) kept.clear(); }")
    page.goto("about:blank")
    seen.forget()


def wear(page: Page, scheme: Literal["light", "dark"]) -> None:
    """Bring the device into a scheme, and wait until the page wears it too."""
    page.emulate_media(color_scheme=scheme)
    name = {"light": "default", "dark": "slate"}[scheme]
    page.locator(f"body[data-md-color-scheme={name}]").wait_for(state="attached")


def visit(
    browser: Browser, address: str, path: str, *, changed: Callable[[str], str] | None = None, **options: Any
) -> Visit:
    """Visit a page once, in a browser that knows nothing of others."""
    with watched(browser, address, changed, **NARROW) as page_and_seen:
        return look_at(page_and_seen, address, path, **options)


def look_at(  # noqa: PLR0913 -- what is looked at beside the page itself
    page_and_seen: tuple[Page, Seen],
    address: str,
    path: str,
    *,
    looks: Iterable[Look] = GATE,
    widths: Iterable[int] = WIDTHS,
    whole: bool = False,
    left_out: Iterable[str] = (),
    stops: int = 0,
) -> Visit:
    """Look at a page: narrow and wide, by day and by night; `whole` weighs the contrast of every single text."""
    page, seen = page_and_seen
    seen.forget()
    overflow, axe, schemes, focus = {}, {}, [], []
    page.goto("about:blank")  # what is open would be laid out anew
    page.set_viewport_size(NARROW["viewport"])
    page.emulate_media(color_scheme="light")
    answer = page.goto(address + path)
    measured = page.evaluate(probes.MEASURES)
    if stops:
        focus = walked(page, stops)
    if looks:
        page.evaluate(AXE.read_text(encoding="utf-8"))  # not a script of the page: its policy does not matter here
    for width in widths:
        page.set_viewport_size({"width": width, "height": 900})
        overflow[width] = page.evaluate(probes.OVERFLOW, width)
        for look in (one for one in looks if one.width == width):
            wear(page, look.scheme)
            schemes.append(page.evaluate("document.body.dataset.mdColorScheme"))
            axe[f"{look.width} {look.scheme}"] = page.evaluate(probes.AXE, whole)
    edges = page.evaluate(probes.EDGES)
    dropped = page.evaluate(probes.MATCHING, list(left_out))
    page.keyboard.press("End")
    settle(page)
    return Visit(
        path=path,
        status=answer.status,
        title=page.title(),
        schemes=schemes,
        foreign=[*seen.foreign],
        said=[*seen.said],
        asked=below(address, [*seen.asked, measured.pop("icon")]),
        overflow=overflow,
        axe=axe,
        dropped=dropped,
        edges=edges,
        stops=focus,
        **measured,
    )


FOCUSED = frozenset({"home", "question", "claim", "article", "documents", "data"})
"""Kinds of page that are walked through by Tab."""


def visits(
    browser: Browser,
    address: str,
    kinds: dict[str, str],
    *,
    looks: Mapping[str, Iterable[Look]],
    focused: Container[str] = FOCUSED,
    **options: Any,
) -> dict[str, Visit]:
    """Visit a page of each kind, one after the other as a reader does; give what was seen by path.

    Axe looks at a path in its `looks`; pages of the kinds `focused` are walked through by Tab.
    """
    with watched(browser, address, **NARROW) as opened:
        return {
            path: look_at(
                opened, address, path, stops=40 if kind in focused else 0, looks=looks.get(path, ()), **options
            )
            for kind, path in kinds.items()
        }


def below(address: str, urls: Iterable[str]) -> list[str]:
    """Give what was asked for, by its path below the base, without our own question."""
    base = urlsplit(address).path
    parts = [urlsplit(url) for url in urls if url]
    return list(dict.fromkeys(part.path.removeprefix(base) for part in parts if part.query != "settled"))


def walked(page: Page, most: int) -> list[dict[str, bool | str]]:
    """Go from the top by Tab; give every stop until there is none."""
    page.set_viewport_size({"width": 1280, "height": 800})
    page.evaluate(probes.STOPS)
    for _ in range(most):
        page.keyboard.press("Tab")
    found = page.evaluate("document.activeElement.blur(); scrollTo(0, 0); stops")
    return [*takewhile(lambda stop: not stop["top"], found)]  # the top is past the last one


class Markup(NamedTuple):
    """What an independent parser reads in the file of a page."""

    errors: list[tuple[int, str]]
    plain: str
    """Text of the main part, without what scripts hold and buttons say."""


def markup(text: str) -> Markup:
    """Read a page as it is sent, which is all that a reader without scripts has."""
    parser = html5lib.HTMLParser(strict=False, namespaceHTMLElements=False)
    main = parser.parse(text).find(".//article[@class='md-content__inner md-typeset']")
    for parent in list(main.iter()):
        for child in [child for child in parent if child.tag in {"script", "button"}]:
            child.text, child[:] = "", []
    # the theme's own mark-up has one obsolete habit that the parser names; ours has none
    errors = [(line, error) for (line, _), error, _ in parser.errors if error != "expected-doctype-but-got-eof"]
    return Markup(errors, re.sub(r"\s+", " ", "".join(main.itertext())).strip())


def markups(site: Path, paths: Iterable[str]) -> dict[str, Markup]:
    """Read the files of pages; what is not there is `404.html`."""
    found = {path: site / path / "index.html" for path in paths}
    return {
        path: markup((file if file.is_file() else site / "404.html").read_text(encoding="utf-8"))
        for path, file in found.items()
    }

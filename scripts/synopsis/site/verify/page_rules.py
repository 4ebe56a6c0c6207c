"""Rules of built pages. One function per rule."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from synopsis.page import is_path
from synopsis.register.problems import Location, Problem, Rule, quoted
from synopsis.site.verify.page_reader import Reading

_NUMBERED = re.compile(r"_[0-9]+")
_SPACE = re.compile(r"\s")
_FETCHING_STYLE = re.compile(r"(?:url\(|@import)\s*[\"']?\s*(?:https?:)?//", re.IGNORECASE)

_KNOWN = re.compile(
    r"404\.html|sitemap\.xml|assets/.+\.svg|(?:.*/)?index\.html"
    r"|.*\.(?:css|js|map|json|jsonl|jsonld|csv|txt|pdf|png|jpe?g|webp|ico|woff2?|gz|atom|bib|ris|pagefind|pf_[a-z]+)"
)


def ids_are_permanent(page: Reading) -> Iterator[Problem]:
    """Every id stands once in its page and comes from the register, not from a counter."""
    for id_, place in page.repeated:
        yield Problem(page.at(place), Rule.SITE_ID, f"id must stand once in a page, not {quoted(id_)} again")
    for id_, place in page.ids.items():
        if not id_ or _SPACE.search(id_):
            yield Problem(page.at(place), Rule.SITE_ID, f"id must be one word, not {quoted(id_)}")
        elif _NUMBERED.fullmatch(id_):
            yield Problem(page.at(place), Rule.SITE_ID, f"id must be given by us, not numbered {quoted(id_)}")


def one_heading_leads(page: Reading) -> Iterator[Problem]:
    """Every page has one h1."""
    if not page.headings:
        yield Problem(Location(page.file), Rule.SITE_HEADING, "must have one h1, not 0")
    for place in page.headings[1:]:
        yield Problem(
            page.at(place), Rule.SITE_HEADING, f"h1 must stand once in a page, not {len(page.headings)} times"
        )


def page_is_named(page: Reading) -> Iterator[Problem]:
    """Every page says its title and its language."""
    if not page.title:
        yield Problem(Location(page.file), Rule.SITE_HEADING, "title must not be empty")
    if not page.language:
        yield Problem(Location(page.file), Rule.SITE_HEADING, "lang of html must not be empty")


def page_runs_no_text(page: Reading) -> Iterator[Problem]:
    """No attribute of a page is a script or a page of its own."""
    for name, place in page.handlers:
        yield Problem(page.at(place), Rule.SITE_REQUEST, f"a tag must not have the attribute {quoted(name)}")


def styles_stay_home(page: Reading) -> Iterator[Problem]:
    """No style inside a page fetches from elsewhere."""
    for text, place in page.styles:
        if match := _FETCHING_STYLE.search(text):
            found = quoted(text[match.start() :])
            yield Problem(page.at(place), Rule.SITE_REQUEST, f"style must fetch nothing from elsewhere, not {found}")


def links_have_no_base(page: Reading) -> Iterator[Problem]:
    """No page changes what its relative links mean."""
    for place in page.bases:
        yield Problem(page.at(place), Rule.SITE_LINK, "a page must not have the tag 'base'")


def paths_are_plain(files: Collection[str], shown: str) -> Iterator[Problem]:
    """Every file's path means the same on every host; the theme and the search give theirs no other."""
    for path in files:
        if not is_path(path):
            message = "a path must be lower case, of a-z 0-9 . _ - and /, with no leading _ or ."
            yield Problem(Location(f"{shown}/{path}"), Rule.SITE_LINK, message)


def kinds_are_known(files: Iterable[str], shown: str) -> Iterator[Problem]:
    """No file is a page of its own to a browser but the pages, which begin with a policy, and the theme's pictures."""
    for path in files:
        if not _KNOWN.fullmatch(path):
            message = "must be a page (index.html), or of a kind that no browser opens as one"
            yield Problem(Location(f"{shown}/{path}"), Rule.SITE_POLICY, message)


def records_resolve(expected: Collection[str], files: Collection[str], shown: str) -> Iterator[Problem]:
    """Every path that is promised leads to a file."""
    for path in expected:
        target = path.removeprefix("/")
        target = f"{target}index.html" if not target or target.endswith("/") else target
        if target not in files:
            message = f"must exist, because {quoted(path)} is to resolve"
            yield Problem(Location(f"{shown}/{target}"), Rule.SITE_RECORD, message)


OF_A_PAGE = (
    ids_are_permanent,
    one_heading_leads,
    page_is_named,
    page_runs_no_text,
    styles_stay_home,
    links_have_no_base,
)

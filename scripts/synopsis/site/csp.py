"""What the browser may do on a page, said at its top."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from html.parser import HTMLParser
from itertools import chain
from pathlib import Path

from synopsis.register.problems import Location, Problem, Rule, in_order, quoted
from synopsis.site.in_parts import in_parts

REFERRER = '<meta name="referrer" content="no-referrer">'

_POLICY = '<meta http-equiv="Content-Security-Policy" content="{}">'
_CHARSET = re.compile(r'<meta charset="utf-8">', re.IGNORECASE)
_SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script\b", re.IGNORECASE | re.DOTALL)
_DATA = re.compile(r"application/(?:[a-z.]+\+)?json", re.IGNORECASE)
_BASE = re.compile(r'\bnew URL\("[\w./~-]*"')
_BARE = "404.html"
"""The page that holds nothing but the theme: what runs on it is the theme's, what does not stand on it is not."""
_WITHOUT_SEARCH = "script-src 'self'"
_WITH_SEARCH = "script-src 'self' 'wasm-unsafe-eval'"  # the index is read by WebAssembly, which is no `eval`
_ELSE = (
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
)


def protect(
    site: Path, shown: str, processes: int = 1, *, first: Callable[[bytes], bytes] = lambda page: page
) -> list[Problem]:
    """Write the policy into every page of `site`; a script that is not the theme's is a problem.

    `shown` is the name of the folder in the problems, `first` what is to be done with each page before.
    """
    known = _scripts_of_theme(site)
    rule = _rule_of_scripts(site)

    def write(pages: Sequence[Path]) -> list[Problem]:
        problems: list[Problem] = []
        for path in pages:
            html = first(path.read_bytes()).decode()
            here = Location(f"{shown}/{path.relative_to(site).as_posix()}")
            scripts = list(_inline(html))
            faults = [*_fault_of_top(html, here), *_foreign(scripts, known, here)]
            if not faults:
                path.write_bytes(_protected(html, rule, scripts).encode())
            problems += faults
        return problems

    return in_order(chain.from_iterable(in_parts(write, _pages(site), processes)))


def without_search(page: str) -> str:
    """Take the right to run WebAssembly back from a page without the search."""
    return page.replace(_WITH_SEARCH, _WITHOUT_SEARCH)


def with_policy(page: str, rule: str = _WITHOUT_SEARCH) -> str:
    """Write the policy at the top of a page that has none yet."""
    return _protected(page, rule, list(_inline(page)))


def _protected(page: str, rule: str, scripts: Sequence[str]) -> str:
    return _CHARSET.sub(rf"\g<0>{_metas(rule, scripts)}", page, count=1)


def unprotected(site: Path, shown: str) -> list[Problem]:
    """Report every page of `site` that does not begin with the policy that is right for it."""
    rule = _rule_of_scripts(site)
    found = []
    for path in _pages(site):
        html = path.read_text(encoding="utf-8", errors="replace")
        match = _CHARSET.search(html)
        if not match or not html.startswith(_metas(rule, list(_inline(html))), match.end()):
            message = "must begin with the content security policy of its scripts and the referrer policy"
            found.append(Problem(Location(f"{shown}/{path.relative_to(site).as_posix()}"), Rule.SITE_POLICY, message))
    return found


def policy(rule: str, scripts: Sequence[str]) -> str:
    """Give the policy of a page with these inline scripts; without an address nothing but the site itself is open."""
    hashes = sorted({_hash(script) for script in scripts})
    return "; ".join(["default-src 'none'", " ".join([rule, *hashes]), *_ELSE])


def _metas(rule: str, scripts: Sequence[str]) -> str:
    return _POLICY.format(policy(rule, scripts)) + REFERRER


def _pages(site: Path) -> list[Path]:
    return sorted(path for path in site.rglob("*.html") if path.is_file())


def _rule_of_scripts(site: Path) -> str:
    return _WITH_SEARCH if any(site.rglob("wasm.*.pagefind")) else _WITHOUT_SEARCH


def _inline(html: str) -> Iterator[str]:
    """Yield what would run: every script in the page, but no data."""
    for attributes, text in _SCRIPT.findall(html):
        given = _attributes(attributes)
        if "src" not in given and not _DATA.fullmatch(given.get("type", "")):
            yield text


class _Tag(HTMLParser):
    """Reads one tag."""

    found: Mapping[str, str] = {}

    def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found = {name: value or "" for name, value in reversed(attrs)}  # of two the first counts


@cache
def _attributes(written: str) -> Mapping[str, str]:
    reader = _Tag()
    reader.feed(f"<script{written}>")
    return reader.found


@lru_cache(maxsize=1_000)  # the theme's are the same on many pages
def _hash(script: str) -> str:
    digest = hashlib.sha256(script.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def _scripts_of_theme(site: Path) -> frozenset[str]:
    bare = site / _BARE
    return frozenset(map(_anywhere, _inline(bare.read_text(encoding="utf-8")))) if bare.is_file() else frozenset()


@lru_cache(maxsize=1_000)
def _anywhere(script: str) -> str:
    """Take the address of the page out of a script of the theme, which is all that may differ."""
    return _BASE.sub('new URL(""', script)


def _foreign(scripts: Sequence[str], known: frozenset[str], here: Location) -> Iterator[Problem]:
    for script in scripts:
        if _anywhere(script) not in known:
            message = f"a script inside a page must be the theme's, not {quoted(script.strip())}"
            yield Problem(here, Rule.SITE_POLICY, message)


def _fault_of_top(html: str, here: Location) -> Iterator[Problem]:
    charset, script = _CHARSET.search(html), _SCRIPT.search(html)
    if not charset or (script and script.start() < charset.start()):
        yield Problem(here, Rule.SITE_POLICY, 'must have <meta charset="utf-8"> before every script')

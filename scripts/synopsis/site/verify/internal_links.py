"""Where the addresses of a page lead."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import unquote, urlsplit

from synopsis.register.problems import Problem, Rule, quoted
from synopsis.site.verify.page_reader import Address, Reading, Use

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*(?=:)")
_IGNORED = re.compile(r"[\x00-\x20]")  # browsers drop these, so that `java\nscript:` runs
_OTHER_SITES = {"http", "https", "mailto", "tel"}
_WEB = {"http", "https"}
BARE = "404.html"
"""The page that holds nothing but the theme."""
_ANYWHERE = BARE  # served at any depth, so only absolute links hold on it


@dataclass(frozen=True)
class BuiltSite:
    """What a link can lead to."""

    files: frozenset[str]
    ids: Mapping[str, AbstractSet[str]]
    """Of every page, by its path."""
    base_path: str
    parts: frozenset[str]
    """Scripts and style sheets of the theme."""
    known: dict[str, set[str]] = field(default_factory=dict)
    """Addresses that lead through the root of the site and were found right, by the steps to it: on every page that
    is as deep."""

    @cached_property
    def foreign(self) -> AbstractSet[str]:
        """Files that no page may ask for as a script or a style sheet."""
        return self.files - self.parts


def links_resolve(page: Reading, built: BuiltSite) -> Iterator[Problem]:
    """Every address leads to a file and an id of the site, right at any base path; only readers leave the site."""
    to_root = "../" * page.path.count("/")
    known = built.known.setdefault(to_root, set())
    for address in page.addresses:
        if address.url in known:
            continue
        message = _fault(address, page.path, built)
        if not message and to_root and address.url.startswith(to_root):
            known.add(address.url)
        if message:
            is_request = address.use is Use.FETCH and _foreign_scheme(address.url) is not None
            rule = Rule.SITE_REQUEST if is_request else Rule.SITE_LINK
            yield Problem(page.at(address.place), rule, f"{address.attribute} of {address.tag} {message}")


def parts_are_the_themes(page: Reading, built: BuiltSite) -> Iterator[Problem]:
    """Scripts and style sheets are those of the page that holds nothing but the theme; no other file is one."""
    for tag, url, place in page.parts:
        target = target_of(url, page.path, built.base_path)
        if target in built.foreign:  # what is none is a broken link already
            yield Problem(page.at(place), Rule.SITE_POLICY, f"{tag} must be one of {BARE}, not {quoted(url)}")


def pictures_are_there(page: Reading, built: BuiltSite) -> Iterator[Problem]:
    """Every picture that stands for a page elsewhere is a file of the site."""
    for url, place in page.pictures:
        path = unquote(urlsplit(url).path)
        if not path.startswith(built.base_path) or path.removeprefix(built.base_path) not in built.files:
            message = f"content of meta must name a file of the site, not {quoted(url)}"
            yield Problem(page.at(place), Rule.SITE_LINK, message)


def fetched(page: Reading, base_path: str) -> set[str]:
    """Name the files of the site that a browser fetches with a page."""
    asked = [one.url.strip() for one in page.addresses if one.use is Use.FETCH and _foreign_scheme(one.url) is None]
    found = {_target(unquote(url.partition("#")[0].partition("?")[0]), page.path, base_path) for url in asked}
    return {path for path in found if path} - {page.path}


def resolve(folder: Sequence[str], path: str) -> str | None:
    """Find the file that `path` names from `folder`; None above the root of the site."""
    steps = list(folder)
    *above, last = path.split("/")
    for piece in above:
        if piece == "..":
            if not steps:
                return None
            steps.pop()
        elif piece != ".":
            steps.append(piece)
    if last == "..":
        if not steps:
            return None
        steps.pop()
    name = "index.html" if last in {"", ".", ".."} else last
    return "/".join([*steps, name])


def _fault(address: Address, page: str, built: BuiltSite) -> str:
    """Say what is wrong with an address; nothing when it is right."""
    url = address.url.strip()
    if not url:
        return "must name a target, not ''"
    scheme = _foreign_scheme(url)
    if scheme is not None:
        return _fault_of_foreign(address, scheme)
    rest, _, fragment = url.partition("#")
    path = unquote(rest.partition("?")[0])
    if page == _ANYWHERE and path and not path.startswith(built.base_path):
        return f"must begin with {built.base_path}, because {page} answers at any depth, not {quoted(url)}"
    if page != _ANYWHERE and path.startswith("/"):
        return f"must be relative, not {quoted(url)}"
    must = _fault_of_target(_target(path, page, built.base_path), unquote(fragment.partition(":~:")[0]), built)
    return f"{must}, not {quoted(url)}" if must else ""


def target_of(url: str, page: str, base_path: str) -> str | None:
    """Find the file of the site that an address of a page names; None where it leads elsewhere."""
    if _foreign_scheme(url.strip()) is not None:
        return None
    return _target(unquote(url.strip().partition("#")[0].partition("?")[0]), page, base_path)


def _target(path: str, page: str, base_path: str) -> str | None:
    if not path:
        return page
    if page == _ANYWHERE:
        return resolve((), path.removeprefix(base_path))
    return resolve(page.split("/")[:-1], path)


def _fault_of_target(target: str | None, id_: str, built: BuiltSite) -> str:
    if target is None:
        return "must stay inside the site"
    if target not in built.files:
        return "must end in /" if f"{target}/index.html" in built.files else "must name a file of the site"
    if id_ and target in built.ids and id_ not in built.ids[target]:
        return f"must name an id of {target}"
    return ""


def _foreign_scheme(url: str) -> str | None:
    """Name the scheme of an address that is not relative; empty for `//host`, None inside the site."""
    bare = _IGNORED.sub("", url)
    if match := _SCHEME.match(bare):
        return match[0].lower()
    return "" if bare.replace("\\", "/").startswith("//") else None


def _fault_of_foreign(address: Address, scheme: str) -> str:
    found = quoted(address.url)
    if address.use is Use.FETCH:
        is_inline_image = scheme == "data" and address.tag == "img"
        return "" if is_inline_image else f"must be inside the site, not {found}"
    allowed = _OTHER_SITES if address.use is Use.FOLLOW else _WEB
    return "" if scheme in allowed else f"must be relative or begin with https://, not {found}"

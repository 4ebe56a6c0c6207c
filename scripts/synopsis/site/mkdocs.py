"""MkDocs, called as a library: Markdown below `docs/` to HTML."""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from mkdocs.exceptions import Abort, MkDocsException

from synopsis.cache import Cache
from synopsis.register.problems import Location, Problem, Refused, Rule, in_order, quoted
from synopsis.site.folder_writer import FolderWriter
from synopsis.site.in_parts import in_parts
from synopsis.site.page_maker import PageMaker
from synopsis.site.settings import Settings

_LIBRARY = Path(__file__).resolve().parents[2]
_MESSAGE_LIMIT = 300


@dataclass(frozen=True, slots=True)
class Turned:
    """A page that was turned into HTML, with what other pages must know of it."""

    page: str
    ids: frozenset[str]
    links: Mapping[str, Mapping[str, str]]
    """Ids of other pages to which it leads, by the page: each with the link as it is written."""
    html: bytes = b""
    """Nothing where it is written already."""
    is_alone: bool = False
    """Whether it depends on no other page but by what stands around it."""


def run_mkdocs(  # noqa: PLR0913 - the folders, and what is known of them
    settings: Settings,
    *,
    docs: Path,
    site: Path,
    source_date_epoch: int,
    shown: str = "",
    contents: Mapping[str, bytes] = MappingProxyType({}),
    processes: int = 1,
    turned: Mapping[str, Turned] = MappingProxyType({}),
    cache: Cache | None = None,
    before: Path | None = None,
) -> list[Problem]:
    """Turn `docs` into `site`, which problems call `shown`; each warning is a problem.

    `contents` are files below `docs` that need not be read again, `processes` how many share the work, `turned` pages
    whose HTML was made elsewhere; that of pages which would come out the same stands in the `cache`, and files that are
    the same in the site `before`.
    """
    folders = {"docs": docs, "site": site}

    def make(messages: list[str]) -> None:
        maker = PageMaker(settings, **folders, source_date_epoch=source_date_epoch, contents=contents)
        earlier = EarlierBuild(maker, cache, before)
        _build(maker, messages, processes, turned or earlier.found(), earlier)

    return _problems_of(make, settings, {docs: f"{docs.name}/", site: f"{shown or site.name}/"})


def turn_pages(
    settings: Settings,
    *,
    docs: Path,
    site: Path,
    source_date_epoch: int,
    chosen: Callable[[Sequence[str]], Sequence[str]],
) -> list[Turned]:
    """Turn the pages of `docs` that are chosen of all into HTML, and write nothing; refused where one warns."""
    turned: list[Turned] = []

    def make(_messages: list[str]) -> None:
        maker = PageMaker(settings, docs=docs, site=site, source_date_epoch=source_date_epoch)
        turned.extend(_turn(maker, chosen([*maker.pages])))

    if problems := _problems_of(make, settings, {docs: f"{docs.name}/", site: f"{site.name}/"}):
        raise Refused(problems)
    return turned


def _problems_of(make: Callable[[list[str]], None], settings: Settings, names: Mapping[Path, str]) -> list[Problem]:
    """Let MkDocs make something; give what it warns of, which `make` may change."""
    with _warnings() as messages:
        try:
            make(messages)
        except Abort:
            pass  # what was wrong has been logged
        except MkDocsException as error:
            messages.append(error.format_message())
        except Exception as error:  # whatever a template may raise before a page is in hand
            if isinstance(error, OSError) and error.errno:
                raise  # a full disk is no fault of a page; a template that is not there is an OSError without number
            messages.append(f"{type(error).__name__}: {error}")
    docs = next(iter(names))
    shown = {**names, settings.config.parent: "", _LIBRARY: ""}
    return in_order(_problem(message, settings.config, docs, shown) for message in messages)


def _turn(maker: PageMaker, names: Iterable[str]) -> Iterator[Turned]:
    for name in names:
        page = maker.pages[name]
        is_alone = maker.populate(page)
        html = maker.html(page).encode()
        links = {to.src_uri: links for to, links in (page.links_to_anchors or {}).items()}
        yield Turned(name, frozenset(page.present_anchor_ids or ()), links, html, is_alone)


def _build(
    maker: PageMaker, messages: list[str], processes: int, made: Mapping[str, Turned], earlier: EarlierBuild
) -> None:
    """Write a site; pages are turned into HTML in parts, and what each must know of all others is asked at the end."""
    write = FolderWriter(Path(maker.config.site_dir), earlier.site)
    for file in maker.other_files():
        write(file.dest_uri, file.content_bytes)
    for path, content in maker.pages_of_the_theme():
        write(path, content)
    for one in made.values():
        write(maker.pages[one.page].file.dest_uri, one.html)

    def turn(names: Sequence[str]) -> tuple[list[Turned], list[str]]:
        said_before = len(messages)
        turned = []
        for one in _turn(maker, names):
            write(maker.pages[one.page].file.dest_uri, one.html)
            if len(messages) == said_before:  # what was warned of is to be warned of again
                earlier.keep(one)
            turned.append(replace(one, html=b""))
        earlier.settle()
        return turned, messages[said_before:]

    said = [*messages]
    known = [*made.values()]
    for turned, more in in_parts(turn, [name for name in maker.pages if name not in made], processes):
        said += more
        known += turned
    messages[:] = said
    for one in known:
        page = maker.pages[one.page]
        page.present_anchor_ids = set(one.ids)
        page.links_to_anchors = {maker.pages[to].file: dict(links) for to, links in one.links.items()}
    for page in maker.pages.values():
        page.validate_anchor_links(files=maker.files, log_level=maker.config.validation.links.anchors)


class EarlierBuild:
    """The HTML that an earlier build has made of the same Markdown, in the same surroundings, and the site it left."""

    def __init__(self, maker: PageMaker, cache: Cache | None, site: Path | None) -> None:
        """Look into a cache; without one there is none."""
        self.site = site
        self._maker = maker
        self._cache = cache
        self._surroundings = maker.surroundings if cache else b""

    def found(self) -> Mapping[str, Turned]:
        """Give the pages whose HTML is there."""
        found: dict[str, Turned] = {}
        for name, page in self._maker.pages.items():
            content = page.file.content_bytes
            if self._cache and (kept := self._cache.found("html", self._surroundings, name.encode(), content)):
                ids, html = kept.split(b"\n", 1)
                found[name] = Turned(name, frozenset(json.loads(ids)), {}, html)
        return found

    def keep(self, one: Turned) -> None:
        """Keep the HTML of a page, unless other pages have a say in it."""
        if self._cache and one.is_alone:
            content = self._maker.pages[one.page].file.content_bytes
            made = json.dumps(sorted(one.ids)).encode() + b"\n" + one.html
            self._cache.keep(made, "html", self._surroundings, one.page.encode(), content)

    def settle(self) -> None:
        """Write what was kept."""
        if self._cache:
            self._cache.settle()


class _Messages(logging.Handler):
    """Keeps what is logged as a warning or worse."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.kept: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.kept.append(record.getMessage())


@contextmanager
def _warnings() -> Iterator[list[str]]:
    """Collect the warnings of MkDocs instead of printing them; afterwards its logger is as it was."""
    logger = logging.getLogger("mkdocs")
    handler, level, propagate = _Messages(), logger.level, logger.propagate
    logger.addHandler(handler)
    # a logger that drops warnings would make strict mode count none
    logger.setLevel(logging.WARNING)
    logger.propagate = False
    try:
        yield handler.kept
    finally:
        logger.removeHandler(handler)
        logger.setLevel(level)
        logger.propagate = propagate


def _problem(message: str, config: Path, docs: Path, names: Mapping[Path, str]) -> Problem:
    """Place a message in the first page that it names, else in the settings."""
    for folder, name in names.items():
        message = message.replace(f"{folder}{os.sep}", name)
    message = " ".join(message.split())
    pages = [name for name in message.split("'")[1::2] if not Path(name).is_absolute() and (docs / name).is_file()]
    place = f"{docs.name}/{pages[0]}" if pages else config.name
    return Problem(
        Location(place), Rule.MKDOCS, f"must build without a warning of MkDocs, not {quoted(message, _MESSAGE_LIMIT)}"
    )

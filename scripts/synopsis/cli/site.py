"""Commands that make the site."""

from __future__ import annotations

import os
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from threading import Thread
from typing import TYPE_CHECKING

from synopsis.cli.folders import WRONG_USAGE, Folders, report
from synopsis.cli.register import checked, ledger_of
from synopsis.exports import feeds, files, tombstones
from synopsis.exports.bibliography.works import Edition
from synopsis.pages import all_pages
from synopsis.register.index import Index
from synopsis.register.problems import Location, Problem, Rule, quoted
from synopsis.register.urls import path_of
from synopsis.site import assets, checksums, csp, pagefind, pagefind_order, preview, slim
from synopsis.site.atomic import unwritable
from synopsis.site.builder import build_site, in_turn
from synopsis.site.docs_manifest import read_manifest
from synopsis.site.docs_writer import write_pages
from synopsis.site.lock import only_writer
from synopsis.site.settings import Settings, read_settings, source_date_epoch
from synopsis.site.verify import verify

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from synopsis.page import Page
    from synopsis.register.model import Register
    from synopsis.site.builder import Finish

WATCH_SECONDS = 0.5
PATIENCE_SECONDS = 300.0


def _pages(register: Register, settings: Settings, folders: Folders) -> list[Page]:
    index = Index(register)
    with ThreadPoolExecutor(1) as beside:
        # both wait for pandoc at first, and one can work while the other waits
        prepared_files = beside.submit(
            lambda: list(files.data_files(index, site_name=settings.site_name, site_url=settings.site_url))
        )
        return [
            *all_pages(index, site_name=settings.site_name, site_url=settings.site_url),
            *tombstones.files(register, ledger_of(folders).paths, Edition(settings.site_name, settings.site_url)),
            *feeds.pages(index, site_name=settings.site_name, site_url=settings.site_url),
            *assets.assets(),
            *prepared_files.result(),
        ]


def _expected(register: Register, folders: Folders) -> list[str]:
    """Name the paths that must resolve: of every record, and whatever was published before."""
    index = Index(register)
    promised = [*map(path_of, index.paged_records()), *files.promised(index)]
    return list(dict.fromkeys([*promised, *ledger_of(folders).paths]))


def prepared(folders: Folders) -> tuple[Register, Settings] | list[Problem]:
    """Return the register and the settings when both hold, else what is wrong."""
    register = checked(folders)
    settings = read_settings(folders.config, os.environ)
    problems = [found for found in (register, settings) if isinstance(found, list)]
    if problems or isinstance(register, list) or isinstance(settings, list):
        return [problem for found in problems for problem in found]
    return register, settings


def generate(folders: Folders, _arguments: argparse.Namespace) -> int:
    """Check the register, then write the pages."""
    ready = prepared(folders)
    if isinstance(ready, list):
        return report(ready)
    try:
        with only_writer(folders.docs, PATIENCE_SECONDS):
            written = write_pages(_pages(*ready, folders), folders.docs)
    except TimeoutError:
        message = f"must be free, not in use by another run for more than {PATIENCE_SECONDS:g} seconds"
        return report([Problem(Location(folders.docs.as_posix()), Rule.BUSY, message)])
    except OSError as error:
        return report([unwritable(error, folders.docs)])
    if not written.problems:
        print(f"{len(written.changed)} files written, {len(written.removed)} removed below {folders.docs.as_posix()}.")
    return report(written.problems)


def _finish(folders: Folders) -> Finish:
    """What is done to a site that MkDocs has built; the sums come last, because they are of all the rest."""
    shown = folders.site.name
    return in_turn(
        lambda site: pagefind.index_site(site, shown),
        lambda site: pagefind_order.put_in_order(site / pagefind.FOLDER, f"{shown}/{pagefind.FOLDER}"),
        slim.slim_styles,
        lambda site: csp.protect(site, shown),
        checksums.seal,
    )


def build(folders: Folders, _arguments: argparse.Namespace) -> int:
    """Generate, then build, verify and put in place the site."""
    ready = prepared(folders)
    if isinstance(ready, list):
        return report(ready)
    register, settings = ready
    issued = datetime.combine(register.site.issued, datetime.min.time(), UTC)
    epoch = source_date_epoch(os.environ, otherwise=int(issued.timestamp()))
    if isinstance(epoch, Problem):
        return report([epoch])
    pages = _pages(register, settings, folders)
    problems = build_site(
        pages,
        config=folders.config,
        docs=folders.docs,
        site=folders.site,
        source_date_epoch=epoch,
        expected=_expected(register, folders),
        finish=_finish(folders),
    )
    if not problems:
        print(f"{len(pages)} files generated; the site stands in {folders.site.as_posix()}.")
    return report(problems)


def verify_site(folders: Folders, arguments: argparse.Namespace) -> int:
    """Verify the built site, or a copy of it that somebody has."""
    if arguments.copy:
        return _verify_copy(arguments.copy)
    found = prepared(folders)
    if isinstance(found, list):
        return report(found)
    problems = verify_built(folders, *found)
    if not problems:
        print(f"No problem found in {folders.site.as_posix()}.")
    return report(problems)


def verify_built(folders: Folders, register: Register, settings: Settings) -> list[Problem]:
    """Return what does not hold in the built site."""
    shown = folders.site.name
    return [
        *verify(folders.site, base_path=settings.base_path, expected=_expected(register, folders)),
        *csp.unprotected(folders.site, shown),
        *checksums.differences(folders.site, shown),
    ]


def _verify_copy(copy: Path) -> int:
    """Hold a copy to the sums that came with it; whoever has the sum of these from us knows that it is ours."""
    problems = checksums.differences(copy, copy.name)
    if not problems:
        print(
            f"Every file of {copy.as_posix()} is as published; {checksums.NAME} itself: {checksums.manifest_sum(copy)}"
        )
    return report(problems)


def serve(folders: Folders, arguments: argparse.Namespace) -> int:
    """Build the site, show it on this machine, and build it again at every change."""
    settings = read_settings(folders.config, os.environ)
    if isinstance(settings, list):
        return report(settings)
    build(folders, arguments)
    try:
        server = preview.server(folders.site, settings.base_path, port=arguments.port)
    except (OSError, OverflowError) as error:
        print(f"synopsis serve: port {arguments.port} must be free, not {quoted(error)}", file=sys.stderr)
        return WRONG_USAGE
    Thread(target=server.serve_forever, daemon=True).start()
    print(
        f"http://127.0.0.1:{server.server_port}{settings.base_path} shows every change; stop with Ctrl-C.", flush=True
    )
    before = _watched(folders)
    while True:
        time.sleep(WATCH_SECONDS)
        if (now := _watched(folders)) != before:
            build(folders, arguments)
            before = _watched(folders) if now == _watched(folders) else now


def _watched(folders: Folders) -> dict[str, tuple[int, int]]:
    """State of what an editor changes; what the build itself writes is left out."""
    listed = read_manifest(folders.docs)
    own = set() if isinstance(listed, Problem) else {(folders.docs / name).as_posix() for name in listed}
    return preview.state([folders.sources, folders.docs, folders.config, assets.THEME], frozenset(own))

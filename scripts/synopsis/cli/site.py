"""Commands that make the site."""

from __future__ import annotations

import os
import sys
import time
from datetime import UTC, datetime
from threading import Thread
from typing import TYPE_CHECKING

from synopsis.cli.folders import DONE, WRONG_USAGE, Folders, parsed, report
from synopsis.pages import export, render
from synopsis.pages.index import Index
from synopsis.pages.urls import path_of
from synopsis.register.check import check
from synopsis.register.problems import Location, Problem, Rule, quoted
from synopsis.site import preview, theme
from synopsis.site.builder import build_site
from synopsis.site.lock import only_writer
from synopsis.site.manifest import read_manifest
from synopsis.site.settings import Settings, read_settings
from synopsis.site.verify import verify
from synopsis.site.whole import unwritable
from synopsis.site.write import write_pages

if TYPE_CHECKING:
    import argparse

    from synopsis.pages.page import Page
    from synopsis.register.model import Register

WATCH_SECONDS = 0.5
PATIENCE_SECONDS = 300.0


def _checked(folders: Folders) -> Register | list[Problem]:
    read = parsed(folders)
    problems = check(read)
    return problems if problems or read.register is None else read.register


def check_register(folders: Folders, _arguments: argparse.Namespace) -> int:
    """Check the register."""
    register = _checked(folders)
    if isinstance(register, list):
        return report(register)
    kinds = ("articles", "sentences", "claims", "topics", "questions", "documents", "findings", "audits", "people")
    counts = ", ".join(f"{len(getattr(register, kind))} {kind}" for kind in (*kinds, "events", "names"))
    print(f"No problem found in {counts}.")
    return DONE


def _pages(register: Register, settings: Settings) -> list[Page]:
    index = Index(register)
    return [
        *render.pages(index, site_name=settings.site_name, site_url=settings.site_url),
        *export.pages(index, site_url=settings.site_url),
        *theme.assets(),
    ]


def _expected(register: Register) -> list[str]:
    kinds = (register.articles, register.claims, register.documents, register.questions, register.topics)
    records = [record for kind in kinds for record in kind.values()]
    return [*(path_of(record) for record in records), f"/{export.REGISTER}", f"/{export.SCHEMA}"]


def _prepared(folders: Folders) -> tuple[Register, Settings] | list[Problem]:
    register = _checked(folders)
    settings = read_settings(folders.config, os.environ)
    problems = [found for found in (register, settings) if isinstance(found, list)]
    if problems or isinstance(register, list) or isinstance(settings, list):
        return [problem for found in problems for problem in found]
    return register, settings


def generate(folders: Folders, _arguments: argparse.Namespace) -> int:
    """Check the register, then write the pages."""
    prepared = _prepared(folders)
    if isinstance(prepared, list):
        return report(prepared)
    try:
        with only_writer(folders.docs, PATIENCE_SECONDS):
            written = write_pages(_pages(*prepared), folders.docs)
    except TimeoutError:
        message = f"must be free, not in use by another run for more than {PATIENCE_SECONDS:g} seconds"
        return report([Problem(Location(folders.docs.as_posix()), Rule.BUSY, message)])
    except OSError as error:
        return report([unwritable(error, folders.docs)])
    if not written.problems:
        print(f"{len(written.changed)} files written, {len(written.removed)} removed below {folders.docs.as_posix()}.")
    return report(written.problems)


def build(folders: Folders, _arguments: argparse.Namespace) -> int:
    """Generate, then build, verify and put in place the site."""
    prepared = _prepared(folders)
    if isinstance(prepared, list):
        return report(prepared)
    register, settings = prepared
    issued = datetime.combine(register.site.issued, datetime.min.time(), UTC)
    pages = _pages(register, settings)
    problems = build_site(
        pages,
        config=folders.config,
        docs=folders.docs,
        site=folders.site,
        source_date_epoch=int(os.environ.get("SOURCE_DATE_EPOCH") or issued.timestamp()),
        expected=_expected(register),
    )
    if not problems:
        print(f"{len(pages)} files generated; the site stands in {folders.site.as_posix()}.")
    return report(problems)


def verify_site(folders: Folders, _arguments: argparse.Namespace) -> int:
    """Verify the built site."""
    prepared = _prepared(folders)
    if isinstance(prepared, list):
        return report(prepared)
    register, settings = prepared
    problems = verify(folders.site, base_path=settings.base_path, expected=_expected(register))
    if not problems:
        print(f"No problem found in {folders.site.as_posix()}.")
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
    return preview.state([folders.sources, folders.docs, folders.config, theme.THEME], frozenset(own))

"""Pages to a site that is put in place whole."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from synopsis.register.problems import Location, Problem, Rule, in_order, quoted
from synopsis.site.atomic import unwritable
from synopsis.site.docs_writer import write_pages
from synopsis.site.lock import only_writer
from synopsis.site.settings import Settings, read_settings
from synopsis.site.swap import exchange, recover, remove
from synopsis.site.verify import verify

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from synopsis.page import Page

    Finish = Callable[[Path], Sequence[Problem]]

_PATIENCE = 300.0
_LIBRARY = Path(__file__).resolve().parents[2]
_WARNING = re.compile(r"(?:WARNING|ERROR|CRITICAL): (.+)")
_SOURCE = re.compile(r"'([^']+\.[a-z]+)'")
_MESSAGE_LIMIT = 300


def nothing_more(_site: Path) -> Sequence[Problem]:
    """Leave the site as MkDocs wrote it."""
    return ()


def in_turn(*steps: Finish) -> Finish:
    """Join steps that finish a site: each sees what the last one left, and the first with a problem is the last."""

    def finish(site: Path) -> Sequence[Problem]:
        return next((problems for step in steps if (problems := step(site))), ())

    return finish


def build_site(  # noqa: PLR0913 - the folders of the command line and what the wings above know
    pages: Iterable[Page],
    *,
    config: Path,
    docs: Path,
    site: Path,
    source_date_epoch: int,
    expected: Collection[str],
    finish: Finish = nothing_more,
    environment: Mapping[str, str] = os.environ,
    patience: float = _PATIENCE,
) -> list[Problem]:
    """Write `pages`, build, finish and verify the site; with a problem, `site` stays as it was.

    `expected` are the paths that must resolve, from the root of the site: `/claims/m14/`.
    """
    # absolute without following links: the name that is shown, locked and exchanged is the one that was given
    config, docs, site = (path.absolute() for path in (config, docs, site))
    settings = read_settings(config, environment)
    if not isinstance(settings, Settings):
        return settings
    if problems := _unfit_site(site, config, docs):
        return problems
    try:
        with only_writer(docs, patience) as lock:
            _clear_away(site)
            written = write_pages(pages, docs)
            if written.problems:
                return list(written.problems)
            fresh = site.with_name(f"{site.name}.new-{os.getpid()}")
            try:
                fresh.mkdir(parents=True)
                problems = run_mkdocs(
                    settings,
                    config=config,
                    docs=docs,
                    site=fresh,
                    environment={**environment, "SOURCE_DATE_EPOCH": str(source_date_epoch)},
                    lock=lock,
                    shown=site.name,
                )
                problems = problems or [
                    *finish(fresh),
                    *verify(fresh, base_path=settings.base_path, expected=expected, shown=site.name),
                ]
                if not problems:
                    exchange(fresh, site)
            finally:
                remove(fresh)
    except TimeoutError:
        message = f"must be free, not in use by another build for more than {patience:g} seconds"
        return [Problem(Location(docs.name), Rule.BUSY, message)]
    except OSError as error:
        return [unwritable(error, site)]
    return in_order(problems)


def run_mkdocs(  # noqa: PLR0913 - the same
    settings: Settings,
    *,
    config: Path,
    docs: Path,
    site: Path,
    environment: Mapping[str, str],
    lock: int | None = None,
    shown: str = "",
) -> list[Problem]:
    """Turn `docs` into `site` in a process of its own; each warning is a problem."""
    command = [sys.executable, "-P", "-m", "synopsis.site.engine"]
    folders = ["--config", str(config), "--docs", str(docs), "--site", str(site), "--site-url", settings.site_url]
    search_path = [str(_LIBRARY), *filter(None, [environment.get("PYTHONPATH", "")])]
    with subprocess.Popen(  # noqa: S603 - our own module, with paths as arguments
        [*command, *folders],
        cwd=config.parent,
        env={
            **environment,
            "PYTHONPATH": os.pathsep.join(search_path),
            "PYTHONUTF8": "1",
            "NO_MKDOCS_2_WARNING": "1",
            "DISABLE_MKDOCS_2_WARNING": "true",
        },
        # when we are killed, an engine left alone keeps the next build waiting until it has ended
        pass_fds=[] if lock is None else [lock],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        errors="replace",
    ) as engine:
        try:
            _, output = engine.communicate()
        except BaseException:
            engine.kill()
            raise
    folders_shown = {docs: f"{docs.name}/", site: f"{shown or site.name}/", config.parent: "", _LIBRARY: ""}
    for folder, name in folders_shown.items():
        output = output.replace(f"{folder}{os.sep}", name)
    lines = [line for line in output.splitlines() if line.strip()]
    warnings = [match[1] for line in lines if (match := _WARNING.fullmatch(line))]
    if engine.returncode and not warnings:
        warnings = lines[-1:] or [f"status {engine.returncode}"]
    return in_order(_problem(warning, config, docs) for warning in warnings)


def _problem(warning: str, config: Path, docs: Path) -> Problem:
    """Place a warning in the first page that it names, else in the configuration."""
    named = [name for name in _SOURCE.findall(warning) if not Path(name).is_absolute()]
    sources = [name for name in named if (docs / name).is_file()]
    place = f"{docs.name}/{sources[0]}" if sources else config.name
    message = f"must build without a warning of MkDocs, not {quoted(warning, _MESSAGE_LIMIT)}"
    return Problem(Location(place), Rule.MKDOCS, message)


def _clear_away(site: Path) -> None:
    """Put right what a killed build left beside `site`."""
    recover(site)
    for leftover in site.parent.glob(f"{site.name}.new-*"):
        remove(leftover)


def _unfit_site(site: Path, config: Path, docs: Path) -> list[Problem]:
    """Only a folder that holds a site, or nothing, is replaced as a whole."""
    here = Location(site.name)
    given = (config.resolve(), docs.resolve())
    if any(path.is_relative_to(site.resolve()) for path in given) or site.resolve().is_relative_to(docs.resolve()):
        message = f"must be a folder of its own, neither around {config.name} or {docs.name} nor inside {docs.name}"
        return [Problem(here, Rule.OWNERSHIP, message)]
    if site.is_dir() and any(site.iterdir()) and not (site / "index.html").is_file():
        message = "must be absent, empty or a site with an index.html, because all of it is replaced"
        return [Problem(here, Rule.OWNERSHIP, message)]
    if site.exists() and not site.is_dir():
        return [Problem(here, Rule.OWNERSHIP, "must be a folder, not a file")]
    return []

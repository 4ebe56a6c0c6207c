"""MkDocs, called as a library: Markdown below `docs/` to HTML."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jinja2 import Environment
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.base import LegacyConfig
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.plugins import BasePlugin

from synopsis.register.problems import Location, Problem, Rule, in_order, quoted
from synopsis.site.compiled_templates import CompiledTemplates
from synopsis.site.settings import Settings

_LIBRARY = Path(__file__).resolve().parents[2]
_MESSAGE_LIMIT = 300
_COMPILED = CompiledTemplates()


def run_mkdocs(settings: Settings, *, docs: Path, site: Path, source_date_epoch: int, shown: str = "") -> list[Problem]:
    """Turn `docs` into `site`, which problems call `shown`; each warning is a problem."""
    with _warnings() as messages, _environment(SOURCE_DATE_EPOCH=str(source_date_epoch), NO_MKDOCS_2_WARNING="1"):
        try:
            _build(settings, docs, site)
        except Abort:
            pass  # what was wrong has been logged
        except MkDocsException as error:
            messages.append(error.format_message())
        except Exception as error:  # whatever the theme or a hook may raise; of a page it has been logged
            if isinstance(error, OSError) and error.errno:
                raise  # a full disk is no fault of a page; a template that is not there is an OSError without number
            if not messages:
                messages.append(f"{type(error).__name__}: {error}")
    names = {docs: f"{docs.name}/", site: f"{shown or site.name}/", settings.config.parent: "", _LIBRARY: ""}
    return in_order(_problem(message, settings.config, docs, names) for message in messages)


def _build(settings: Settings, docs: Path, site: Path) -> None:
    config = load_config(
        config_file=str(settings.in_force or settings.config),
        docs_dir=str(docs),
        site_dir=str(site),
        site_url=settings.site_url,
        strict=True,
    )
    config.plugins["synopsis/compiled"] = _KeepCompiled()
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build(config)
    finally:
        config.plugins.on_shutdown()


class _KeepCompiled(BasePlugin[LegacyConfig]):  # type: ignore[no-untyped-call]
    """Lets the theme's templates stay compiled until the process ends: a build makes an environment of its own."""

    def on_env(self, env: Environment, /, **_: object) -> Environment:
        """Give the environment what was compiled before."""
        env.bytecode_cache = _COMPILED
        return env


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


@contextmanager
def _environment(**values: str) -> Iterator[None]:
    """Set what MkDocs and the theme take from the environment alone; afterwards it is as it was."""
    before = {name: os.environ.get(name) for name in values}
    os.environ.update(values)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


def _problem(message: str, config: Path, docs: Path, names: dict[Path, str]) -> Problem:
    """Place a message in the first page that it names, else in the settings."""
    for folder, name in names.items():
        message = message.replace(f"{folder}{os.sep}", name)
    message = " ".join(message.split())
    pages = [name for name in message.split("'")[1::2] if not Path(name).is_absolute() and (docs / name).is_file()]
    place = f"{docs.name}/{pages[0]}" if pages else config.name
    return Problem(
        Location(place), Rule.MKDOCS, f"must build without a warning of MkDocs, not {quoted(message, _MESSAGE_LIMIT)}"
    )

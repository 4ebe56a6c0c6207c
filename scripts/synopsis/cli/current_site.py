"""The site as the sources are now, or as they were when they could last be read."""

from __future__ import annotations

import mimetypes
import os
import sys
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from http import HTTPStatus
from pathlib import Path
from threading import RLock

from synopsis.cli.edition_shown import EditionShown
from synopsis.cli.failed_page import fault
from synopsis.cli.project import Project
from synopsis.exports.bibliography.remembered_lines import RememberedLines
from synopsis.pages import planned_pages
from synopsis.pages.jinja import TEMPLATES, environment
from synopsis.pages.renderer import PageRenderer
from synopsis.register.edition import Edition
from synopsis.register.every_side import with_every_side
from synopsis.register.index import Index
from synopsis.register.model import Register
from synopsis.register.problems import Refused
from synopsis.site import assets
from synopsis.site.atomic import unwritable
from synopsis.site.docs_manifest import Manifest, read_manifest
from synopsis.site.preview import frame
from synopsis.site.preview.news import Board
from synopsis.site.preview.preview_maker import PreviewMaker
from synopsis.site.preview.server import Answer
from synopsis.site.settings import source_date_epoch

OVERRIDES = assets.THEME / "overrides"
_INDEX = "index.html"
_PAGE = "text/html"
_NOTHING_YET = "The site cannot be shown yet"
_NO_PAGE_YET = "This page cannot be made yet"
_MEND = "It will be here as soon as the sources can be read: this page loads itself again."


class CurrentSite:
    """Shows what the sources give; what they last gave, where nothing can be made of them."""

    def __init__(self, project: Project, board: Board) -> None:
        """Begin with nothing: the sources have not been read."""
        self._project = replace(project, draft=True)
        self._base_path = project.settings.base_path
        self._board = board
        self._one_at_a_time = RLock()
        self._lines = RememberedLines()
        self._edition: EditionShown | None = None
        self._shaped: Register | None = None
        """The last register of which pages could be made."""
        self._said: Sequence[str] = ()

    def update(self, changed: Collection[Path] = ()) -> None:
        """Read what has changed, or everything, and show it; what cannot be shown is told."""
        with self._one_at_a_time:
            if changed and all(map(self._is_made, changed)):
                return
            if any(path.is_relative_to(TEMPLATES) for path in changed):
                environment.cache_clear()
            try:
                self._edition = self._read(changed)
            except Refused as refused:
                self._refuse([*map(str, refused.causes)])
            except OSError as error:
                self._refuse([str(unwritable(error, self._project.place))])
            else:
                self._board.show()

    def report(self, problems: list[str], unfinished: list[str]) -> None:
        """Tell what every rule has to say of the sources as they are."""
        with self._one_at_a_time:
            if self._edition is None:
                self._refuse(problems)
            else:
                self._board.report(problems, unfinished)
                self._say(problems)

    def at(self, path: str) -> Answer | None:
        """Answer what stands at a path, `claims/m14/`; nothing where a slash is missing at its end."""
        address = f"{path}{_INDEX}" if not path or path.endswith("/") else path
        if file := frame.FILES.get(address):
            return Answer(file.read_bytes(), _type_of(address))
        with self._one_at_a_time:
            if self._edition is None:
                return self._framed(frame.alone(_NOTHING_YET, _MEND, self._board.news.problems))
            try:
                return self._made(self._edition, address)
            except Exception as error:  # noqa: BLE001 - a template, or a register that breaks a rule, may raise anything
                return self._framed(frame.alone(_NO_PAGE_YET, _MEND, [str(fault(error, address))]))

    def _made(self, edition: EditionShown, address: str) -> Answer | None:
        found = edition.at(address)
        if found is None and edition.maker.name_at(f"{address}/{_INDEX}"):
            return None
        if found is None:
            return self._framed(edition.maker.not_found(), HTTPStatus.NOT_FOUND)
        if isinstance(found, bytes):
            return Answer(found, _type_of(address))
        return self._framed(found) if _type_of(address) == _PAGE else Answer(found.encode(), _type_of(address))

    def _read(self, changed: Collection[Path]) -> EditionShown:
        if self._edition and self._board.news.is_current and changed and all(map(_is_of_the_look, changed)):
            return self._edition.unmade()
        if not changed or {self._project.config.absolute(), self._project.ledger_file.absolute()} & {*changed}:
            self._project = replace(self._project)  # which has read neither
        project, before = self._project, self._edition
        register = replace(project).shaped_register(self._shaped)
        edition = Edition(project.settings.site_name, project.settings.site_url, doi=register.site.doi)
        self._shaped = register
        whole = with_every_side(register).built_from(project.settings.repository)
        index = Index(whole, project.ledger.first_days)
        renderer = PageRenderer(index, self._lines.of(index, edition), edition, project.ledger)
        planned = {page.file: page for page in planned_pages(renderer)}
        around = (project.docs.absolute(), OVERRIDES, project.config.absolute())
        is_same_frame = changed and not any(path.is_relative_to(part) for path in changed for part in around)
        if before and is_same_frame and before.planned.keys() == planned.keys():
            maker = before.maker
        else:
            issued = datetime.combine(register.site.issued, datetime.min.time(), UTC)
            maker = PreviewMaker(
                replace(project).settings_in_force,
                docs=project.docs,
                left_out=[*self._manifest()],
                generated=[*planned],
                epoch=source_date_epoch(os.environ, otherwise=int(issued.timestamp())),
            )
        return EditionShown(index, edition, planned, maker, frozenset(project.ledger.paths))

    def _is_made(self, path: Path) -> bool:
        """Tell whether a file is one that a build writes among the pages."""
        docs = self._project.docs.absolute()
        return path.is_relative_to(docs) and path.relative_to(docs).as_posix() in self._manifest()

    def _manifest(self) -> Manifest:
        try:
            return read_manifest(self._project.docs)
        except Refused:  # whoever builds is told
            return {}

    def _refuse(self, problems: Sequence[str]) -> None:
        if self._edition:
            self._board.complain(problems)
        elif [*self._board.news.problems] != [*problems]:
            self._board.give_up(problems)
        self._say(problems)

    def _say(self, problems: Sequence[str]) -> None:
        """Print problems where the server was started, each list of them once."""
        if problems != self._said:
            self._said = problems
            for problem in problems:
                print(problem, file=sys.stderr, flush=True)

    def _framed(self, page: str, status: HTTPStatus = HTTPStatus.OK) -> Answer:
        html = frame.framed(page, self._board.news.state, self._base_path)
        return Answer(html.encode(errors="xmlcharrefreplace"), _PAGE, status)


def _is_of_the_look(path: Path) -> bool:
    """Tell whether a file says how pages look, and nothing of what is on them or around them."""
    return path.is_relative_to(TEMPLATES) or (path.is_relative_to(assets.THEME) and not path.is_relative_to(OVERRIDES))


def _type_of(address: str) -> str:
    return mimetypes.guess_type(address)[0] or "application/octet-stream"

"""Parts of a build: the HTML of some of its pages, made by one machine and put together with the others by another.

A part names by sums what it was made of: the settings, the program, the names of all pages, and each page's Markdown.
Whoever puts parts together holds these against what is there, so that no page of another register, program or setting
gets into a site; and a part that is there already, of the same things, is not made again.
"""

from __future__ import annotations

import hashlib
import json
import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any

from synopsis.page import Page, Picture
from synopsis.register.problems import Location, Problem, Refused, Rule, quoted
from synopsis.site.atomic import write_atomic
from synopsis.site.in_parts import part_of
from synopsis.site.mkdocs import Turned, turn_pages
from synopsis.site.settings import Settings

PART = re.compile(r"([1-9][0-9]{0,2})/([1-9][0-9]{0,2})")
FOLDERS = re.compile(rb"(?m)^ *(?:custom_dir|docs_dir|site_dir): .*$")
"""What settings say of the machine on which a site is built."""
_LIBRARY = Path(__file__).resolve().parents[1]
_NEEDED = ("mkdocs", "mkdocs-material", "markdown", "jinja2")


@dataclass(frozen=True, slots=True)
class Part:
    """Which part of a build, of how many."""

    number: int
    parts: int

    @property
    def file(self) -> str:
        """The name of the file that it is written to."""
        return f"part-{self.number}-of-{self.parts}.json.z"


def all_parts(parts: int) -> list[Part]:
    """Name every part of a build in so many."""
    return [Part(number, parts) for number in range(1, parts + 1)]


def make_part(  # noqa: PLR0913 - the folders of the command line
    part: Part, pages: Sequence[Page | Picture], settings: Settings, *, docs: Path, site: Path, epoch: int, folder: Path
) -> bool:
    """Turn the pages of a part into HTML, into its file in `folder`; tell whether there was anything to do.

    `pages` stand below `docs` already, with those written by hand.
    """
    file = folder / part.file
    made_of = _made_of(settings, docs, pages, epoch)
    if file.is_file() and _read(file).get("made_of") == made_of:
        return False
    turned = turn_pages(
        settings,
        docs=docs,
        site=site,
        source_date_epoch=epoch,
        chosen=partial(part_of, number=part.number, parts=part.parts),
    )
    given = {
        one.page: {"ids": sorted(one.ids), "links": one.links, "html": one.html.decode(), "sum": _sum(one.html)}
        for one in turned
    }
    folder.mkdir(parents=True, exist_ok=True)
    write_atomic(file, zlib.compress(json.dumps({"made_of": made_of, "pages": given}).encode()))
    return True


def joined(
    folder: Path, pages: Sequence[Page | Picture], settings: Settings, *, docs: Path, epoch: int
) -> Mapping[str, Turned]:
    """Read the parts of a build in `folder`; refused where one is missing, cut off, or made of something else."""
    made_of = _made_of(settings, docs, pages, epoch)
    turned: dict[str, Turned] = {}
    problems: list[Problem] = []
    for file in _files_of_parts(folder):
        read = _read(file)
        if read.get("made_of") != made_of:
            problems.append(_problem(file, "must be a part of this register, made by this program with these settings"))
            continue
        for name, page in read["pages"].items():
            html = page["html"].encode()
            if _sum(html) != page["sum"]:
                problems.append(_problem(file, f"must have the page {quoted(name)} as it was made"))
            turned[name] = Turned(name, frozenset(page["ids"]), page["links"], html)
    if problems:
        raise Refused(problems)
    return turned


def _files_of_parts(folder: Path) -> Iterator[Path]:
    """Find the files of all parts of one build."""
    found = {file.name for file in folder.glob("part-*-of-*.json.z")} if folder.is_dir() else set()
    counts = {int(name.split("-")[3].partition(".")[0]) for name in found}
    if len(counts) != 1:
        what = "of one build, not of several" if counts else "of a build, not none"
        raise Refused([_problem(folder, f"must hold the parts {what} (build --part 1/2 --to {folder.name})")])
    wanted = all_parts(counts.pop())
    if missing := [part.file for part in wanted if part.file not in found]:
        raise Refused(
            [_problem(folder / name, "must be there, as the other parts of the build are") for name in missing]
        )
    return (folder / part.file for part in wanted)


def _made_of(settings: Settings, docs: Path, pages: Sequence[Page | Picture], epoch: int) -> str:
    """Sum up all that the HTML of pages is made of."""
    program = [
        f"{file.relative_to(_LIBRARY).as_posix()} {_sum(file.read_bytes())}"
        for file in sorted(_LIBRARY.rglob("*"))
        if file.is_file() and "__pycache__" not in file.parts
    ]
    given = [f"{page.path} {_sum(page.content)}" for page in pages if page.path.endswith(".md")]
    own = {page.path for page in pages}
    by_hand = [
        f"{name} {_sum(file.read_bytes())}"
        for file in sorted(docs.rglob("*.md"))
        if (name := file.relative_to(docs).as_posix()) not in own
    ]
    in_force = settings.in_force or settings.config
    versions = [f"{name} {version(name)}" for name in _NEEDED]
    alike = FOLDERS.sub(b"", in_force.read_bytes())
    said = [settings.site_url, str(epoch), _sum(alike), *versions, *program, *sorted(given), *by_hand]
    return _sum("\n".join(said).encode())


def _sum(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _read(file: Path) -> dict[str, Any]:
    """Read a part; one that was cut off or is none at all holds nothing."""
    try:
        read = json.loads(zlib.decompress(file.read_bytes()))
    except (zlib.error, ValueError):
        return {}
    return read if isinstance(read, dict) else {}


def _problem(file: Path, message: str) -> Problem:
    return Problem(Location(file.name), Rule.OWNERSHIP, message)

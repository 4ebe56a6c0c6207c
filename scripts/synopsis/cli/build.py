"""The command that makes the site."""

from __future__ import annotations

import argparse
import os
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from synopsis.cli import DONE
from synopsis.cli.contents import pages, promised
from synopsis.cli.project import Project
from synopsis.cli.report import tell
from synopsis.pages import search_terms
from synopsis.register.lifecycle import redacted_names
from synopsis.site import (
    build_cache,
    build_parts,
    checksums,
    csp,
    pagefind,
    pagefind_order,
    pagefind_titles,
    slim,
)
from synopsis.site.build_cache import BuildCache
from synopsis.site.build_parts import Part
from synopsis.site.builder import build_site, in_turn
from synopsis.site.docs_writer import write_pages
from synopsis.site.in_parts import cores
from synopsis.site.lock import only_writer
from synopsis.site.settings import source_date_epoch
from synopsis.site.slim_pages import slim_page

PARTS = Path("parts")
_MOST_PROCESSES = 64
_PATIENCE = 300.0


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add how the work is shared, and that the site is for those who write it."""
    parser.add_argument("--draft", action="store_true", help="build what is unfinished too; it can never be published")
    add_processes(parser)
    parser.add_argument("--clean", action="store_true", help="throw away what earlier builds kept, and make all anew")
    parser.add_argument(
        "--part", type=_part, help="turn only this part of the pages into HTML, such as 2/8; `assemble` joins the parts"
    )
    parser.add_argument("--to", type=Path, default=PARTS, help=f"the folder of the part ({PARTS})")


def add_processes(parser: argparse.ArgumentParser) -> None:
    """Add the option that says how many processes share the work."""
    parser.add_argument(
        "--processes",
        type=_count,
        default=cores(),
        help="how many processes share the work (as many as there are cores)",
    )


def run(project: Project, arguments: argparse.Namespace) -> int:
    """Generate, then build, verify and put in place the site; or make one part of its pages."""
    project = replace(project, draft=arguments.draft)
    if arguments.part:
        return make_part(project, arguments.part, arguments.to, arguments.processes)
    if arguments.clean:
        build_cache.throw_away(build_cache.folder_of(project.docs))
    return build(project, arguments.processes)


def make_part(project: Project, part: Part, folder: Path, processes: int) -> int:
    """Turn one part of the pages into HTML, for `assemble`."""
    project.refuse_unfit()
    made, docs, site = pages(project, processes), project.docs.absolute(), project.site.absolute()
    with only_writer(docs, _PATIENCE):
        write_pages(made, docs)
        settings = project.settings_in_force
        folders = {"docs": docs, "site": site, "folder": folder}
        is_new = build_parts.make_part(part, made, settings, **folders, epoch=_epoch(project))
    print(f"{folder.as_posix()}/{part.file}: {'written' if is_new else 'as it was, nothing to do'}.")
    return DONE


def build(project: Project, processes: int, parts: Path | None = None) -> int:
    """Build the site of a project, which may be a draft; the HTML of pages may come from a folder of `parts`."""
    project.refuse_unfit()
    with _cache_of(project) as cache:
        made = _build(project, processes, parts, cache)
    tell(project.warnings)
    print(f"{made} files generated; the site stands in {project.site.as_posix()}.")
    if project.draft:
        print(f"A draft, not to be published: {len(project.unfinished)} unfinished.")
    return DONE


def _cache_of(project: Project) -> AbstractContextManager[BuildCache | None]:
    """Open what earlier builds kept. An edition is made without it, and of a redaction on nothing is left in it."""
    if project.settings.source:
        return nullcontext()
    return build_cache.opened(build_cache.folder_of(project.docs), sorted(redacted_names(project.register)))


def _build(project: Project, processes: int, parts: Path | None, cache: BuildCache | None) -> int:
    """Build; give how many files were generated."""
    epoch = _epoch(project)
    made = pages(project, processes, cache)
    settings, docs = project.settings_in_force, project.docs.absolute()
    turned = build_parts.joined(parts, made, settings, docs=docs, epoch=epoch) if parts else {}
    shown, say = project.site.name, project.index.interface.say
    terms = pagefind_titles.Terms(
        language=project.register.site.language,
        ranks={say(kind): rank for kind, rank in search_terms.RANKS.items()},
        rank_of_others=search_terms.RANK_OF_OTHERS,
        numbered=frozenset(map(say, search_terms.NUMBERED)),
        synonyms=search_terms.synonyms(project.index),
        places=[*search_terms.places(project.index)],
    )
    build_site(
        made,
        settings,
        docs=project.docs,
        site=project.site,
        source_date_epoch=epoch,
        expected=promised(project),
        processes=processes,
        turned=turned,
        cache=cache,
        finish=in_turn(
            lambda site: pagefind.index_site(site, shown),
            lambda site: pagefind_order.put_in_order(site / pagefind.FOLDER, f"{shown}/{pagefind.FOLDER}", terms.rank),
            lambda site: pagefind_titles.write(site, terms),
            slim.slim_theme,
            lambda site: csp.protect(site, shown, processes, first=slim_page, cache=cache),
            checksums.seal,  # the last, because the sums are of all the rest
        ),
    )
    return len(made)


def _epoch(project: Project) -> int:
    issued = datetime.combine(project.register.site.issued, datetime.min.time(), UTC)
    return source_date_epoch(os.environ, otherwise=int(issued.timestamp()))


def _part(text: str) -> Part:
    match = build_parts.PART.fullmatch(text)
    if not match or int(match[1]) > int(match[2]):
        msg = f"must be the number of a part and of all parts, such as 2/8, not {text!r}"
        raise argparse.ArgumentTypeError(msg)
    return Part(int(match[1]), int(match[2]))


def _count(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 0 < int(text) <= _MOST_PROCESSES):
        msg = f"must be a number from 1 to {_MOST_PROCESSES}, not {text!r}"
        raise argparse.ArgumentTypeError(msg)
    return int(text)

"""The command that makes the site."""

from __future__ import annotations

import argparse
import os
from dataclasses import replace
from datetime import UTC, datetime

from synopsis.cli import DONE
from synopsis.cli.contents import pages, promised
from synopsis.cli.project import Project
from synopsis.cli.report import tell
from synopsis.pages import search_terms
from synopsis.site import checksums, csp, pagefind, pagefind_order, pagefind_titles, slim, slim_pages
from synopsis.site.builder import build_site, in_turn
from synopsis.site.in_parts import cores
from synopsis.site.settings import source_date_epoch

_MOST_PROCESSES = 64


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add how many processes share the work, and that the site is for those who write it."""
    parser.add_argument("--draft", action="store_true", help="build what is unfinished too; it can never be published")
    parser.add_argument(
        "--processes",
        type=_count,
        default=cores(),
        help="how many processes share the work (as many as there are cores)",
    )


def run(project: Project, arguments: argparse.Namespace) -> int:
    """Generate, then build, verify and put in place the site."""
    return build(replace(project, draft=arguments.draft), arguments.processes)


def build(project: Project, processes: int = cores()) -> int:
    """Build the site of a project, which may be a draft."""
    project.refuse_unfit()
    issued = datetime.combine(project.register.site.issued, datetime.min.time(), UTC)
    epoch = source_date_epoch(os.environ, otherwise=int(issued.timestamp()))
    made = pages(project, processes)
    shown = project.site.name
    terms = pagefind_titles.Terms(
        language=project.register.site.language,
        ranks=search_terms.RANKS,
        rank_of_others=search_terms.RANK_OF_OTHERS,
        numbered=search_terms.NUMBERED,
        synonyms=search_terms.synonyms(project.index),
        places=[*search_terms.places(project.index)],
    )
    build_site(
        made,
        project.settings_in_force,
        docs=project.docs,
        site=project.site,
        source_date_epoch=epoch,
        expected=promised(project),
        processes=processes,
        finish=in_turn(
            lambda site: pagefind.index_site(site, shown),
            lambda site: pagefind_order.put_in_order(site / pagefind.FOLDER, f"{shown}/{pagefind.FOLDER}"),
            lambda site: pagefind_titles.write(site, terms),
            slim.slim_theme,
            lambda site: slim_pages.slim_pages(site, processes),
            lambda site: csp.protect(site, shown, processes),
            checksums.seal,  # the last, because the sums are of all the rest
        ),
    )
    tell(project.warnings)
    print(f"{len(made)} files generated; the site stands in {project.site.as_posix()}.")
    if project.draft:
        print(f"A draft, not to be published: {len(project.unfinished)} unfinished.")
    return DONE


def _count(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 0 < int(text) <= _MOST_PROCESSES):
        msg = f"must be a number from 1 to {_MOST_PROCESSES}, not {text!r}"
        raise argparse.ArgumentTypeError(msg)
    return int(text)

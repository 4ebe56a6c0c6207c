"""The command that records in the ledger what is published."""

from __future__ import annotations

import argparse
import os
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from synopsis.cli import DONE
from synopsis.cli.built import edition_of
from synopsis.cli.options import a_day
from synopsis.cli.project import Project
from synopsis.cli.verify import refuse_faults
from synopsis.exports.register_json import REGISTER, as_json, exported
from synopsis.pages import sharing
from synopsis.register.edition import Edition
from synopsis.register.ledger import MEND, Entry, Ledger, Occasion, Publication, recorded
from synopsis.register.model import CORRECTED
from synopsis.register.problems import Location, Problem, Refused, Rule
from synopsis.register.urls import correction_at, path_named, record_at
from synopsis.site import checksums, live_site, page_maker, publication_file
from synopsis.site.atomic import shown, write_atomic
from synopsis.site.publication_file import Told
from synopsis.site.published_files import published_paths
from synopsis.site.settings import COMMIT, DAY, EPOCH, source_date_epoch


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the day, and what is left out."""
    parser.add_argument("--on", type=a_day, help=f"the day of publication, YYYY-MM-DD (that of {EPOCH})")
    parser.add_argument("--dry-run", action="store_true", help="say what would be recorded, and write nothing")
    parser.add_argument("--list", action="store_true", help="also name each path behind the counts by kind")
    parser.add_argument(
        "--join", type=Path, metavar="LEDGER", help="join this ledger, of what ran beside, to the own one"
    )
    parser.add_argument(
        "--anew", action="store_true", help="begin a new ledger, that of the live site being lost for good"
    )
    parser.add_argument("--unasked", action="store_true", help="do not ask the live site of which publication it is")


def run(project: Project, arguments: argparse.Namespace) -> int:
    """Append the built site to the ledger, and let it say of which publication it is; for the deploy workflow alone."""
    project = replace(project, other_ledger=arguments.join)
    if arguments.join and not arguments.join.is_file():
        raise Refused([Problem(Location(shown(arguments.join)), Rule.UNREADABLE, "ledger to join must be a file")])
    project.refuse_unfit()
    project.refuse_unpublishable()
    edition = edition_of(project)
    on, before = _day(arguments, edition), project.ledger
    live = "nobody was asked" if arguments.unasked else live_site.ask(project.settings.site_url)
    _refuse_other_ledger(project, live, on, anew=arguments.anew)
    if isinstance(live, str) and not arguments.unasked:
        print(f"The ledger was not held to the site at {project.settings.site_url}: {live}.")
    _refuse_draft(project)
    refuse_faults(project)
    _refuse_stale(project, edition)
    lost = live.digest if isinstance(live, Told) and not before.heads else ""
    paths = published_paths(project.site, pictures=sharing.NAME)
    manifest = checksums.manifest_sum(project.site) if edition.commit else ""
    occasion = Occasion(on, project.settings.site_url, lost, edition.commit, manifest)
    after = recorded(before, project.register, paths, occasion)
    _refuse_other_edition(project, edition, after.heads[-1], manifest)
    for line in _told(before, after, every=arguments.list):
        print(line)
    if not edition.number:
        print(f"Its pages call it an unpublished build: for an edition, give {COMMIT} and {DAY} to the build.")
    if not arguments.dry_run:
        if after is not before or arguments.join:
            write_atomic(project.ledger_file, after.text.encode())
        write_atomic(project.site / publication_file.NAME, publication_file.as_file(after.heads[-1]))
    return DONE


def _day(arguments: argparse.Namespace, edition: Edition) -> date:
    """Take the day that the pages of the site say, or the one that is given where they say none."""
    given: date | None = arguments.on
    if edition.on and given not in {None, edition.on}:
        message = f"--on must be {edition.on}, the day that the pages of the site say, or be left out; it is {given}"
        raise Refused([Problem(Location("publish"), Rule.CONFIGURATION, message)])
    if day := edition.on or given:
        return day
    if not os.environ.get(EPOCH):
        message = f"day of publication must be given, by --on YYYY-MM-DD or by {EPOCH}"
        raise Refused([Problem(Location("publish"), Rule.CONFIGURATION, message)])
    return datetime.fromtimestamp(source_date_epoch(os.environ, otherwise=0), UTC).date()


def _refuse_stale(project: Project, edition: Edition) -> None:
    """Refuse a site that was built from another register than the present one, which would be recorded."""
    built = project.site / REGISTER
    now = as_json(exported(project.index, edition)).encode()
    if not built.is_file() or built.read_bytes() != now:
        message = "must be of the register as it is now, not of another one or at another address; build the site again"
        raise Refused([Problem(Location(f"{project.site.name}/{REGISTER}"), Rule.SITE_RECORD, message)])


def _refuse_draft(project: Project) -> None:
    """Refuse a site that says on its first page that it is none."""
    first = project.site / "index.html"
    if first.is_file() and page_maker.DRAFT_MARK in first.read_text(encoding="utf-8"):
        message = "must not be that of a draft; build the site without --draft"
        raise Refused([Problem(Location(f"{project.site.name}/index.html"), Rule.SITE_RECORD, message)])


def _refuse_other_edition(project: Project, edition: Edition, head: Publication, manifest: str) -> None:
    """Refuse a site whose pages name another edition than the one that would be recorded."""
    message = ""
    if edition.number not in {0, head.number}:
        message = (
            f"must be built as edition {head.number}, which it would be recorded as, not as edition {edition.number}: "
            "the ledger has moved since, or what was built is not what was committed; build it again of a commit"
        )
    elif head.manifest != manifest and edition.commit:
        message = (
            f"must have the {checksums.NAME} with which edition {head.number} was recorded ({head.manifest[:12]}), not "
            f"another one ({manifest[:12]}): a commit is one edition alone"
        )
    if message:
        raise Refused([Problem(Location(project.site.name), Rule.SITE_RECORD, message)])


def _refuse_other_ledger(project: Project, live: Told | str, on: date, *, anew: bool) -> None:
    """Refuse a ledger that is not that of the live site, since its end was cut off, and one that is of a later day."""
    ledger, site_url = project.ledger, project.settings.site_url
    latest = max((head.on for head in ledger.heads), default=on)
    message = ""
    if anew and ledger.heads:
        message = "ledger must not be there yet where a new one is begun; publish without --anew"
    elif not anew and isinstance(live, Told) and live.digest not in ledger.digests:
        message = (
            f"ledger must have {live}, of which the site at {site_url} is, and has not; {MEND}; where no copy of that "
            "ledger is left, the README says under Hosting how to begin a new one"
        )
    elif on < latest:
        message = f"day must not be before {latest}, that of the last publication; it is {on}"
    if message:
        raise Refused([Problem(Location(shown(project.ledger_file)), Rule.LEDGER, message)])


def _told(before: Ledger, after: Ledger, *, every: bool) -> Iterable[str]:
    """Say by kind what a publication adds to the ledger, and of `every` path which it is."""
    if after is before:
        head = after.heads[-1]
        yield f"Nothing to record since publication {head.number} of {head.on} ({head.digest[:12]})."
        return
    (here,) = after.heads
    yield f"Publication {here.number} of {here.on} at {here.site_url} ({here.digest[:12]}):"
    for word, entries in (
        ("new", [entry for entry in here.entries if entry.path not in before.standing]),
        ("changed", [entry for entry in here.entries if entry.path in before.standing and not entry.redacts]),
        ("redacted", [entry for entry in here.entries if entry.redacts]),
    ):
        counted = ", ".join(f"{count} {kind}" for kind, count in sorted(Counter(map(_kind, entries)).items()))
        yield f"  {word}: {counted or 'none'}"
        yield from (f"    {entry.path}" for entry in entries if every)


def _kind(entry: Entry) -> str:
    name = record_at(entry.path)
    if correction_at(entry.path):
        return "corrections"
    if name and path_named(name) == entry.path:
        return CORRECTED[name.partition("/")[0]].folder
    return "other pages" if entry.path.endswith("/") else "files"

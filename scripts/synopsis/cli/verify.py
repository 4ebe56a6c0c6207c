"""The command that holds the built site, or a copy of it, to what was promised."""

from __future__ import annotations

import argparse
from pathlib import Path

from synopsis.cli import DONE
from synopsis.cli.built import address_of
from synopsis.cli.contents import promised
from synopsis.cli.project import Project
from synopsis.register.ledger import MEND
from synopsis.register.problems import Location, Problem, Refused, Rule, quoted
from synopsis.site import checksums, csp, publication_file
from synopsis.site.verify import verify


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the option that names a copy."""
    parser.add_argument("--copy", type=Path, help="hold a downloaded copy of the site to its manifest.json")


def run(project: Project, arguments: argparse.Namespace) -> int:
    """Verify the built site, or a copy of it that somebody has."""
    if arguments.copy:
        _verify_copy(arguments.copy)
    else:
        project.refuse_unfit()
        refuse_faults(project)
        _refuse_unrecorded(project)
        print(f"No problem found in {project.site.as_posix()}.")
    return DONE


def refuse_faults(project: Project) -> None:
    """Refuse what does not hold in the built site."""
    site, shown = project.site, project.site.name
    settings = project.settings
    if (built_for := address_of(site)) not in {"", settings.site_url}:  # the cause of whatever else would be told
        message = (
            f"must be built for {settings.site_url}, not for {quoted(built_for, 200)}; build it again for that address"
        )
        raise Refused([Problem(Location(f"{shown}/index.html"), Rule.SITE_RECORD, message)])
    problems = [
        *verify(
            site,
            base_path=settings.base_path,
            expected=promised(project),
            views=settings.page_views,
            most=settings.site_sizes,
        ),
        *csp.unprotected(site, shown),
        *checksums.differences(site, shown),
    ]
    if problems:
        raise Refused(problems)


def _refuse_unrecorded(project: Project) -> None:
    """Refuse a site that says that it is of a publication which the ledger does not have."""
    told = _publication(project.site)
    if told and told.digest not in project.ledger.digests:
        message = f"must name a publication of the ledger, not {told}; {MEND}"
        raise Refused([Problem(Location(f"{project.site.name}/{publication_file.NAME}"), Rule.LEDGER, message)])


def _publication(site: Path) -> publication_file.Told | None:
    """Read of which publication a site says that it is; refused where it says so in another form than ours."""
    file = site / publication_file.NAME
    if not file.is_file():
        return None
    with file.open("rb") as opened:
        told = publication_file.told(opened.read(publication_file.MOST_BYTES))
    if told is None:
        message = "must be as `publish` writes it: number, sha256, on, site_url, commit, manifest, follows"
        raise Refused([Problem(Location(f"{site.name}/{publication_file.NAME}"), Rule.SITE_SUM, message)])
    return told


def _verify_copy(copy: Path) -> None:
    """Hold a copy to the sums that came with it; whoever has the sum of these from us knows that it is ours."""
    if problems := checksums.differences(copy, copy.name):
        raise Refused(problems)
    manifest = checksums.manifest_sum(copy)
    if told := _publication(copy):
        print(f"It says that it is of {told}.")
        if told.manifest not in {"", manifest}:
            print("Its sums are not those of that publication: it is an offline copy, or none of ours.")
    print(f"Every file of {copy.as_posix()} is as published; {checksums.NAME} itself: {manifest}")

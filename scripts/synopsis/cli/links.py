"""The command that follows external links."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from synopsis.cli.folders import DONE, Folders, parsed, report
from synopsis.register.problems import Location, Problem, Rule
from synopsis.site.atomic import unwritable, write_whole
from synopsis.site.external_links import LinkState, Manners, as_json, broken, check_links, counts, targets
from synopsis.site.settings import read_settings

if TYPE_CHECKING:
    import argparse


def links(folders: Folders, arguments: argparse.Namespace) -> int:
    """Follow the external links of the register."""
    read = parsed(folders)
    settings = read_settings(folders.config, os.environ)
    faults = [*read.problems, *(settings if isinstance(settings, list) else [])]
    if faults or read.register is None or isinstance(settings, list):
        return report(faults)
    manners = Manners(
        agent=f"Synopsis-links (+{settings.site_url})",
        timeout=arguments.timeout,
        delay=arguments.delay,
        allow_local=arguments.allow_local,
    )
    reports = check_links(targets(read.register), manners)
    for one in reports:
        source = f"{one.target.source} {one.target.field}"
        print(f"{arguments.on}  {one.state:<7}  {source}  {one.target.url}{f'  ({one.why})' if one.why else ''}")
    counted = ", ".join(f"{count} {state}" for state, count in counts(reports).items())
    print(f"{len(reports)} links on {arguments.on}: {counted}.")
    if arguments.json:
        try:
            write_whole(arguments.json, as_json(reports, arguments.on).encode())
        except OSError as error:
            return report([unwritable(error, arguments.json.parent)])
    if not any(one.status and one.state is not LinkState.BLOCKED for one in reports):
        # answers that only refuse, a proxy's for example, say nothing of the sources
        message = f"links must be checked: of {len(reports)} not one was answered"
        return report([Problem(Location(folders.shown_sources), Rule.EXTERNAL_LINK, message)])
    return report(broken(reports)) or DONE

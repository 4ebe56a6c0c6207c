"""The command that follows external links."""

from __future__ import annotations

import argparse
from pathlib import Path

from synopsis.cli import DONE
from synopsis.cli.options import a_day, seconds
from synopsis.cli.project import Project
from synopsis.register.problems import Location, Problem, Refused, Rule
from synopsis.site.atomic import shown, write_atomic
from synopsis.site.external_links import as_json, broken, check_links, counts
from synopsis.site.external_links.classify import LinkState
from synopsis.site.external_links.reader import RequestPolicy
from synopsis.site.external_links.targets import targets


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the day, the report's file, and how long to wait."""
    parser.add_argument("--on", type=a_day, required=True, help="the day of the check, YYYY-MM-DD")
    parser.add_argument("--json", type=Path, help="write the report to this file too")
    parser.add_argument("--delay", type=seconds, default=1.0, help="seconds between requests to a host (1)")
    parser.add_argument("--timeout", type=seconds, default=20.0, help="seconds to wait for an answer (20)")
    parser.add_argument("--allow-local", action="store_true", help="also ask this machine; for tests")


def run(project: Project, arguments: argparse.Namespace) -> int:
    """Follow the external links of the register."""
    policy = RequestPolicy(
        agent=f"Synopsis-links (+{project.settings.site_url})",
        timeout=arguments.timeout,
        delay=arguments.delay,
        allow_local=arguments.allow_local,
    )
    reports = check_links(targets(project.typed_register), policy)
    for one in reports:
        source = f"{one.target.source} {one.target.field}"
        print(f"{arguments.on}  {one.state:<7}  {source}  {one.target.url}{f'  ({one.why})' if one.why else ''}")
    counted = ", ".join(f"{count} {state}" for state, count in counts(reports).items())
    print(f"{len(reports)} links on {arguments.on}: {counted}.")
    if arguments.json:
        write_atomic(arguments.json, as_json(reports, arguments.on).encode())
    if not any(one.status and one.state is not LinkState.BLOCKED for one in reports):
        # answers that only refuse, a proxy's for example, say nothing of the sources
        message = f"links must be checked: of {len(reports)} not one was answered"
        raise Refused([Problem(Location(shown(project.sources)), Rule.EXTERNAL_LINK, message)])
    if problems := broken(reports):
        raise Refused(problems)
    return DONE

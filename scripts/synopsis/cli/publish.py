"""The command that keeps the ledger of published paths."""

from __future__ import annotations

import argparse
import os

from synopsis.cli import DONE
from synopsis.cli.project import Project
from synopsis.cli.verify import refuse_faults
from synopsis.exports.register_json import REGISTER, as_json, exported
from synopsis.register.fingerprints import correction_fingerprint, material_fingerprint
from synopsis.register.ledger import placeholder, published_paths, updated
from synopsis.register.model import name_of
from synopsis.register.problems import Location, Problem, Refused, Rule, quoted
from synopsis.register.urls import path_of, path_of_correction
from synopsis.site.atomic import shown, write_atomic


def run(project: Project, _arguments: argparse.Namespace) -> int:
    """Write the paths of the built site into the ledger; for the deploy workflow alone."""
    project.refuse_unfit()
    _refuse_placeholder(project)
    refuse_faults(project)
    _refuse_stale(project)
    register = project.register
    corrections = {path_of_correction(item.id): correction_fingerprint(item) for item in register.corrections.values()}
    paths = [*published_paths(project.site), *corrections]
    update = updated(project.ledger.lines, paths, _fingerprints(project) | corrections)
    for path in update.added:
        print(f"new: {path}")
    for path in update.changed:
        print(f"changed: {path}")
    counted = f"{len(update.added)} paths added, {len(update.changed)} sums renewed"
    print(f"{counted} in {shown(project.ledger_file)}.")
    if update.added or update.changed:
        write_atomic(project.ledger_file, update.text.encode())
    return DONE


def _refuse_placeholder(project: Project) -> None:
    if host := placeholder(project.settings.site_url):
        place = "SITE_URL" if os.environ.get("SITE_URL") else project.config.name
        message = f"site_url must be the address at which the site stays, not one at {quoted(host)}"
        raise Refused([Problem(Location(place), Rule.PLACEHOLDER_HOST, message)])


def _refuse_stale(project: Project) -> None:
    """Refuse a site that was built from another register than the present one, which would be recorded."""
    built = project.site / REGISTER
    now = as_json(exported(project.index, project.settings.site_url)).encode()
    if not built.is_file() or built.read_bytes() != now:
        message = "must be of the register as it is now, not of another one or at another address; build the site again"
        raise Refused([Problem(Location(f"{project.site.name}/{REGISTER}"), Rule.SITE_RECORD, message)])


def _fingerprints(project: Project) -> dict[str, str]:
    records = project.index.paged_records()
    return {path_of(record): material_fingerprint(project.register, name_of(record)) for record in records}

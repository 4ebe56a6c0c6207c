"""The command that keeps the ledger of published paths."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from synopsis.cli.folders import DONE, report
from synopsis.cli.register import ledger_of
from synopsis.cli.site import prepared, verify_built
from synopsis.exports.register_json import REGISTER, as_json, exported
from synopsis.register.fingerprints import correction_fingerprint, material_fingerprint
from synopsis.register.index import Index
from synopsis.register.ledger import placeholder, published_paths, updated
from synopsis.register.model import name_of
from synopsis.register.problems import Location, Problem, Rule, quoted
from synopsis.register.urls import path_of, path_of_correction
from synopsis.site.atomic import unwritable, write_whole

if TYPE_CHECKING:
    import argparse

    from synopsis.cli.folders import Folders
    from synopsis.register.model import Register
    from synopsis.site.settings import Settings


def publish(folders: Folders, _arguments: argparse.Namespace) -> int:
    """Write the paths of the built site into the ledger; for the deploy workflow alone."""
    found = prepared(folders)
    if isinstance(found, list):
        return report(found)
    register, settings = found
    if host := placeholder(settings.site_url):
        place = "SITE_URL" if os.environ.get("SITE_URL") else folders.config.name
        message = f"site_url must be the address at which the site stays, not one at {quoted(host)}"
        return report([Problem(Location(place), Rule.PLACEHOLDER_HOST, message)])
    if problems := verify_built(folders, register, settings) or _stale(folders, register, settings):
        return report(problems)
    corrections = {path_of_correction(item.id): correction_fingerprint(item) for item in register.corrections.values()}
    paths = [*published_paths(folders.site), *corrections]
    update = updated(ledger_of(folders).lines, paths, _fingerprints(register) | corrections)
    for path in update.added:
        print(f"new: {path}")
    for path in update.changed:
        print(f"changed: {path}")
    print(f"{len(update.added)} paths added, {len(update.changed)} sums renewed in {folders.shown_ledger}.")
    if update.added or update.changed:
        try:
            write_whole(folders.ledger, update.text.encode())
        except OSError as error:
            return report([unwritable(error, folders.sources)])
    return DONE


def _stale(folders: Folders, register: Register, settings: Settings) -> list[Problem]:
    """Return that the site was built from another register than the present one, which would be recorded."""
    built = folders.site / REGISTER
    if built.is_file() and built.read_bytes() == as_json(exported(Index(register), settings.site_url)).encode():
        return []
    message = "must be of the register as it is now, not of another one or at another address; build the site again"
    return [Problem(Location(f"{folders.site.name}/{REGISTER}"), Rule.SITE_RECORD, message)]


def _fingerprints(register: Register) -> dict[str, str]:
    records = Index(register).paged_records()
    return {path_of(record): material_fingerprint(register, name_of(record)) for record in records}

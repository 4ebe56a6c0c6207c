"""The command that writes the citation file of the repository."""

from __future__ import annotations

from typing import TYPE_CHECKING

from synopsis.cli.folders import DONE, report
from synopsis.cli.site import prepared
from synopsis.exports.bibliography.cff import NAME, citation_file
from synopsis.exports.bibliography.works import Edition
from synopsis.register.ledger import placeholder
from synopsis.site.atomic import unwritable, write_whole

if TYPE_CHECKING:
    import argparse

    from synopsis.cli.folders import Folders


def cff(folders: Folders, _arguments: argparse.Namespace) -> int:
    """Write `CITATION.cff` beside the settings; an address that is a placeholder is left out of it."""
    found = prepared(folders)
    if isinstance(found, list):
        return report(found)
    register, settings = found
    address = "" if placeholder(settings.site_url) else settings.site_url
    target = folders.config.parent / NAME
    try:
        write_whole(target, citation_file(register.site, Edition(settings.site_name, address)).encode())
    except OSError as error:
        return report([unwritable(error, target.parent)])
    print(f"{target.as_posix()} is written.")
    return DONE

"""What a published site says of its own publication: `publication.json`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from synopsis.register.ledger import Publication
from synopsis.register.patterns import SHA256

NAME = "publication.json"
MOST_BYTES = 64 * 1024


@dataclass(frozen=True, slots=True)
class Told:
    """The publication of which a site says that it is."""

    number: int
    digest: str
    on: date
    manifest: str
    """SHA-256 of the site's `manifest.json`; empty where the site was an unpublished build."""

    def __str__(self) -> str:
        return f"publication {self.number} of {self.on.isoformat()} ({self.digest[:12]})"


def as_file(publication: Publication) -> bytes:
    """Write the file of a site. It is made after the sums of all others, which it names by way of the ledger."""
    told = {
        "number": publication.number,
        "sha256": publication.digest,
        "on": publication.on.isoformat(),
        "site_url": publication.site_url,
        "commit": publication.commit,
        "manifest": publication.manifest,
        "follows": list(publication.follows),
    }
    return f"{json.dumps(told, indent=1)}\n".encode()


def told(content: bytes) -> Told | None:
    """Read the file of a site, which may come from anywhere; None where it is none."""
    try:
        found = json.loads(content)
        number, digest, on, manifest = (found[name] for name in ("number", "sha256", "on", "manifest"))
        are_sums = SHA256.fits(digest) and (manifest == "" or SHA256.fits(manifest))
        is_one = isinstance(found, Mapping) and type(number) is int and number > 0 and are_sums
        return Told(number, digest, date.fromisoformat(on), manifest) if is_one else None
    except (ValueError, TypeError, LookupError, RecursionError):
        return None

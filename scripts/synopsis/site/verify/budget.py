"""How large a site may be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from synopsis.register.problems import Location, Problem, Rule

MEGABYTE = 1_000_000
SITE_MEGABYTES = 800
"""The host takes 1 GB; what is left is room for the day on which somebody notices."""
FILE_MEGABYTES = 20


def site_is_small(sizes: Mapping[str, int], shown: str) -> Iterator[Problem]:
    """The site and each file of it stay below what the host takes and a reader on a telephone bears."""
    for path, size in sorted(sizes.items()):
        if size >= FILE_MEGABYTES * MEGABYTE:
            message = f"must be smaller than {FILE_MEGABYTES} MB, not {_shown(size)}"
            yield Problem(Location(f"{shown}/{path}"), Rule.SITE_BUDGET, message)
    if (whole := sum(sizes.values())) >= SITE_MEGABYTES * MEGABYTE:
        yield Problem(
            Location(shown), Rule.SITE_BUDGET, f"must be smaller than {SITE_MEGABYTES} MB, not {_shown(whole)}"
        )


def _shown(size: int) -> str:
    return f"{size / MEGABYTE:.1f} MB"

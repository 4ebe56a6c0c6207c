"""How large a site may be, and how heavy a page with all that a browser fetches for it."""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from synopsis.register.problems import Location, Problem, Rule
from synopsis.register.urls import record_at
from synopsis.site.verify.internal_links import fetched
from synopsis.site.verify.page_reader import Reading

KILOBYTE = 1_000
MEGABYTE = 1_000_000
_LEVEL = 6
"""At which hosts compress."""
HASTE = 1
"""The least level, at which a page takes a third of the time and is never lighter."""
_ANSWERING = ("question/", "claim/", "topic/")
"""Records by whose pages a reader wants an answer at once, as from home."""


@dataclass(frozen=True, slots=True)
class PageViews:
    """How many kilobytes (of 1,000 bytes) a page view may have, compressed."""

    answers: int = 45
    """Home, and the page of a topic, a question or a claim."""
    others: int = 60

    def limit(self, path: str) -> int:
        """Tell it for the page at `path` below the site."""
        folder = f"/{path.removesuffix('index.html')}"
        is_answer = folder == "/" or record_at(folder).startswith(_ANSWERING)
        return self.answers if is_answer else self.others


@dataclass(frozen=True, slots=True)
class SiteSizes:
    """Below how many megabytes (of 1,000,000 bytes) a site and each file of it stay."""

    site: int = 800
    """The host takes 1 GB; what is left is room for the day on which somebody notices."""
    file: int = 20


ANY_REGISTER = SiteSizes()


def pages_are_light(
    pages: Iterable[Reading], site: Path, base_path: str, views: PageViews, shown: str
) -> Iterator[Problem]:
    """Every page stays, with all that a browser fetches for it, within what its kind may weigh."""
    weigh = cache(lambda path: compressed(site / path))
    for page in pages:
        files = fetched(page, base_path)
        limit = views.limit(page.path) * KILOBYTE
        if page.packed + sum(map(weigh, files)) <= limit:
            continue
        weight = weigh(page.path) + sum(map(weigh, files))
        if weight > limit:
            must = f"must have at most {views.limit(page.path)} KB with all that it fetches, compressed"
            message = f"{must}, not {weight / KILOBYTE:.1f} KB, of which {weigh(page.path) / KILOBYTE:.1f} KB its own"
            yield Problem(Location(f"{shown}/{page.path}"), Rule.SITE_BUDGET, message)


def compressed(file: Path) -> int:
    """Weigh a file as it comes from a host; nothing where there is none, which is another problem."""
    return len(gzip.compress(file.read_bytes(), _LEVEL)) if file.is_file() else 0


def site_is_small(sizes: Mapping[str, int], most: SiteSizes, shown: str) -> Iterator[Problem]:
    """The site and each file of it stay below what the host takes and a reader on a telephone bears."""
    for path, size in sorted(sizes.items()):
        if size >= most.file * MEGABYTE:
            message = f"must be smaller than {most.file} MB, not {_shown(size)}"
            yield Problem(Location(f"{shown}/{path}"), Rule.SITE_BUDGET, message)
    if (whole := sum(sizes.values())) >= most.site * MEGABYTE:
        yield Problem(Location(shown), Rule.SITE_BUDGET, f"must be smaller than {most.site} MB, not {_shown(whole)}")


def _shown(size: int) -> str:
    return f"{size / MEGABYTE:.1f} MB"

"""Where a reader says that something is wrong: at the address that the site names, or in its repository.

The forms are those of `.github/ISSUE_TEMPLATE/`; their fields are filled as GitHub describes it under "Creating an
issue from a URL query". Other hosts of repositories have a list of issues at least.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit

from synopsis.register.model import Site

GITHUB = "github.com"
CHALLENGE = "challenge.yml"
"""The form by which what stands on a page is challenged."""


@dataclass(frozen=True)
class Reporting:
    """The addresses; each is empty where nothing is known."""

    mistake: str
    """Of what is wrong, in public."""
    private: str
    """Of what is to be removed, which is asked for where nobody else reads it."""


def of_site(site: Site) -> Reporting:
    """Return where a reader turns to with anything."""
    if is_on_github(site):
        private = f"{site.repository}/security/advisories/new"
        return Reporting(site.contact_url or f"{site.repository}/issues/new/choose", site.contact_url or private)
    issues = f"{site.repository}/issues" if site.repository else ""
    return Reporting(site.contact_url or issues, site.contact_url)


def of_page(site: Site, address: str) -> str:
    """Return where a reader turns to with what stands at one address of the site."""
    if site.contact_url or not is_on_github(site):
        return of_site(site).mistake
    return f"{site.repository}/issues/new?{urlencode({'template': CHALLENGE, 'address': address})}"


def is_on_github(site: Site) -> bool:
    """Tell whether the repository is kept by the one host whose forms and releases the workflow makes."""
    return urlsplit(site.repository).hostname == GITHUB

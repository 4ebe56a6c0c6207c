"""Rules on the address at which a register is published."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from synopsis.register.hosts import placeholder
from synopsis.register.ledger import Ledger
from synopsis.register.model import Site
from synopsis.register.problems import Location, Problem, Rule, quoted


@dataclass(frozen=True, slots=True)
class BuiltFor:
    """The address for which a site is built."""

    site_url: str
    location: Location
    """Where it is given."""

    @property
    def is_draft(self) -> bool:
        """Whether nothing can be published there, so that it need not be that of the ledger."""
        return bool(placeholder(self.site_url))


def addresses_do_not_change(site: Site, ledger: Ledger, built: BuiltFor) -> Iterator[Problem]:
    """A site that was published stays at its address, unless it says from where it moved."""
    left = set(ledger.addresses) - {built.site_url, *site.moved_from}
    if left and not built.is_draft:
        address = min(left)
        message = (
            f"site_url must be {quoted(address, 200)}, at which the ledger {ledger.shown} has the site, not "
            f"{quoted(built.site_url, 200)}; build for that address, or, where the site has moved for good, add "
            f"`moved_from: [{address}]` and `published: {built.site_url}` to {site.file}; a copy of the project that "
            "is published elsewhere deletes its branch `ledger` and this file, and begins its own"
        )
        yield Problem(built.location, Rule.PUBLISHED_ADDRESS, message)


def ledgers_are_not_lost(site: Site, ledger: Ledger, built: BuiltFor) -> Iterator[Problem]:
    """A site that says that it is published at the address for which it is built has its ledger."""
    is_there = bool(ledger.publications or ledger.problems)
    if not is_there and built.site_url == site.published:
        message = (
            f"ledger must be there, because the site is published at {built.site_url} ({site.file}); fetch it: "
            "make ledger; where no copy of it is left, the README says under Hosting how to begin a new one"
        )
        yield Problem(Location(ledger.shown), Rule.LEDGER, message)


def published_addresses_are_named(site: Site, ledger: Ledger, _built: BuiltFor) -> Iterator[Problem]:
    """A site that was published more than once says at which address, so that a lost ledger is noticed."""
    known = {head.site_url for head in ledger.heads}
    has_moved = bool(site.published) and known <= set(site.moved_from)
    if site.published in site.moved_from:
        message = f"moved_from must name addresses of before, not {quoted(site.published, 200)}, which is published"
        yield Problem(site.at("moved_from"), Rule.PUBLISHED_ADDRESS, message)
    # after the first publication a run may have to be repeated before anybody can write the line
    elif len(ledger.publications) > 1 and site.published not in known and not has_moved:
        address = ledger.heads[-1].site_url
        message = (
            f"published must be {quoted(address, 200)}, at which the ledger has the site, not "
            f"{quoted(site.published, 200) if site.published else 'missing'}; write `published: {address}`"
        )
        yield Problem(site.at("published") if site.published else site.at(), Rule.PUBLISHED_ADDRESS, message)

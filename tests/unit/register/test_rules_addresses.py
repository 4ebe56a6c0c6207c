"""The address at which a register is published, and the ledger that knows it."""

from datetime import date

import pytest

from builders import a_site
from synopsis.register.ledger import Ledger, Occasion, appended, joined
from synopsis.register.problems import Location, Rule
from synopsis.register.rules import RULES_OF_ADDRESS
from synopsis.register.rules.addresses import BuiltFor

HERE, THERE = "https://halma-lights.org/", "https://halma.org/lights/"
NOWHERE = "https://lights.example.org/"
NONE = Ledger(shown="sources/permalinks.txt")


def publications(*addresses):
    """Give the ledger of a site that was published at these addresses, one after another."""
    ledger = NONE
    for number, address in enumerate(addresses):
        ledger = appended(ledger, {f"/{number}/": ""}, Occasion(date(2026, 11, 28), address))
    return ledger


ONCE, TWICE, MOVED = publications(HERE), publications(HERE, HERE), publications(HERE, THERE)


def found(ledger, built=HERE, **fields):
    """Give what is wrong with the address, as place and rule."""
    built_for = BuiltFor(built, Location("SITE_URL"))
    site = a_site(**fields)
    return [problem for rule in RULES_OF_ADDRESS for problem in rule(site, ledger, built_for)]


@pytest.mark.parametrize(
    ("ledger", "built", "fields"),
    [
        pytest.param(NONE, HERE, {}, id="first-publication"),
        pytest.param(NONE, HERE, {"published": THERE}, id="first-publication-of-a-fork"),
        pytest.param(NONE, NOWHERE, {"published": HERE}, id="draft-without-the-ledger"),
        pytest.param(ONCE, HERE, {}, id="first-publication-repeated"),
        pytest.param(ONCE, HERE, {"published": THERE}, id="first-publication-of-a-fork-repeated"),
        pytest.param(TWICE, HERE, {"published": HERE}, id="published"),
        pytest.param(TWICE, NOWHERE, {"published": HERE}, id="draft"),
        pytest.param(TWICE, THERE, {"published": THERE, "moved_from": [HERE]}, id="moves"),
        pytest.param(MOVED, THERE, {"published": THERE, "moved_from": [HERE]}, id="has-moved"),
        pytest.param(
            joined(publications(HERE, HERE), publications(HERE, HERE, HERE)), HERE, {"published": HERE}, id="two-heads"
        ),
    ],
)
def test_an_address_that_stays(ledger, built, fields):
    """A first publication, one at the same address, a draft, and a move that is said, are in order."""
    assert found(ledger, built, **fields) == []


@pytest.mark.parametrize(
    ("ledger", "built", "fields", "left"),
    [
        pytest.param(ONCE, THERE, {}, HERE, id="other-address"),
        pytest.param(TWICE, THERE, {"published": HERE}, HERE, id="site-url-alone"),
        pytest.param(MOVED, HERE, {"published": THERE, "moved_from": [HERE]}, THERE, id="back-to-the-old-one"),
        pytest.param(MOVED, THERE, {"published": THERE}, HERE, id="move-forgotten"),
    ],
)
def test_another_address(ledger, built, fields, left):
    """A site that is built for another address than the ledger's is refused where the address is given."""
    (problem,) = found(ledger, built, **fields)

    assert (problem.location, problem.rule) == (Location("SITE_URL"), Rule.PUBLISHED_ADDRESS)
    assert problem.message == (
        f"site_url must be '{left}', at which the ledger sources/permalinks.txt has the site, not '{built}'; build for "
        f"that address, or, where the site has moved for good, add `moved_from: [{left}]` and `published: {built}` to "
        "sources/site.yml; a copy of the project that is published elsewhere deletes its branch `ledger` and this "
        "file, and begins its own"
    )


def test_a_lost_ledger():
    """A site that says that it is published here has a ledger, or it was lost."""
    (problem,) = found(NONE, published=HERE)

    assert (problem.location, problem.rule) == (Location("sources/permalinks.txt"), Rule.LEDGER)
    assert problem.message.startswith(
        f"ledger must be there, because the site is published at {HERE} (sources/site.yml)"
    )
    assert "make ledger" in problem.message


@pytest.mark.parametrize(
    ("fields", "said"), [({}, "not missing"), ({"published": THERE}, f"not '{THERE}'")], ids=["missing", "another"]
)
def test_the_published_address_is_asked_for(fields, said):
    """Once the site was published again, it says at which address."""
    (problem,) = found(TWICE, **fields)

    assert (problem.location.file, problem.rule) == ("sources/site.yml", Rule.PUBLISHED_ADDRESS)
    assert problem.message == (
        f"published must be '{HERE}', at which the ledger has the site, {said}; write `published: {HERE}`"
    )


def test_a_site_does_not_move_to_where_it_is():
    """The address of today is none of before."""
    (problem,) = found(TWICE, published=HERE, moved_from=[THERE, HERE])

    assert problem.message == f"moved_from must name addresses of before, not '{HERE}', which is published"

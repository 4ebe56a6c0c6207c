"""Publications as editions: what each has changed, and which a later redaction takes down."""

from datetime import date

import pytest

from synopsis.register.ledger import Ledger, Occasion, appended, joined
from synopsis.register.ledger.editions import listed

HOME = "https://halma-lights.org/"
SUMS = [f"{number:064x}" for number in range(16)]
CLAIM, OTHER, CORRECTION = "/claims/m1/", "/claims/m2/", "/corrections/#correction-c1"


def published(ledger, day, *redacted, **sums):
    """Publish claims by their numbers, each with its sum, on a day of November, with a file and a correction."""
    now = {f"/claims/{name}/": sum_ for name, sum_ in sums.items() if name != "c1"} | {"/claims/m1/index.json": ""}
    now |= {CORRECTION: sums["c1"]} if "c1" in sums else {}
    return appended(ledger, now, Occasion(date(2026, 11, day), HOME), redacted)


FIRST = published(Ledger(), 1, m1=SUMS[1])
SECOND = published(FIRST, 2, m1=SUMS[2], m2=SUMS[3], c1=SUMS[4])
THIRD = published(SECOND, 3, CLAIM, m1="", m2=SUMS[3], c1=SUMS[4])
FOURTH = published(THIRD, 4, OTHER, m1="", m2=SUMS[5], c1=SUMS[4])


def test_what_each_has_changed():
    """Records are new, changed or redacted, corrections are those that came with it; files are not told of."""
    told = [(one.new, one.changed, one.redacted, one.corrections) for one in listed(FOURTH)]

    assert told == [
        (["claim/m1"], [], [], []),
        (["claim/m2"], ["claim/m1"], [], ["c1"]),
        ([], [], ["claim/m1"], []),
        ([], [], ["claim/m2"], []),
    ]


@pytest.mark.parametrize(
    ("ledger", "days"),
    [
        pytest.param(SECOND, [None, None], id="no-redaction"),
        pytest.param(THIRD, [3, 3, None], id="all-before-it"),
        pytest.param(FOURTH, [3, 3, 4, None], id="since-it-was-first-published"),
    ],
)
def test_a_redaction_takes_down_what_had_it(ledger, days):
    """Every edition from the first that had the path to the last before the redaction, on the day of the first one."""
    found = [one.taken_down for one in listed(ledger)]

    assert found == [day and date(2026, 11, day) for day in days]


def test_an_edition_before_what_was_redacted_stays():
    """What did not have the path yet is not touched."""
    ledger = published(SECOND, 3, OTHER, m1=SUMS[2], m2="", c1=SUMS[4])

    assert [one.taken_down and one.taken_down.day for one in listed(ledger)] == [None, 3, None]


def test_two_with_one_number():
    """What ran beside each other has one number, and is told apart by its digest."""
    beside = published(FIRST, 2, m1=SUMS[7])
    both = joined(SECOND, beside)

    tags = [one.tag for one in listed(both)]

    assert tags[0] == "edition-1"
    assert sorted(tags[1:]) == sorted(f"edition-2-{one.heads[0].digest[:8]}" for one in (SECOND, beside))

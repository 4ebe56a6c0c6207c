"""A register, spoiled in one place many times: refused with an address or shown, and nothing raises."""

from collections import Counter

import pytest
from mutate_register import FAULTS, Bench, Outcome, Result, mutate, report, status

from lighthouse import LIGHTHOUSE

SEED = 1992
TIMES = 60


def test_a_spoiled_register_is_refused_or_shown():
    """Of 60 mutations of the second register none raises, is refused without an address, or makes unfit pages."""
    bench = Bench(LIGHTHOUSE / "sources")

    results = [mutate(bench, SEED, number, show=number % 20 == 0) for number in range(TIMES)]

    counts = Counter(result.outcome for result in results)
    assert [result for result in results if result.outcome in FAULTS] == [], report(results)
    assert counts[Outcome.REFUSED] > 30  # they do spoil


@pytest.mark.parametrize(
    ("outcome", "expected"), [(outcome, int(outcome in {Outcome.FAILED, Outcome.UNFIT})) for outcome in Outcome]
)
def test_the_status_tells(outcome, expected):
    """The command fails for whatever raised or had no address, and for pages that the verification refuses."""
    fine = Result(0, "cut_off", "sources/site.yml", Outcome.REFUSED)

    assert status([fine, Result(1, "text", "sources/site.yml", outcome, "x"), fine]) == expected


def test_unfit_pages_are_seen(monkeypatch):
    """Canary: pages that break a rule of built pages are an unfit outcome, not a shown one."""
    bench = Bench(LIGHTHOUSE / "sources")
    shown = "sources/site.yml"
    content = bench.contents[shown].replace(b"subject: the lighthouse", b"subject: a lighthouse", 1)
    monkeypatch.setattr("mutate_register._faults", lambda page: iter([f"unfit: {page.path}"]))

    outcome, says = bench.judge(shown, content)

    assert (outcome, says.startswith("unfit: ")) == (Outcome.UNFIT, True)

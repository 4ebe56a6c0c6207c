"""The register, spoiled in one place many times: refused with an address or shown, and nothing raises."""

from collections import Counter
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest
from mutate_register import FAULTS, Bench, Outcome, Result, made, report, status

ROOT = Path(__file__).parents[2]
SEED = 1992


def test_a_spoiled_register_is_refused_or_shown():
    """Of 200 mutations of the real register none raises, is refused without an address, or makes unfit pages."""
    results = list(made(ROOT / "sources", range(200), seed=SEED, every=20, workers=2))

    counts = Counter(result.outcome for result in results)
    assert len(results) == 200
    assert [result for result in results if result.outcome in FAULTS] == [], report(results)
    assert counts[Outcome.REFUSED] > 100  # they do spoil
    assert counts[Outcome.SHOWN] > 0  # and pages are made of some


@pytest.mark.parametrize(
    ("outcome", "expected"),
    [(outcome, int(outcome in {Outcome.FAILED, Outcome.UNFIT})) for outcome in Outcome],
)
def test_the_status_tells(outcome, expected):
    """The command fails for whatever raised or had no address, and for pages that the verification refuses."""
    fine = Result(0, "cut_off", "sources/site.yml", Outcome.REFUSED)

    assert status([fine, Result(1, "text", "sources/site.yml", outcome, "x"), fine]) == expected


def test_unfit_pages_are_seen(monkeypatch):
    """Canary: pages that break a rule of built pages are an unfit outcome, not a shown one."""
    bench = Bench(ROOT / "tests/fixtures/lighthouse/sources")
    shown = "sources/site.yml"
    content = bench.contents[shown].replace(b"subject: the lighthouse", b"subject: a lighthouse", 1)
    monkeypatch.setattr("mutate_register._faults", lambda page: iter([f"unfit: {page.path}"]))

    outcome, says = bench.judge(shown, content)

    assert (outcome, says.startswith("unfit: ")) == (Outcome.UNFIT, True)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_register_that_is_not_clean_ends_the_run(tmp_path):
    """Where the register cannot be set up, the run ends; it does not begin its processes again for ever."""
    with pytest.raises(BrokenProcessPool):
        list(made(tmp_path, range(2), seed=SEED, every=1, workers=1))

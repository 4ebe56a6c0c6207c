"""The register that is published, spoiled in one place many times: refused with an address or shown; nothing raises."""

from collections import Counter
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest
from mutate_register import FAULTS, Outcome, made, report

ROOT = Path(__file__).parents[2]
SEED = 1992
TIMES = 200


def test_a_spoiled_register_is_refused_or_shown():
    """Of 200 mutations of the real register none raises, is refused without an address, or makes unfit pages."""
    results = list(made(ROOT / "sources", range(TIMES), seed=SEED, every=20, workers=2))

    counts = Counter(result.outcome for result in results)
    assert len(results) == TIMES
    assert [result for result in results if result.outcome in FAULTS] == [], report(results)
    assert counts[Outcome.REFUSED] > 100  # they do spoil
    assert counts[Outcome.SHOWN] > 0  # and pages are made of some


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_register_that_is_not_clean_ends_the_run(tmp_path):
    """Where the register cannot be set up, the run ends; it does not begin its processes again for ever."""
    with pytest.raises(BrokenProcessPool):
        list(made(tmp_path, range(2), seed=SEED, every=1, workers=1))

"""Ten thousand steps of histories at random; their figures are printed by `pytest -s`, and kept by the report.

They are others each time; `--hypothesis-seed=N` tries those again that began with N.
"""

from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from random import SystemRandom

from histories import figures_of

STEPS = 10_000
BATCHES = 20
WORKERS = 2


def test_histories(request, record_property):
    """Whatever is done to a published register: nothing is lost, nothing silent, nothing redacted is told."""
    first = int(request.config.getoption("--hypothesis-seed") or SystemRandom().randrange(1_000_000))
    figures = Counter()
    with ProcessPoolExecutor(WORKERS, get_context("spawn")) as pool:
        for found in pool.map(figures_of, range(first, first + BATCHES)):
            most = max(figures["urls"], found["urls"])
            figures += found
            figures["urls"] = most

    for figure, value in {"seed": first, **figures}.items():
        record_property(figure, value)
    print({"seed": first, **figures})  # noqa: T201 -- the record
    assert figures["steps"] >= STEPS

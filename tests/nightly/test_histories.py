"""Ten thousand steps of histories at random; their figures are printed by `pytest -s`, and kept by the report.

They are others each time; `--hypothesis-seed=N` tries those again that began with N.
"""

from itertools import count
from random import SystemRandom

import pytest

from histories import try_histories
from history import FIGURES
from history_outputs import quick_bibliographies

__all__ = ("quick_bibliographies",)
STEPS = 10_000


@pytest.mark.usefixtures("quick_bibliographies")
def test_histories(request, record_property):
    """Whatever is done to a published register: nothing is lost, nothing silent, nothing redacted is told."""
    first = int(request.config.getoption("--hypothesis-seed") or SystemRandom().randrange(1_000_000))
    for number in count(first):
        if FIGURES["steps"] >= STEPS:
            break
        try_histories(10, number)

    figures = {"seed": first, **FIGURES}
    for figure, value in figures.items():
        record_property(figure, value)
    print(figures)  # noqa: T201 -- the record

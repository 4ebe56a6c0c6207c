"""Ten thousand steps of histories at random; their figures are printed by `pytest -s`, and kept by the report."""

import pytest

from histories import try_histories
from history import FIGURES
from history_outputs import quick_bibliographies

__all__ = ("quick_bibliographies",)
STEPS = 10_000


@pytest.mark.usefixtures("quick_bibliographies")
def test_histories(record_property):
    """Whatever is done to a published register: nothing is lost, nothing silent, nothing redacted is told."""
    while FIGURES["steps"] < STEPS:
        try_histories(50)

    for figure, count in FIGURES.items():
        record_property(figure, count)
    print(dict(FIGURES))  # noqa: T201 -- the record

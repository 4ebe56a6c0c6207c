"""Histories at random, as many as fit; the greater part of them is tried at night."""

import pytest

from histories import try_histories
from history import FIGURES
from history_outputs import quick_bibliographies

__all__ = ("quick_bibliographies",)
STEPS = 50


@pytest.mark.usefixtures("quick_bibliographies")
def test_histories():
    """Whatever is done to a published register: nothing is lost, nothing silent, nothing redacted is told."""
    try_histories(2, number=0, steps=25)

    assert FIGURES["steps"] > STEPS

"""What the gate tries with one beginning of a line and a few signs, with all of them and many."""

import pytest
from hypothesis import HealthCheck, given, settings

from hostile import GROUPS
from hostile_pages import SIGNS, faults_of_signs, faults_of_text


@pytest.mark.parametrize("lead", GROUPS)
def test_shown_as_the_text_it_is(lead):
    """Whatever stands at the beginning of a line, injections in all fields add nothing to a page, and can be read."""
    assert faults_of_text(GROUPS[lead]) == []


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(SIGNS)
def test_any_signs(signs):
    """Whatever signs are written into all fields at once: they are refused with their place, or shown as text."""
    assert faults_of_signs(signs) == []

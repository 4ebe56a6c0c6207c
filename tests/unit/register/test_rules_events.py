import pytest

from builders import a_claim, a_register, an_event, shown
from synopsis.register.rules.events import other_dates_are_given

GIVES = "claims must name claims of articles under the event that give this date, not"


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        pytest.param({"edtf": "2001", "claims": ["a2"]}, [], id="claim"),
        pytest.param({"edtf": "1899~", "findings": ["survey-length"]}, [], id="finding"),
        pytest.param({"edtf": "2001", "claims": ["x9"]}, [], id="unknown-claim-is-told-elsewhere"),
        pytest.param({"edtf": "2001", "claims": ["b1"]}, [f"claims.0: {GIVES} 'b1'"], id="claim-without-the-date"),
        pytest.param({"edtf": "2001", "claims": ["ac1"]}, [f"claims.0: {GIVES} 'ac1'"], id="comment"),
        pytest.param(
            {"edtf": "2001", "findings": ["almanac-oak"]},
            ["findings.0: findings must name findings of the event, not 'almanac-oak'"],
            id="finding-of-another-event",
        ),
        pytest.param(
            {"edtf": "2001"}, [": other date must have the claims or findings that give it; found neither"], id="nobody"
        ),
        pytest.param(
            {"edtf": "2003", "findings": ["survey-length"]},
            ["edtf: edtf must be another date than that of the event, not '2003' again"],
            id="the-same",
        ),
    ],
)
def test_other_dates_are_given(other, expected):
    """Whoever gives an event another date stands under it and says so."""
    dated = [a_claim(name, dates=[{"edtf": "2001", "as_printed": "2001"}]) for name in ("a2", "ac1")]
    event = an_event(claims=["a2", "ac1", "b1"], findings=["survey-length"], other_dates=[other])
    register = a_register(*dated, event)

    found = shown(register, other_dates_are_given(register))

    place = "events/flood-2003 other_dates.0"
    assert found == [f"{place}{'' if line.startswith(':') else '.'}{line} [event-date]" for line in expected]


def test_events_are_where_the_timeline_is():
    """What was before year 1 has no place on the timeline, and no other date of an event is there."""
    event = an_event(
        date="-0043", findings=["survey-length"], other_dates=[{"edtf": "0000", "findings": ["survey-length"]}]
    )
    register = a_register(event)
    must = "must be of year 1 or later, as the timeline has it, not"

    assert shown(register, other_dates_are_given(register)) == [
        f"events/flood-2003 date: date {must} '-0043' [event-date]",
        f"events/flood-2003 other_dates.0.edtf: edtf {must} '0000' [event-date]",
    ]

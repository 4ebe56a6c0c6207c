import re

import pytest
import yaml
from hypothesis import HealthCheck, given, settings

from hostile import (
    GROUPS,
    INJECTIONS,
    PLAIN,
    RULED,
    UNSEEN,
    first_places,
    hostile,
    pattern_of,
    places,
    text_fields,
)
from hostile_pages import SIGNS, faults_of, faults_of_signs, faults_of_text, plain_texts
from lighthouse import SITE_URL
from synopsis.register.problems import Refused, Rule
from synopsis.site.settings import read_settings

# every field of every kind


def test_every_field_is_tried():
    """Most fields take free text; each of the others is refused by its type, or by the rule that it names something."""
    names = {pattern_of(place) for place in places()}

    assert len(names) > 200
    assert RULED <= text_fields() < names
    assert len(text_fields()) > 100


@pytest.mark.parametrize("name", INJECTIONS)
def test_types_refuse(name):
    """A field that takes no words takes no injection either, and the fault has its place."""
    for field, place in first_places().items():
        if field not in text_fields():
            faults = hostile().faults(place, INJECTIONS[name])

            assert {(fault.location.file, fault.location.line > 0) for fault in faults} == {(place[0], True)}, field


@pytest.mark.parametrize("field", sorted(RULED), ids=".".join)
def test_rules_refuse(field):
    """A field that names another thing is refused by its rule, in its file."""
    place = first_places()[field]

    _, problems = hostile().read({place: INJECTIONS["script"]})

    assert place[0] in {problem.location.file for problem in problems if problem.location.line}


def test_unseen_characters_are_refused():
    """No field of any kind takes a control, a bidirectional mark, or what is no character."""
    chars = UNSEEN.split(" ")
    halves = chars[::2], chars[1::2]  # no more are named at once

    taken = [
        (name, half)
        for name in text_fields()
        for half in halves
        if [fault.rule for fault in hostile().faults(first_places()[name], "a".join(["", *half, ""]))].count(
            Rule.CHARACTER
        )
        < len(half)
    ]

    assert len(chars) > 15
    assert len(text_fields()) > 100
    assert taken == []


@pytest.mark.parametrize("text", [pytest.param("x" * 7000, id="one-word"), pytest.param("x " * 4000, id="many-words")])
def test_huge_texts_are_refused(text):
    """Every field has an end."""
    for field, place in first_places().items():
        assert hostile().faults(place, text.strip()), field


def test_shown_as_the_text_it_is():
    """In all fields of all records at once, injections add no element and no attribute to a page, and can be read.

    Those that begin with another sign are tried at night.
    """
    assert faults_of_text(GROUPS["script"]) == []


@pytest.mark.parametrize(
    "more",
    [
        pytest.param(f"\n\n{INJECTIONS['script']}\n", id="script"),
        pytest.param("\n\n<p onclick='x'>x</p>\n", id="handler"),
        pytest.param("\n\n[x](javascript:x)\n", id="link"),
        pytest.param("\n\n# Another\n", id="heading"),
        pytest.param("\n{: .hostile }\n", id="attribute"),
    ],
)
def test_what_is_not_text_is_seen(more):
    """The comparison of pages sees an injection that was not made text."""
    topic = "topics/size/index.md"
    page = plain_texts()[topic]

    assert faults_of(topic, page, PLAIN) == []
    assert faults_of(topic, page.replace('<p class="print-foot"', f'{more}\n<p class="print-foot"', 1), PLAIN)


@settings(max_examples=2, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(SIGNS)
def test_any_signs(signs):
    """Whatever signs are written into all fields at once: they are refused with their place, or shown as text."""
    assert faults_of_signs(signs) == []


# names in the settings


@pytest.mark.parametrize("setting", ["site_name", "site_description"])
@pytest.mark.parametrize("name", [*INJECTIONS, "bidirectional"])
def test_names_in_the_settings(name, setting, tmp_path):
    """A name or description in the settings that a theme would take for markup is refused with its place."""
    text = "a\u202eb" if name == "bidirectional" else INJECTIONS[name]
    given_ = {"site_name": "Lights", "site_url": SITE_URL, setting: text}
    (tmp_path / "mkdocs.yml").write_text(yaml.safe_dump(given_), encoding="utf-8")

    try:
        read_settings(tmp_path / "mkdocs.yml", {})
        found = []
    except Refused as refused:
        found = refused.problems

    assert bool(found) is bool(re.search(r"[<>\"\u202e]|&[#\w]", text))
    assert {problem.location.file for problem in found} <= {"mkdocs.yml"}
    assert all(problem.location.line for problem in found)

from dataclasses import replace

import pytest

from builders import a_claim, a_document, a_finding, a_person, a_question, a_register, shown
from synopsis.exports.register_json import exported
from synopsis.register.edition import Edition
from synopsis.register.index import Index
from synopsis.register.lifecycle import Published
from synopsis.register.of_people import OfPeople
from synopsis.register.problems import Location
from synopsis.register.rules import corrections
from synopsis.register.urls import path_of, record_at

SITE = "https://example.org/"
NEW = a_person("eve-moor", name="Eve Moor", role="clerk")
ACCUSED = {"person": "eve-moor", "kind": "lying", "outcome": "None was found.", "reply": "None was found."}


def told_of(*changes):
    """Give what is by people and told of them in a register, and its people by id."""
    index = Index(a_register(*changes))
    return OfPeople(index), index.register.people


def ids(records):
    """Name records by their ids."""
    return [record.id for record in records]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        pytest.param(a_claim("a2", voices=["ada-penn", "eve-moor"]), True, id="speaks"),
        pytest.param(a_document("survey-1998", by=["eve-moor"]), True, id="has-a-document"),
        pytest.param(a_finding("almanac-oak", about=["eve-moor"]), True, id="in-a-finding"),
        pytest.param(a_claim("a2", about=["eve-moor"]), True, id="in-a-claim"),
        pytest.param(a_claim("a2", about=["eve-moor"], accuses=[ACCUSED]), False, id="only-accused"),
        pytest.param(a_question("of-what", about=["eve-moor"]), False, id="only-in-a-question"),
        pytest.param(a_claim("a2"), False, id="nowhere"),
    ],
)
def test_who_has_a_page(change, expected):
    """Whoever speaks, has a document or is told of has a page, and an address; who is only accused has none."""
    index = Index(a_register(NEW, change))
    person = index.register.people["eve-moor"]

    assert index.register.has_page(person) is expected
    assert (person in index.people) is expected
    assert (person in list(index.paged_records())) is expected
    (shown_as,) = [item for item in exported(index, Edition("Bridges", SITE))["people"] if item["id"] == "eve-moor"]
    address = (f"{SITE}voices/eve-moor/", "/voices/eve-moor/") if expected else ("", "")
    assert (shown_as["url"], shown_as["path"]) == address


def test_readers_have_no_page():
    """A reader who comments is not followed, whatever claim stands in that reader's name."""
    index = Index(a_register())

    assert index.claims_of_voice("reader-one")
    assert "reader-one" not in ids(index.people)


def test_people_stand_by_name():
    """The list of people is in the order of names, capitals or not."""
    assert ids(Index(a_register()).people) == ["ada-penn", "ann-reed", "ben-holt", "mayor"]


def test_pages_of_people_are_among_the_voices():
    """A path below `/voices/` is a person's; no path is of a folder of the sources."""
    person = a_register().people["ann-reed"]

    assert path_of(person) == "/voices/ann-reed/"
    assert record_at("/voices/ann-reed/index.json") == "person/ann-reed"
    assert record_at("/people/ann-reed/") == ""


def test_findings_are_by_a_person_on_words_or_about():
    """A finding stands once on a person's page: in an own document, on the person's words, or as told of the person."""
    on_words = {"claim": "a1", "how": "supports", "of": "report"}
    changes = (
        a_document("almanac-2010", by=["ann-reed"]),
        a_finding("survey-length", about=["ann-reed", "mayor"], bears_on=[on_words]),
        a_finding("almanac-oak", about=["ann-reed"]),
    )
    views, people = told_of(*changes)
    reed, mayor = people["ann-reed"], people["mayor"]

    assert ids(views.documents_by(reed)) == ["almanac-2010"]
    assert ids(views.findings_by(reed)) == ["almanac-oak"]
    assert ids(views.findings_on_words(reed)) == ["survey-length"]
    assert ids(views.findings_about(reed)) == []
    assert ids(views.findings_of(reed)) == ["almanac-oak", "survey-length"]
    assert ids(views.findings_about(mayor)) == ["survey-length"]


def test_documents_stand_by_date():
    """Of a person's documents the oldest leads, and those of no known day come last."""
    undated = {"type": "book", "title": "County Almanac", "language": "en"}
    views, people = told_of(
        a_document("almanac-2010", by=["mayor"], csl=undated), a_document("survey-1998", by=["mayor"])
    )

    assert ids(views.documents_by(people["mayor"])) == ["survey-1998", "almanac-2010"]


def test_who_loses_the_page_is_told():
    """A published page of a person of whom nothing is left to show is missed by its path, before anything is built."""
    line = Published("/voices/eve-moor/", "0" * 64, "person/eve-moor", Location("sources/permalinks.txt", 3, 1))

    register = a_register(NEW)
    (problem,) = shown(register, corrections.published_records_resolve(register, [line]))

    assert problem.startswith("people/eve-moor: /voices/eve-moor/ must resolve, but person/eve-moor has no claim, ")
    assert problem.endswith("[published-id]")


def test_an_author_keeps_the_page():
    """Whoever wrote an article has a page, even if every claim of it was withdrawn."""
    register = a_register()
    silent = replace(register, claims={})

    assert {article.author for article in register.articles.values()} <= silent.people_with_page

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import (
    a_claim,
    a_correction,
    a_document,
    a_finding,
    a_question,
    a_register,
    a_review,
    a_topic,
    an_article,
    an_audit,
)
from lighthouse import IN_ORDER, an_index
from synopsis.register.enums import PartKind
from synopsis.register.grouping import neighbours
from synopsis.register.index import Index, claims_named
from synopsis.register.numbered_ids import by_number


def ids(records):
    """Name records by their ids."""
    return [record.id for record in records]


def test_articles_stand_by_date():
    """Articles are ordered by date of publication, not by name or file."""
    assert ids(an_index().articles) == list(IN_ORDER)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param("1998", "2007-09", id="years"),
        pytest.param("2007-09", "2007-10-01", id="months"),
        pytest.param("2007-09-04", "2007-09-12", id="days"),
        pytest.param("2015~", "2016", id="about"),
    ],
)
def test_dates_of_any_precision_are_ordered(first, second):
    """Of two dates the earlier leads, however exactly each is known."""
    csl = an_article("one-2020").csl.model_dump(by_alias=True)
    register = a_register(
        an_article("one-2020", csl={**csl, "issued": second}), an_article("two-2024", csl={**csl, "issued": first})
    )

    assert ids(Index(register).articles) == ["two-2024", "one-2020"]


def test_claims_stand_by_article_part_and_number():
    """Claims follow their articles; those of comments come last in each; 9 comes before 14."""
    claims = an_index().claims

    assert ids(claims)[:11] == ["w1", "w2", "w3", "w4", "a1", "a2", "a3", "a4", "ac1", "ac2", "ac3"]
    assert sorted(["m14", "m9", "mc2", "m100"], key=by_number) == ["m9", "m14", "m100", "mc2"]


@given(numbers=st.lists(st.integers(1, 10_000), unique=True))
def test_numbers_are_read_as_numbers(numbers):
    """Ids of one article are sorted as numbers."""
    assert sorted((f"m{number}" for number in numbers), key=by_number) == [f"m{number}" for number in sorted(numbers)]


def test_questions_follow_topics():
    """Questions stand in the order of their topics, then in their own."""
    index = an_index()

    assert ids(index.topics) == ["size", "beginnings"]
    assert ids(index.questions) == [
        "how-tall",
        "how-many-steps",
        "why-counts-differ",
        "when-lit",
        "what-stone",
        "what-called",
    ]
    assert ids(index.questions_of_topic(index.topics[1])) == ["when-lit", "what-stone", "what-called"]


def test_a_topic_may_be_empty():
    """What nothing points to has an empty view, not a fault."""
    topic = a_topic("empty", order=9)
    index = Index(a_register(topic, a_document("unread"), a_claim("a9")))

    assert index.questions_of_topic(topic) == ()
    assert index.findings_of_document(a_document("unread")) == ()
    assert index.audits_of_claim(a_claim("a9")) == ()
    assert index.questions_of_claim(a_claim("a9")) == ()


def test_inverses():
    """Facts are stored once; each is found from its other end."""
    index = an_index()
    register = index.register
    claim = register.claims["a3"]

    assert ids(index.questions_of_claim(register.claims["ac1"])) == ["how-many-steps"]
    assert ids(index.findings_of_question(register.questions["how-tall"])) == ["f2", "f1", "f5"]
    assert ids(index.findings_of_document(register.documents["survey-2011"])) == ["f1", "f3", "f4", "f5"]
    assert [(item.how, item.on, finding.id) for item, finding in index.bearings_of_claim(claim)] == [
        ("supports", "content", "f2"),
        ("supports", "report", "f2"),
        ("qualifies", "content", "f1"),
    ]
    assert ids(index.audits_of_claim(claim)) == ["list-of-lights-in-adeyemi"]
    assert ids(index.audits_of_document(register.documents["keepers-log"])) == ["log-in-wexford"]
    assert ids(index.claims_of_document(register.documents["keepers-log"])) == ["w1"]
    assert ids(index.claims_of_voice("harbour-office")) == ["a3", "t6"]


def test_sentences_are_those_of_their_article():
    """A sentence id belongs to its article: `p1s1` of one is not `p1s1` of another."""
    index = an_index()
    register = index.register

    found = {name: ids(index.claims_of_sentence(register.sentences[f"{name}/p1s1"])) for name in IN_ORDER}

    assert found == {"wexford-1998": ["w1"], "adeyemi-2007": ["a1", "a2"], "tanaka-2015": ["t1", "t2"]}
    assert len(index.sentences_of_article(register.articles["tanaka-2015"])) == 7


def test_parts_are_kept_apart():
    """A comment's claim is never among the article's."""
    index = an_index()
    article = index.register.articles["adeyemi-2007"]

    assert ids(index.claims_in(article, PartKind.ARTICLE)) == ["a1", "a2", "a3", "a4"]
    assert ids(index.claims_in(article, PartKind.COMMENTS)) == ["ac1", "ac2", "ac3"]
    assert index.claims_in(index.register.articles["tanaka-2015"], PartKind.COMMENTS) == ()


def test_findings_stand_by_date_of_their_documents():
    """The oldest document speaks first; what has no date speaks last."""
    undated = a_document("undated", csl={"type": "book", "title": "Undated", "language": "en"})
    index = Index(a_register(undated, a_finding("later", document="undated")))

    assert ids(index.findings) == ["survey-length", "almanac-oak", "later"]


def test_audits_follow_their_claims():
    """Audits stand in the order of the claims that name the sources."""
    index = Index(a_register(an_audit("z", claim="a1"), an_audit("b", claim="b1")))

    assert ids(index.audits) == ["a1-survey", "z", "b"]


def test_claims_named_by_a_question():
    """Sides come before comments, each in the question's own order."""
    assert claims_named(a_question("how-long")) == ["a1", "b1", "ac1"]


def test_the_narrowest_review_counts():
    """A review of a file outweighs one of its folder; what no review covers has no state."""
    wrote, read = (
        {"role": "a", "kind": "person", "on": "2024-05-03"},
        {"role": "b", "kind": "person", "on": "2024-05-04"},
    )
    register = a_register(
        a_review("folder", covers=["claims"], state="draft", wrote=wrote, read=[]),
        a_review("file", covers=["claims/a1.yml"], state="reviewed", wrote=wrote, read=[read]),
    )
    index = Index(register)

    assert index.state_of(register.claims["a1"]) == "reviewed"
    assert index.state_of(register.claims["a2"]) == "draft"
    assert index.state_of(register.questions["of-what"]) is None


def test_a_review_covers_paths_below_the_sources():
    """A folder of the same name above the sources is not meant."""
    register = a_register(a_review("first-draft", covers=["sources"]))

    assert Index(register).state_of(register.claims["a1"]) is None


def test_a_claim_without_an_article_is_a_fault_of_ours():
    """The views are of a register that passed its check."""
    index = Index(a_register(without=[an_article("two-2024")]))

    with pytest.raises(LookupError, match="b1 passed check"):
        index.article_of(index.register.claims["b1"])


def test_neighbours():
    """The first has none before it, the last none after it."""
    records = ["a", "b", "c"]

    assert neighbours(records, records[0]) == ([], ["b"], 0)
    assert neighbours(records, records[1]) == (["a"], ["c"], 1)
    assert neighbours(records, records[2]) == (["b"], [], 2)


def test_a_correction_of_a_person_is_told_beside_every_claim():
    """Name and role of a person stand on the page of each claim in whose chain of voices the person is."""
    register = a_register(a_correction("role", record="person/ann-reed", kind="voice"))

    shown = {name: [one.id for one in Index(register).corrections_at(name)] for name in ("person/ann-reed", "claim/a1")}

    assert shown == {"person/ann-reed": ["role"], "claim/a1": ["role"]}
    assert Index(register).corrections_at("claim/b1") == ()

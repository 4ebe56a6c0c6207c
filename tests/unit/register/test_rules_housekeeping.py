import pytest

from builders import (
    a_claim,
    a_document,
    a_question,
    a_register,
    a_review,
    a_sentence,
    a_topic,
    an_article,
    found,
    some_vocabularies,
)
from synopsis.register.enums import CLOSED_LISTS
from synopsis.register.fingerprints import proof_fingerprint
from synopsis.register.model.words import of_every_register
from synopsis.register.rules import check, housekeeping, warnings
from synopsis.register.validation import Parsed


def test_every_list_is_defined_with_its_words():
    """The words that come with the generator are those that it knows, each list with all of them and no other."""
    given = {known.id: {term.id for term in known.terms} for known in of_every_register()}

    assert given == {name: {*map(str, words)} for name, words in CLOSED_LISTS.items()} | {"figure-group": set()}


def with_lists(*lists):
    """Give a register with lists of its own, as pairs of an id and of terms: ids, or pairs of field and value."""
    return a_register(some_vocabularies(lists=[{"id": name, "terms": terms} for name, terms in lists]))


ADDED = {"id": "letter", "label": "letter", "says": "A letter."}
BEARINGS = "supports, disputes, qualifies, context"


@pytest.mark.parametrize(
    ("lists", "expected"),
    [
        pytest.param([], [], id="nothing"),
        pytest.param([("bearing", [{"id": "supports", "label": "backs"}])], [], id="called-otherwise"),
        pytest.param([("document-kind", [ADDED])], [], id="kind-of-document"),
        pytest.param([("sentence-kind", [ADDED])], [], id="kind-of-sentence"),
        pytest.param([("figure-group", [ADDED])], [], id="group-of-figures"),
        pytest.param(
            [("bearing", [ADDED])],
            [f"lists.0.terms.0.id: terms of bearing must be {BEARINGS}; not 'letter'"],
            id="closed",
        ),
        pytest.param(
            [("document-kind", [{"id": "letter", "label": "letter"}])],
            ["lists.0.terms.0: term 'letter', which the register adds, must have label and says"],
            id="without-meaning",
        ),
        pytest.param(
            [("colours", [])],
            [f"lists.0.id: lists must be of {', '.join([known.id for known in of_every_register()])}; not 'colours'"],
            id="unknown",
        ),
    ],
)
def test_vocabularies_add_where_they_may(lists, expected):
    """A register calls otherwise what every register has, and adds to open lists alone."""
    assert found(housekeeping.vocabularies_add_where_they_may, with_lists(*lists)) == [
        f"vocabularies {line} [vocabulary]" for line in expected
    ]


def test_words_are_joined_in_their_order():
    """What is not named is as in every register; an added word stands behind the one that it follows."""
    register = with_lists(("document-kind", [{"id": "court", "label": "judges"}, ADDED, {**ADDED, "id": "map"}]))
    words = register.vocabularies

    assert words.words_of("document-kind")[:4] == ("court", "letter", "map", "intergovernmental")
    labels = {term.id: term.label for known in words.whole if known.id == "document-kind" for term in known.terms}
    assert (labels["court"], labels["letter"], labels["press"]) == ("judges", "letter", "press")
    assert with_lists(("document-kind", [ADDED])).vocabularies.words_of("document-kind")[-1] == "letter"


@pytest.mark.parametrize(("kind", "good"), [("letter", True), ("court", True), ("lettre", False)])
def test_kinds_are_defined(kind, good):
    """Kinds of document and of sentence are words of lists to which a register may add."""
    words = some_vocabularies(lists=[{"id": f"{name}-kind", "terms": [ADDED]} for name in ("document", "sentence")])
    register = a_register(words, a_document(kind=kind), a_sentence(kind="letter" if good else kind))

    problems = found(housekeeping.kinds_are_defined, register)

    assert [problem.split(":")[0] for problem in problems] == (
        [] if good else ["documents/survey-1998 kind", "sentences/one-2020/p1s1 kind"]
    )
    assert all(problem.endswith("; not 'lettre' [unknown-word]") for problem in problems)


def proved(*changed, digest=None):
    """Give a register whose first article has a proof of the valid register on record."""
    valid = a_register()
    digest = digest or proof_fingerprint(valid, valid.articles["one-2020"])
    return a_register(an_article(proved={"on": "2024-05-01", "digest": digest}), *changed)


STALE = "articles/one-2020 proved.digest: digest must be that of the present sentences and anchors,"
AGAIN = "not proved since 2024-05-01; whoever has the text runs quotes --write before publication"


@pytest.mark.parametrize(
    ("register", "stale"),
    [
        pytest.param(a_register(), False, id="no-proof"),
        pytest.param(proved(), False, id="current"),
        pytest.param(proved(a_claim(says="Reed measured 120 metres in 1998.")), False, id="paraphrase-changed"),
        pytest.param(proved(a_claim("b1", quote={"exact": "90 metres long"})), False, id="other-article-changed"),
        pytest.param(proved(a_claim(quote={"exact": "120 metres long, according"})), True, id="anchor-changed"),
        pytest.param(proved(digest="0" * 64), True, id="of-something-else"),
    ],
)
def test_proofs_are_current(register, stale):
    """A proof on record is of the sentences and anchors as they are now."""
    digest = register.articles["one-2020"].proved and register.articles["one-2020"].proved.digest[:12]

    assert found(housekeeping.proofs_are_current, register) == (
        [f"{STALE} not '{digest}': {AGAIN} [stale-proof]"] if stale else []
    )


def test_a_stale_proof_is_a_warning():
    """A proof of other words refuses no build and is told; no other rule of a clean register warns."""
    stale = Parsed(proved(digest="0" * 64))

    assert check(stale) == []
    assert [(one.rule, one.is_warning) for one in warnings(stale)] == [("stale-proof", True)]
    assert warnings(Parsed(proved())) == []


@pytest.mark.parametrize(
    "covered",
    [
        "claims",
        "claims/a1.yml",
        "sentences/one-2020",
        "questions/how-long.yml",
        "site.yml",
        "vocabularies.yml",
        "corrections",
        ".",
    ],
)
def test_reviews_cover_what_is_there(covered):
    """A review may cover any file or folder of the register."""
    assert found(housekeeping.reviews_cover_what_is_there, a_register(a_review(covers=[covered]))) == []


@pytest.mark.parametrize(
    "covered", ["claims/a99.yml", "claim", "claims/a1", "sources/claims", "../sources", "claims.yml"]
)
def test_reviews_cover_nothing_else(covered):
    """What a review covers must be there."""
    register = a_register(a_review(covers=["claims", covered]))

    assert found(housekeeping.reviews_cover_what_is_there, register) == [
        f"reviews/first-draft covers.1: covers must name files or folders of the register, not '{covered}' [review]"
    ]


WROTE = {"role": "editor", "kind": "person", "on": "2024-05-03"}
READ = {"role": "second editor", "kind": "person", "on": "2024-05-04"}
STATE = "reviews/first-draft state: state must be draft until a person who did not write it has read it, not 'reviewed'"


@pytest.mark.parametrize(
    ("state", "read", "good"),
    [
        pytest.param("draft", [], True, id="draft"),
        pytest.param("draft", [READ], True, id="draft-though-read"),
        pytest.param("reviewed", [READ], True, id="read-by-another"),
        pytest.param("reviewed", [WROTE, READ], True, id="read-by-both"),
        pytest.param("reviewed", [], False, id="read-by-nobody"),
        pytest.param("reviewed", [WROTE], False, id="read-by-the-writer"),
        pytest.param("reviewed", [{**READ, "kind": "software"}], False, id="read-by-software"),
    ],
)
def test_reviewed_rests_on_a_second_person(state, read, good):
    """`reviewed` rests on a person who did not write it."""
    register = a_register(a_review(state=state, wrote=WROTE, read=read))

    assert found(housekeeping.reviews_cover_what_is_there, register) == ([] if good else [f"{STATE} [review]"])


def test_lists_name_each_word_once():
    """A word of a list is given once, a list too."""
    register = with_lists(("figure-group", [ADDED, ADDED]), ("figure-group", []))

    assert found(housekeeping.vocabularies_name_each_word_once, register) == [
        "vocabularies lists.0.terms.1.id: terms must define 'letter' once, not again [duplicate-id]",
        "vocabularies lists.1.id: lists must define 'figure-group' once, not again [duplicate-id]",
    ]


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        pytest.param([], [], id="good"),
        pytest.param(
            [a_topic("building", order=1)],
            ["topics/building order: order must be another than that of length, not '1' again"],
            id="topics",
        ),
        pytest.param(
            [a_question("longest", order=2)],
            ["questions/longest order: order must be another than that of when-measured, not '2' again"],
            id="questions-of-a-topic",
        ),
        pytest.param([a_question("of-what", order=2)], [], id="questions-of-two-topics"),
    ],
)
def test_orders_are_distinct(changed, expected):
    """No two topics, and no two questions of a topic, have the same place in their order."""
    assert found(housekeeping.orders_are_distinct, a_register(*changed)) == [
        f"{line} [equal-order]" for line in expected
    ]


def test_ids_are_short():
    """An id at the limit holds, a longer one is told where it stands, of a record and of what a record is made of."""
    long, longest = "a" * 31, "b" * 32
    points = [{"id": long, "title": "How long it is"}]
    topic, question = a_topic(longest), a_question(points=points)
    register = a_register(topic, question)

    problems = list(housekeeping.ids_are_short(register, 30))

    assert sorted(map(str, problems)) == sorted(
        [
            f"{topic.at('id')}: id must have at most 30 characters, not 32 [invalid-value]",
            f"{question.at('points', 0, 'id')}: id must have at most 30 characters, not 31 [invalid-value]",
        ]
    )
    assert list(housekeeping.ids_are_short(register, 32)) == []

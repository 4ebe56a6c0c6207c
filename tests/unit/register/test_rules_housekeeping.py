import pytest

from builders import SINGLE, a_claim, a_question, a_register, a_review, a_topic, an_article, found, some_vocabularies
from synopsis.register.enums import CLOSED_LISTS, Bearing
from synopsis.register.fingerprints import proof_fingerprint
from synopsis.register.rules import housekeeping

LISTS = SINGLE["vocabularies.yml"]["lists"]
BEARING = list(CLOSED_LISTS).index("bearing")
TERMS = {term["id"]: term for term in LISTS[BEARING]["terms"]}


def with_bearings(*ids):
    """Give a register in which these are the terms of the list `bearing`."""
    terms = [{**TERMS.get(name, TERMS["context"]), "id": name} for name in ids]
    lists = [{**given, "terms": terms} if given["id"] == "bearing" else given for given in LISTS]
    return a_register(some_vocabularies(lists=lists))


WORDS = [word.value for word in Bearing]
TERMS_MUST = f"vocabularies lists.{BEARING}.terms: terms of bearing must be {', '.join(WORDS)}; not"


@pytest.mark.parametrize(
    ("register", "expected"),
    [
        pytest.param(a_register(), [], id="good"),
        pytest.param(with_bearings(*reversed(WORDS)), [], id="any-order"),
        pytest.param(
            a_register(some_vocabularies(lists=[given for given in LISTS if given["id"] != "living"])),
            ["vocabularies lists: lists must define 'living'; found no list of that id"],
            id="list-missing",
        ),
        pytest.param(
            with_bearings("supports", "disputes", "context"),
            [f"{TERMS_MUST} supports, disputes, context"],
            id="term-missing",
        ),
        pytest.param(with_bearings(*WORDS, "ends"), [f"{TERMS_MUST} {', '.join(WORDS)}, ends"], id="term-too-many"),
        pytest.param(with_bearings(*WORDS, "context"), [f"{TERMS_MUST} {', '.join(WORDS)}, context"], id="term-twice"),
    ],
)
def test_vocabularies_define_every_closed_list(register, expected):
    """Each closed list is defined for readers, with exactly its words."""
    assert found(housekeeping.vocabularies_define_every_closed_list, register) == [
        f"{line} [vocabulary]" for line in expected
    ]


def proved(*changed, digest=None):
    """Give a register whose first article has a proof of the valid register on record."""
    valid = a_register()
    digest = digest or proof_fingerprint(valid, valid.articles["one-2020"])
    return a_register(an_article(proved={"on": "2024-05-01", "digest": digest}), *changed)


STALE = (
    "articles/one-2020 proved.digest: digest must be that of the present sentences and anchors (run quotes --write),"
)


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
        [f"{STALE} not '{digest}' [stale-proof]"] if stale else []
    )


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


GROUPS = next(number for number, given in enumerate(LISTS) if given["id"] == "figure-group")


def test_a_list_of_its_own_may_be_absent():
    """Lists without logic belong to the register, which need not have them."""
    register = a_register(some_vocabularies(lists=[given for given in LISTS if given["id"] != "figure-group"]))

    assert found(housekeeping.vocabularies_define_every_closed_list, register) == []
    assert found(housekeeping.vocabularies_name_each_word_once, register) == []


def test_a_list_of_its_own_names_each_word_once():
    """A word of such a list is defined once."""
    twice = {**LISTS[GROUPS], "terms": LISTS[GROUPS]["terms"] * 2}
    register = a_register(some_vocabularies(lists=[*LISTS[:GROUPS], twice, *LISTS[GROUPS + 1 :]]))

    assert found(housekeeping.vocabularies_name_each_word_once, register) == [
        f"vocabularies lists.{GROUPS}.terms.1.id: terms must define 'bridge-length' once, not again [duplicate-id]"
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

import pytest

from builders import a_claim, a_register, a_sentence, an_article, found
from synopsis.register.rules import attribution


@pytest.mark.parametrize(
    ("prefixes", "expected"),
    [
        pytest.param(("a", "b"), [], id="distinct"),
        pytest.param(("a", "ab"), [], id="one-begins-the-other"),
        pytest.param(("a", "a"), ["'a'", "'ac'"], id="same"),
        pytest.param(("a", "ac"), ["'ac'"], id="taken-by-comments"),
        pytest.param(("ac", "a"), ["'ac'"], id="comments-taken"),
    ],
)
def test_prefixes_are_distinct(prefixes, expected):
    """No claim id could belong to two articles."""
    first, second = prefixes
    register = a_register(an_article("one-2020", prefix=first), an_article("two-2024", prefix=second))

    message = (
        "articles/two-2024 prefix: prefix must leave claim ids to one article, not {} as for one-2020 [claim-prefix]"
    )
    assert found(attribution.prefixes_are_distinct, register) == [message.format(prefix) for prefix in expected]


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        pytest.param([], [], id="good"),
        pytest.param(
            [a_claim("x7")],
            [
                (
                    "claims/x7 id: id must begin with an article's prefix (a, b; with c for comments), not 'x7'"
                    " [claim-prefix]"
                )
            ],
            id="nobody's",
        ),
        pytest.param(
            [a_claim("a1", sentences=[])],
            [
                (
                    "claims/a1 sentences: sentences must name at least the sentence that makes the claim, not ''"
                    " [claim-part]"
                )
            ],
            id="no-sentence",
        ),
    ],
)
def test_claims_belong_to_an_article(changed, expected):
    """Each claim belongs to an article by its id, and to a sentence."""
    assert found(attribution.claims_belong_to_an_article, a_register(*changed)) == expected


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        pytest.param([], [], id="good"),
        pytest.param(
            [a_claim("a3", sentences=["p2s1", "c1p1s1"])],
            ["claims/a3 sentences.1: sentences must stand in the part article as the id says, not 'comments'"],
            id="article-from-a-comment",
        ),
        pytest.param(
            [a_claim("ac1", sentences=["p2s1"])],
            ["claims/ac1 sentences.0: sentences must stand in the part comments as the id says, not 'article'"],
            id="comment-from-the-article",
        ),
        pytest.param([a_claim("a3", sentences=["p9s9"]), a_claim("x1")], [], id="unknown-is-told-elsewhere"),
    ],
)
def test_claims_stay_in_their_part(changed, expected):
    """A comment never speaks as the article, nor the article as a comment."""
    assert found(attribution.claims_stay_in_their_part, a_register(*changed)) == [
        f"{line} [claim-part]" for line in expected
    ]


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        pytest.param([], [], id="good"),
        pytest.param(
            [a_claim(voices=["ann-reed", "ada-penn"])],
            ["claims/a1 voices.0: voices must begin with 'ada-penn', not 'ann-reed'"],
            id="inner-voice-first",
        ),
        pytest.param(
            [a_claim(voices=[])], ["claims/a1 voices: voices must begin with 'ada-penn', not ''"], id="no-voice"
        ),
        pytest.param(
            [a_claim("b1", voices=["ada-penn"])],
            ["claims/b1 voices.0: voices must begin with 'ben-holt', not 'ada-penn'"],
            id="the-other-author",
        ),
        pytest.param(
            [a_claim("ac1", voices=["ada-penn"])],
            ["claims/ac1 voices.0: voices must begin with 'reader-one', not 'ada-penn'"],
            id="author-for-a-commenter",
        ),
        pytest.param(
            [a_sentence(id="c1p1s1", section="c2", part="comments")],
            ["sentences/one-2020/c1p1s1 section: section must name a comment of one-2020, not 'c2'"],
            id="comment-that-is-not-there",
        ),
    ],
)
def test_claims_begin_with_their_author(changed, expected):
    """The outermost voice is the author's, in a comment the commenter's."""
    assert found(attribution.claims_begin_with_their_author, a_register(*changed)) == [
        f"{line} [claim-voice]" for line in expected
    ]


@pytest.mark.parametrize(
    ("changed", "without", "expected"),
    [
        pytest.param([], [], [], id="good"),
        pytest.param(
            [],
            [a_claim("a3")],
            ["sentences/one-2020/p2s1: sentence p2s1 must be the home of a claim or have no_claim, not neither"],
            id="neither",
        ),
        pytest.param(
            [a_sentence(id="p2s1", no_claim="rhetoric")],
            [],
            [
                (
                    "sentences/one-2020/p2s1 no_claim: no_claim must be left out where claims have their home,"
                    " not 'rhetoric'"
                )
            ],
            id="both",
        ),
        pytest.param(
            [a_sentence(id="p2s2", no_claim="to-do")],
            [],
            ["sentences/one-2020/p2s2 no_claim: no_claim must say why sentence p2s2 has no claim, not 'to-do'"],
            id="not-yet-read",
        ),
        pytest.param(
            [a_claim("a3", sentences=["p1s2", "p2s1"])],
            [],
            ["sentences/one-2020/p2s1: sentence p2s1 must be the home of a claim or have no_claim, not neither"],
            id="repeated-in-it-is-no-home",
        ),
        pytest.param(
            [a_sentence("two-2024", "p2s2", words=3)],
            [],
            ["sentences/two-2024/p2s2: sentence p2s2 must be the home of a claim or have no_claim, not neither"],
            id="new-sentence",
        ),
    ],
)
def test_sentences_are_accounted_for(changed, without, expected):
    """Each sentence is the home of a claim or says why not, and never both."""
    assert found(attribution.sentences_are_accounted_for, a_register(*changed, without=without)) == [
        f"{line} [sentence-account]" for line in expected
    ]
